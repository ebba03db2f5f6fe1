/** Which format a book has: the one that its head carries, or the first there was. */
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
	readonly format?: CarriedFormat;
}

/**
 * The format of a book that is open. Where this version cannot read what the book carries it has no
 * tables: nothing of it is taken for what it is not.
 */
export function bookFormat(head: FormatCarrier): Format {
	const read = formatOf(head);
	return read.ok ? read.value : UNREADABLE;
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

function readCarried({ id, version, content }: CarriedFormat): ReadResult<Format> {
	const known = knownFormat(id);
	if (known?.version === version && (content === known.content || content === undefined))
		return { ok: true, value: known };
	const files: PackFiles = typeof content === 'object' && content !== null ? content : {};
	return readFormat(id, (asked) => (asked === id ? files : undefined));
}

/** What a new book of that format carries. */
export function carriedFormat(format: Format): CarriedFormat {
	return { id: format.id, version: format.version, content: format.content };
}
