/**
 * S06: 保密审查 and the signature of the 负责人, without which there is no public edition. Each is given
 * over what the public would see; when that changes, it lapses.
 */
import type { Book } from '$lib/budget/book/book';
import { settingOf, type Setting } from '$lib/budget/settings/book-settings';
import { byOrder } from '$lib/budget/live/live-book';
import { digestOf, type DigestRow } from '$lib/budget/live/part-digest';
import { publicBook } from './public-book';

export const SIGNATURES = ['保密审查', '负责人签字'] as const;
export type SignatureName = (typeof SIGNATURES)[number];
export type Signature = NonNullable<Setting<'clearance'>[SignatureName]>;

/** `lapsed`: given over something else than what would be published now. */
export interface Standing {
	readonly state: 'absent' | 'lapsed' | 'given';
	readonly signature?: Signature;
}
export type Clearance = Readonly<Record<SignatureName, Standing>>;

/** A short text that is the same for books of which the public sees the same. */
export function publicDigest(book: Book): string {
	const { head, sheets } = publicBook(book);
	const { year, level, department, units } = head;
	const lead: DigestRow = {
		mark: { id: 'head' },
		cells: { year, level, department: department.name, units: JSON.stringify(units) }
	};
	const rows = Object.keys(sheets)
		.sort()
		.flatMap((sheet) =>
			(sheets[sheet as keyof typeof sheets] ?? []).toSorted(byOrder).map((row): DigestRow => ({
				mark: { ...row, id: `${sheet}/${row.id}` },
				cells: row.cells
			}))
		);
	return digestOf([lead, ...rows]);
}

/** @param digest of the book as it is, where it is known already */
export function clearanceOf(book: Book, digest = publicDigest(book)): Clearance {
	const given = settingOf(book.head.settings, 'clearance') ?? {};
	const standing = (name: SignatureName): Standing => {
		const signature = given[name];
		if (!signature) return { state: 'absent' };
		return { state: signature.digest === digest ? 'given' : 'lapsed', signature };
	};
	return { 保密审查: standing('保密审查'), 负责人签字: standing('负责人签字') };
}

/** Refuses a public edition. */
export interface NotCleared {
	readonly kind: 'not-cleared';
	readonly absent: readonly SignatureName[];
	readonly lapsed: readonly SignatureName[];
}

export function refuseUncleared(book: Book): NotCleared | undefined {
	const clearance = clearanceOf(book);
	const [absent, lapsed] = (['absent', 'lapsed'] as const).map((state) =>
		SIGNATURES.filter((name) => clearance[name].state === state)
	);
	return absent.length + lapsed.length > 0 ? { kind: 'not-cleared', absent, lapsed } : undefined;
}
