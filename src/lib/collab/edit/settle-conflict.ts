/** What settling a conflict writes: the value or the rows, and that it was settled. */
import type * as Y from 'yjs';
import { settledKey, type BookConflict, type ConflictChoice } from '../conflict/conflict';
import type {
	ConflictSettlement,
	RemovalConflict,
	HeadConflict,
	ValueConflict
} from '../conflict/conflict';
import type { ColumnsOf } from '../conflict/contested-removal';
import { setCell, setEntry, setHeadRecord, stampsOf, type Operation } from './operation';
import type { Author } from '../room/author';
import { sameJson } from '$lib/budget/values/same-json';
import { metaOf, readDeleted, recordOf, rowKey, rowsOf, type DeletedMark } from '../room/schema';
import { headValue } from '../room/head-record';

/** Inside a transaction of the conflict's room. */
export function settle(
	doc: Y.Doc,
	conflict: BookConflict,
	choice: ConflictChoice,
	columnsOf: ColumnsOf,
	author: Author
): Operation[] {
	const chose = 'take' in choice ? choice.take : 'other';
	const { by, t } = author;
	const settlement: ConflictSettlement = { by, t, chose };
	const row = conflict.kind === 'head' ? '' : conflict.row;
	return [
		...decided(doc, conflict, choice, columnsOf, author),
		setEntry(doc, { row, map: 'conflicts', key: settledKey(conflict.id) }, settlement)
	];
}

function decided(
	doc: Y.Doc,
	conflict: BookConflict,
	choice: ConflictChoice,
	columnsOf: ColumnsOf,
	author: Author
): Operation[] {
	switch (conflict.kind) {
		case 'value':
			return settleValue(doc, conflict, choice, author);
		case 'head':
			return settleHead(doc, conflict, choice, author);
		case 'removal':
			return settleRemoval(doc, conflict, choice, columnsOf, author);
	}
}

function settleValue(
	doc: Y.Doc,
	{ row, column, lost }: ValueConflict,
	choice: ConflictChoice,
	author: Author
): Operation[] {
	// What stands stays as it is, also where it has been written again since.
	if ('take' in choice && choice.take === 'kept') return [];
	const value = 'take' in choice ? lost.v : choice.value;
	if (recordOf(doc, row, column)?.v === value) return [];
	return [setCell(doc, row, column, value, author)];
}

function settleHead(
	doc: Y.Doc,
	{ key, lost }: HeadConflict,
	choice: ConflictChoice,
	author: Author
): Operation[] {
	if ('take' in choice && choice.take === 'kept') return [];
	const value = 'take' in choice ? lost.v : (choice.value ?? null);
	if (sameJson(headValue(metaOf(doc).get(key)), value)) return [];
	return [setHeadRecord(doc, key, value, author)];
}

/** Keeping brings back all that the removal took; taking the removal lets the rows go as they are now. */
function settleRemoval(
	doc: Y.Doc,
	conflict: RemovalConflict,
	choice: ConflictChoice,
	columnsOf: ColumnsOf,
	author: Author
): Operation[] {
	const { id, row, rows, removed, edits, at } = conflict;
	const goes = 'take' in choice && choice.take === 'lost';
	const { by, t } = author;
	const marks = rows.filter((each) => isOf(doc, each, removed));
	const done = marks.map((each) => {
		const mark: DeletedMark = { by, t, seen: stampsOf(doc, each, columnsOf(each)) };
		const place = { row: each, map: 'rows', key: rowKey(each, 'deleted') } as const;
		return setEntry(doc, place, goes ? mark : null);
	});
	const record = { row, rows, removed, edits, at };
	return [...done, setEntry(doc, { row, map: 'conflicts', key: id }, record)];
}

/** Whether the row still carries the mark of that removal. */
function isOf(doc: Y.Doc, row: string, { by, t }: RemovalConflict['removed']): boolean {
	const mark = readDeleted(rowsOf(doc).get(rowKey(row, 'deleted')));
	return mark?.by === by && mark.t === t;
}
