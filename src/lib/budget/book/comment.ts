/**
 * What people say about a book, as plain data: comments in threads, and marks that a thread is
 * settled or open again. Internal working matter: in the book file, never in a public edition.
 */
import type { ColumnId, RowId, SheetKey } from './book';
import { isColumnId, isRowId, isSheetName } from './book-ids';

/**
 * What a thread is about: a sheet; a row of it (a project form, a section of the narrative); a cell;
 * or, with a rule, what that rule says of cells. Ids stay the same while names change.
 */
export interface CommentAnchor {
	readonly sheet: SheetKey;
	readonly row?: RowId;
	readonly column?: ColumnId;
	/** Of a finding: its rule, and the cells that it named, `row:column` or `row`. */
	readonly rule?: string;
	readonly cells?: readonly string[];
	/** Its public name when the thread began: what is left to read once the row is gone. */
	readonly address: string;
}

interface ByPerson {
	/** Id of the person who wrote it. */
	readonly by: string;
	/** Their name, where it came with a file: the id may mean nobody, or another, here. */
	readonly name?: string;
	/** When, UTC milliseconds. */
	readonly t: number;
}

/** A comment: the first of a thread has an anchor, an answer names its thread (the first one's id). */
export interface CommentRecord extends ByPerson {
	readonly text: string;
	readonly anchor?: CommentAnchor;
	readonly thread?: string;
	/** Ids of the people it calls upon. */
	readonly mentions?: readonly string[];
	/** When its words were last changed, UTC milliseconds. */
	readonly edited?: number;
	/** Its author took it back; the words are gone. */
	readonly deleted?: true;
}

/** A thread settled, or opened again. */
export interface ThreadMark extends ByPerson {
	readonly thread: string;
	readonly mark: 'resolved' | 'reopened';
	/** How many comments the thread had for whoever marked it. */
	readonly seen: number;
}

export type CommentEntry = { readonly id: string } & (CommentRecord | ThreadMark);

/** The longest comment, in UTF-16 units. */
export const MAX_COMMENT = 4_000;
const MAX_NAME = 100;
const MAX_MENTIONS = 20;
const MAX_CELLS = 100;
const MAX_ADDRESS = 400;

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;
const PERSON = /^[^\p{C}\s]{1,100}$/u;

/** Whether it may be the id of a comment or a mark. */
function isCommentId(id: unknown): id is string {
	return typeof id === 'string' && ID.test(id) && !(id in Object.prototype);
}

/** Reads what is stored under an id; what is neither comment nor mark reads as absent. */
export function readEntry(id: string, stored: unknown): CommentEntry | undefined {
	if (!isCommentId(id) || typeof stored !== 'object' || stored === null) return undefined;
	const { by, t, name, ...fields } = stored as Record<string, unknown>;
	if (typeof by !== 'string' || !PERSON.test(by)) return undefined;
	if (typeof t !== 'number' || !Number.isFinite(t)) return undefined;
	if (name !== undefined && (typeof name !== 'string' || name.length > MAX_NAME)) return undefined;
	const said = { id, by, t, ...(name !== undefined && { name }) };
	return 'mark' in fields ? readMark(said, fields) : readComment(said, fields);
}

type Said = Pick<CommentEntry, 'id' | 'by' | 't' | 'name'>;

function readMark(
	said: Said,
	{ mark, thread, seen, ...rest }: Record<string, unknown>
): CommentEntry | undefined {
	if (mark !== 'resolved' && mark !== 'reopened') return undefined;
	if (!isCommentId(thread) || !Number.isSafeInteger(seen) || !isEmpty(rest)) return undefined;
	return { ...said, thread, mark, seen: seen as number };
}

function readComment(
	said: Said,
	{ text, anchor, thread, mentions, edited, deleted, ...rest }: Record<string, unknown>
): CommentEntry | undefined {
	if (typeof text !== 'string' || text.length > MAX_COMMENT || !isEmpty(rest)) return undefined;
	const about = anchor === undefined ? undefined : readAnchor(anchor);
	// A comment begins a thread or answers in one.
	if ((about === undefined) === (thread === undefined)) return undefined;
	if (thread !== undefined && !isCommentId(thread)) return undefined;
	if (mentions !== undefined && !isListOf(mentions, isPerson, MAX_MENTIONS)) return undefined;
	if (edited !== undefined && typeof edited !== 'number') return undefined;
	if (deleted !== undefined && deleted !== true) return undefined;
	return {
		...said,
		text,
		...(about && { anchor: about }),
		...(thread !== undefined && { thread }),
		...(mentions !== undefined && { mentions }),
		...(edited !== undefined && { edited }),
		...(deleted && { deleted })
	};
}

function readAnchor(stored: unknown): CommentAnchor | undefined {
	if (typeof stored !== 'object' || stored === null) return undefined;
	const { sheet, row, column, rule, cells, address, ...rest } = stored as Record<string, unknown>;
	if (!isSheetName(sheet) || !isEmpty(rest)) return undefined;
	if (typeof address !== 'string' || address.length > MAX_ADDRESS) return undefined;
	if (row !== undefined && (typeof row !== 'string' || !isRowId(row))) return undefined;
	if (column !== undefined) {
		if (typeof column !== 'string' || !isColumnId(column) || row === undefined) return undefined;
	}
	if (rule !== undefined && (typeof rule !== 'string' || rule.length > 100)) return undefined;
	if (cells !== undefined && !isListOf(cells, isCellName, MAX_CELLS)) return undefined;
	return {
		sheet,
		...(row !== undefined && { row }),
		...(column !== undefined && { column }),
		...(rule !== undefined && { rule }),
		...(cells !== undefined && { cells }),
		address
	};
}

/** The same words, short enough for an anchor. */
export function boundAnchor(anchor: CommentAnchor): CommentAnchor {
	return {
		...anchor,
		address: anchor.address.slice(0, MAX_ADDRESS),
		...(anchor.cells && { cells: anchor.cells.slice(0, MAX_CELLS) })
	};
}

/** What more there is, a later version put there: to this one such a record is none. */
const isEmpty = (rest: object): boolean => Object.keys(rest).length === 0;
const isPerson = (value: unknown): value is string =>
	typeof value === 'string' && PERSON.test(value);
const isCellName = (value: unknown): value is string =>
	typeof value === 'string' && value.length > 0 && value.length <= 170;

function isListOf<T>(
	value: unknown,
	is: (each: unknown) => each is T,
	most: number
): value is readonly T[] {
	return Array.isArray(value) && value.length <= most && value.every(is);
}

/** The same entries for another house, where ids mean nobody: with the name of whoever said each. */
export function namedEntries(
	entries: readonly CommentEntry[],
	nameOf: (id: string) => string
): CommentEntry[] {
	return entries.map((entry) => ({
		...entry,
		name: entry.name ?? nameOf(entry.by).slice(0, MAX_NAME)
	}));
}
