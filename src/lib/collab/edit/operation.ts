/**
 * What one edit did to a room, exactly enough to take it back: the cell before and after, the
 * characters put in and taken out, the row hidden, shown or moved.
 */
import * as Y from 'yjs';
import type { CellValue, ColumnId, RowId } from '$lib/budget/book/book';
import { replacementsOf, type Replacement } from '../room/prose-diff';
import {
	cellsOf,
	conflictsOf,
	metaOf,
	readDeleted,
	readRecord,
	recordOf,
	rowKey,
	rowsOf,
	textName,
	type CellRecord,
	type DeletedMark
} from '../room/schema';
import { readStamped, headValue } from '../room/head-record';
import { inOwnName, namedIn, standingIn } from '../conflict/own-names';
import type { Author } from '../room/author';
import { charactersAt, indexOf, placeOf, visibleSpans } from '../room/text-characters';
import type { CharacterRange, Restored, TextPlace } from '../room/text-characters';

export interface CellOperation {
	readonly kind: 'cell';
	readonly row: RowId;
	readonly column: ColumnId;
	readonly before: CellRecord | undefined;
	readonly after: CellRecord;
}

export interface TextOperation {
	readonly kind: 'text';
	readonly row: RowId;
	readonly column: ColumnId;
	/** Where it happened, holding on to the character before and the one after. */
	readonly place: TextPlace;
	readonly removed: string;
	/** The ids of the characters taken out, in order. */
	readonly gone: readonly CharacterRange[];
	/** The ids of the characters put in. */
	readonly put: CharacterRange;
}

export interface VisibilityOperation {
	readonly kind: 'visibility';
	readonly row: RowId;
	readonly shown: boolean;
	/** Of a removal, what it had seen; of a showing, what the removal it undid had seen. */
	readonly mark: DeletedMark | undefined;
}

export interface OrderOperation {
	readonly kind: 'order';
	readonly row: RowId;
	readonly before: string;
	readonly after: string;
}

/**
 * A record of the room set to another: how a conflict was settled, a removal confirmed or given up,
 * an explanation given or withdrawn (which is of no row).
 */
export interface EntryOperation {
	readonly kind: 'entry';
	readonly row: RowId;
	readonly map: 'rows' | 'conflicts' | 'meta';
	readonly key: string;
	readonly before: unknown;
	readonly after: unknown;
}

export type Operation =
	CellOperation | TextOperation | VisibilityOperation | OrderOperation | EntryOperation;

/** Writes one cell; blanks keep a record without a value. */
export function setCell(
	doc: Y.Doc,
	row: RowId,
	column: ColumnId,
	value: CellValue | undefined,
	{ by, t }: Author
): CellOperation {
	const before = recordOf(doc, row, column);
	const after: CellRecord = value === undefined || value === '' ? { t, by } : { v: value, t, by };
	cellsOf(doc).set(`${row}:${column}`, after);
	return { kind: 'cell', row, column, before, after };
}

/** Brings a prose cell to `words` by replacing only what differs. */
export function setText(
	doc: Y.Doc,
	row: RowId,
	column: ColumnId,
	words: string,
	author: Author
): TextOperation[] {
	const text = doc.getText(textName(row, column));
	// From the last to the first, so that the places of those before stay as they are.
	return replacementsOf(text.toString(), words)
		.reverse()
		.map((change) => replaceText(doc, row, column, change, author));
}

function replaceText(
	doc: Y.Doc,
	row: RowId,
	column: ColumnId,
	{ at, remove, insert }: Replacement,
	{ by, t }: Author
): TextOperation {
	const text = doc.getText(textName(row, column));
	const removed = text.toString().slice(at, at + remove);
	const gone = charactersAt(text, at, remove);
	if (remove > 0) text.delete(at, remove);
	const client = doc.clientID;
	const from = Y.getState(doc.store, client);
	if (insert !== '') text.insert(at, insert);
	const place = placeOf(text, at, at + insert.length);
	stampText(doc, row, column, { by, t });
	const put = { client, from, to: from + insert.length };
	return { kind: 'text', row, column, place, removed, gone, put };
}

/** Says whose the last words are, and gives every edit a tick that the server can cover. */
function stampText(doc: Y.Doc, row: RowId, column: ColumnId, { by, t }: Author): void {
	cellsOf(doc).set(`${row}:${column}`, { t, by });
}

/**
 * Takes out what is left of the characters that an operation put in, and puts back what it took.
 * `restored` knows the characters that earlier undos put back, and learns of these.
 */
export function revertText(
	doc: Y.Doc,
	done: TextOperation,
	author: Author,
	restored: Restored
): TextOperation {
	const { row, column } = done;
	const text = doc.getText(textName(row, column));
	const spans = visibleSpans(text, restored.follow(done.put));
	const words = text.toString();
	const gone = spans.flatMap(({ index, length }) => charactersAt(text, index, length));
	const removed = spans.map(({ index, length }) => words.slice(index, index + length)).join('');
	for (const { index, length } of spans.toReversed()) text.delete(index, length);
	const back = putBack(doc, text, done, restored);
	stampText(doc, row, column, author);
	const touched = [back.start, back.end, ...gone.map((range) => indexOf(doc, range) ?? back.start)];
	const place = placeOf(text, Math.min(...touched), Math.max(...touched));
	return { kind: 'text', row, column, place, removed, gone, put: back.put };
}

