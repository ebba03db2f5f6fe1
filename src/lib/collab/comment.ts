/**
 * Comments in their room: a flat map `comments`, id → record of a comment or of a mark on a thread.
 * Every utterance has a key of its own, so that what two people say while apart stands side by side;
 * only its author writes a key again, to change the words or to take them back.
 */
import type * as Y from 'yjs';
import type { CommentAnchor, CommentEntry, CommentRecord, ThreadMark } from '$lib/budget/comment';
import { commentsOf, isColumnId, isRowId, isSheetKey } from './schema';

/** The longest comment, in UTF-16 units. */
export const MAX_COMMENT = 4_000;
const MAX_MENTIONS = 20;
const MAX_CELLS = 100;
const MAX_ADDRESS = 400;

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;
const PERSON = /^[^\p{C}\s]{1,100}$/u;

/** Whether it may be the id of a comment or a mark. */
export function isCommentId(id: unknown): id is string {
	return typeof id === 'string' && ID.test(id) && !(id in Object.prototype);
}

/** Reads what is stored under an id; what is neither comment nor mark reads as absent. */
export function readEntry(id: string, stored: unknown): CommentEntry | undefined {
	if (!isCommentId(id) || typeof stored !== 'object' || stored === null) return undefined;
	const { by, t, name, ...fields } = stored as Record<string, unknown>;
	if (typeof by !== 'string' || !PERSON.test(by)) return undefined;
	if (typeof t !== 'number' || !Number.isFinite(t)) return undefined;
	if (name !== undefined && (typeof name !== 'string' || name.length > 100)) return undefined;
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
	if (!isSheetKey(sheet) || !isEmpty(rest)) return undefined;
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

/** Everything that was said in a room, in the order of time. */
export function entriesIn(doc: Y.Doc): CommentEntry[] {
	const entries: CommentEntry[] = [];
	for (const [id, stored] of commentsOf(doc).entries()) {
		const entry = readEntry(id, stored);
		if (entry) entries.push(entry);
	}
	return entries.sort(byTime);
}

export function byTime(a: CommentEntry, b: CommentEntry): number {
	return a.t - b.t || (a.id < b.id ? -1 : 1);
}

/** What is stored of an entry: all but the id, which is the key. */
export function recordOfEntry({ id: _id, ...record }: CommentEntry): CommentRecord | ThreadMark {
	return JSON.parse(JSON.stringify(record)) as CommentRecord | ThreadMark;
}
