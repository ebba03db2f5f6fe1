/** A view as a text: kept on the device, and carried by a link to somebody else. */
import { z } from '$lib/budget/values/zod';
import { tidyView, type SheetView } from './sheet-view';

/** Bounds of what comes from outside: a link is anybody's. */
const SHORT = z.string().max(300);
const keys = z.array(SHORT).max(5_000).optional();
const fen = z.int().optional();
const filter = z.discriminatedUnion('kind', [
	z.strictObject({
		column: SHORT,
		kind: z.literal('values'),
		values: z.array(z.string().max(2_000)).max(2_000)
	}),
	z.strictObject({ column: SHORT, kind: z.literal('text'), text: SHORT }),
	z.strictObject({ column: SHORT, kind: z.literal('amounts'), least: fen, most: fen })
]);
const schema = z.strictObject({
	filters: z.array(filter).max(100).optional(),
	units: keys,
	withFindings: z.literal(true).optional(),
	changedSince: z.int().min(0).optional(),
	withoutEmpty: z.literal(true).optional(),
	sort: z.strictObject({ column: SHORT, way: z.enum(['up', 'down']) }).optional(),
	depth: z.int().min(0).max(9).optional(),
	folded: keys,
	unfolded: keys,
	widths: z.record(SHORT, z.number().min(24).max(2_000)).optional(),
	zoom: z.int().min(50).max(200).optional()
});

/** What is no view (an old link, somebody's joke) is `undefined`. */
export function checkedView(data: unknown): SheetView | undefined {
	const read = schema.safeParse(data);
	return read.success ? (tidyView(read.data as SheetView) as SheetView) : undefined;
}

/** For the `view` of a link. */
export function writeView(view: SheetView): string {
	const bytes = new TextEncoder().encode(JSON.stringify(tidyView(view)));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}

/** `undefined` of what is no view. */
export function readView(text: string): SheetView | undefined {
	try {
		const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
			c.charCodeAt(0)
		);
		return checkedView(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch {
		return undefined;
	}
}
