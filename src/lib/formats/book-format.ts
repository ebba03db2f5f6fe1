/** Which format a book has: the one that its head carries, or the first there was. */
import { sameJson } from '$lib/budget/values/same-json';
import { z } from '$lib/budget/values/zod';
import type { Format } from './format';
import type { PackFiles, ReadResult } from './inherit';
import { firstFormat, knownFormat } from './known-formats';
import { readFormat } from './read-format';

/** What a book's head says of its format. */
export interface CarriedFormat {
	readonly id: string;
	readonly version: number;
	/** The whole pack, so that the book can be opened when nobody has the pack any more. */
	readonly content: unknown;
}

/** The part of a head that is asked here; heads of before there were formats have none. */
export interface FormatCarrier {
	readonly format?: CarriedFormat | undefined;
}

/**
 * The format of a book that is open. Where this version cannot read what the book carries it has no
 * tables: nothing of it is taken for what it is not.
 */
export function bookFormat(head: FormatCarrier): Format {
	const read = formatOf(head);
	return read.ok ? read.value : UNREADABLE;
}

/** What is asked of a reader that hands out a head piece by piece, and may note what was asked. */
interface HeadReader {
	head(piece: 'format'): CarriedFormat | undefined;
}

/** The format of a book behind a reader. */
export function formatOfReader(reader: HeadReader): Format {
	return bookFormat({ format: reader.head('format') });
}

/** Whether this version can read the format of a book; where it cannot, the book is read-only. */
export function isReadable(format: Format): boolean {
	return format !== UNREADABLE;
}

const UNREADABLE: Format = {
	...firstFormat(),
	id: 'unreadable',
	tables: [],
	byId: new Map(),
	sections: [],
	formulas: [],
	charts: [],
	lists: new Map()
};

const read = new WeakMap<object, ReadResult<Format>>();

/**
 * The format of a book. Content that is the one Hebian brings is not read again.
 * @returns failures where this version cannot read what the book carries: it opens read-only
 */
export function formatOf({ format }: FormatCarrier): ReadResult<Format> {
	if (format === undefined) return { ok: true, value: firstFormat() };
	let result = read.get(format);
	if (!result) read.set(format, (result = readCarried(format)));
	return result;
}

/** The last of each id: every copy of a head brings the same content again. */
const lastRead = new Map<string, { readonly carried: CarriedFormat; readonly format: Format }>();
const KEPT = 20;

function readCarried(carried: CarriedFormat): ReadResult<Format> {
	const { id, version, content } = carried;
	const known = knownFormat(id);
	if (known?.version === version && (content === undefined || sameJson(content, known.content)))
		return { ok: true, value: known };
	const last = lastRead.get(id);
	if (last && sameJson(last.carried, carried)) return { ok: true, value: last.format };
	const files: PackFiles = typeof content === 'object' && content !== null ? content : {};
	const result = readFormat(id, (asked) => (asked === id ? files : undefined));
	if (result.ok) {
		if (lastRead.size >= KEPT) lastRead.clear();
		lastRead.set(id, { carried, format: result.value });
	}
	return result;
}

/** What stands in a file or a room as a book's format, before its content is read. */
export const carriedSchema = z.strictObject({
	id: z.string().min(1).max(80),
	version: z.int().min(1).max(10_000),
	content: z.record(z.string(), z.json())
});

/** What a new book of that format carries. */
export function carriedFormat(format: Format): CarriedFormat {
	return { id: format.id, version: format.version, content: format.content };
}