/** Puts in what an operation took, each piece where it stood among what others have put in since. */
function putBack(
	doc: Y.Doc,
	text: Y.Text,
	{ gone, removed, place }: TextOperation,
	restored: Restored
): { put: CharacterRange; start: number; end: number } {
	const client = doc.clientID;
	const from = Y.getState(doc.store, client);
	let at = restored.indexIn(doc, place.before) ?? text.length;
	let latest = Math.max(at, restored.indexIn(doc, place.after) ?? text.length);
	let [start, taken] = [at, 0];
	for (const range of gone) {
		const words = removed.slice(taken, (taken += range.to - range.from));
		at = Math.min(Math.max(at, indexOf(doc, range) ?? at), latest);
		if (range === gone[0]) start = at;
		text.insert(at, words);
		at += words.length;
		latest += words.length;
	}
	const put = { client, from, to: Y.getState(doc.store, client) };
	restored.add(gone, put);
	return { put, start, end: at };
}

/** The stamps of a row's cells as they are. */
export function stampsOf(doc: Y.Doc, row: RowId, columns: Iterable<ColumnId>): DeletedMark['seen'] {
	const seen: Record<ColumnId, number> = {};
	for (const column of columns) {
		const record = recordOf(doc, row, column);
		if (record) seen[column] = record.t;
	}
	return seen;
}

export function hideRow(
	doc: Y.Doc,
	row: RowId,
	columns: Iterable<ColumnId>,
	{ by, t }: Author
): VisibilityOperation {
	const mark: DeletedMark = { t, by, seen: stampsOf(doc, row, columns) };
	rowsOf(doc).set(rowKey(row, 'deleted'), mark);
	return { kind: 'visibility', row, shown: false, mark };
}

export function showRow(doc: Y.Doc, row: RowId): VisibilityOperation {
	const mark = readDeleted(rowsOf(doc).get(rowKey(row, 'deleted')));
	rowsOf(doc).set(rowKey(row, 'deleted'), null);
	return { kind: 'visibility', row, shown: true, mark };
}

export function setOrder(doc: Y.Doc, row: RowId, after: string): OrderOperation {
	const rows = rowsOf(doc);
	const before = String(rows.get(rowKey(row, 'order')) ?? '');
	rows.set(rowKey(row, 'order'), after);
	return { kind: 'order', row, before, after };
}

const ENTRIES = { rows: rowsOf, conflicts: conflictsOf, meta: metaOf };

/** Sets a record; `null` where there is none any more, because keys are never deleted. */
export function setEntry(
	doc: Y.Doc,
	{ row, map, key }: Pick<EntryOperation, 'row' | 'map' | 'key'>,
	after: unknown
): EntryOperation {
	const entries = ENTRIES[map](doc);
	const before = entries.get(key) ?? null;
	entries.set(key, after);
	return { kind: 'entry', row, map, key, before, after };
}

/**
 * Sets a piece of the head, what it says of others being theirs already; `null` takes it back.
 * @param earlier a value that once stood at this key on the server, too: what it says of others is theirs
 */
export function setHeadRecord(
	doc: Y.Doc,
	key: string,
	value: unknown,
	author: Author,
	earlier?: unknown
): EntryOperation {
	const { by, t } = author;
	const stood = new Set([...standingIn(doc, key), ...namedIn(key, earlier)]);
	const v = inOwnName(key, value, author, (named) => stood.has(named));
	return setEntry(doc, { row: '', map: 'meta', key }, { v, t, by });
}

/** Puts a record back, unless another has taken its place since. */
export function revertEntry(
	doc: Y.Doc,
	done: EntryOperation,
	author: Author
): EntryOperation | undefined {
	const current = ENTRIES[done.map](doc).get(done.key) ?? null;
	const isHead = done.map === 'meta';
	// A piece of the head that an earlier undo brought back is the same one with another time.
	const identity = (stored: unknown): string =>
		JSON.stringify(isHead ? [headValue(stored), readStamped(stored)?.by] : stored);
	if (identity(current) !== identity(done.after)) return undefined;
	if (isHead) {
		const earlier = headValue(done.before);
		return setHeadRecord(doc, done.key, earlier, author, earlier);
	}
	return setEntry(doc, done, done.before);
}

/** Whether every cell of the row is this person's, or as `seen` had it. */
export function untouchedByOthers(
	doc: Y.Doc,
	row: RowId,
	columns: Iterable<ColumnId>,
	by: string,
	seen: DeletedMark['seen'] = {}
): boolean {
	for (const column of columns) {
		const record = readRecord(cellsOf(doc).get(`${row}:${column}`));
		if (record && record.by !== by && seen[column] !== record.t) return false;
	}
	return true;
}
