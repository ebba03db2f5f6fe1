/** Rooms → book, all at once. `BookMirror` keeps the same projection up to date step by step. */
import { addToSet } from '$lib/budget/values/lists-by-key';
import type * as Y from 'yjs';
import { bookFormat } from '$lib/formats/book-format';
import type { Book, BookHead, Cells, ColumnId, Row, RowId, SheetKey } from '$lib/budget/book/book';
import { computedBook, formulasIn } from '$lib/budget/computed/computed-book';
import { byOrder } from '$lib/budget/live/live-book';
import type { UnitDocument } from './explanation-record';
import { EMPTY_HEAD, readHead } from './head';
import { byClaim, parseBookRoom, parseSheetRoom, type RoomName } from './room-name';
import { readRow } from './row-mark';
import { cellsOf, isColumnId, rowsOf, splitKey, splitTextName, valueOf } from './schema';
import { readSteps } from './workflow-room';

/** The columns that a room knows of each row, from its cells and its texts. */
export function columnsByRow(doc: Y.Doc): Map<RowId, Set<ColumnId>> {
	const columns = new Map<RowId, Set<ColumnId>>();
	const note = (row: RowId, column: ColumnId): void => {
		if (!isColumnId(column)) return;
		addToSet(columns, row, column);
	};
	for (const key of cellsOf(doc).keys()) {
		const split = splitKey(key);
		if (split) note(split.row, split.rest);
	}
	for (const name of doc.share.keys()) {
		const text = splitTextName(name);
		if (text) note(text.row, text.column);
	}
	return columns;
}

/** The ids of all rows that a room's document mentions, shown or not. */
export function rowIds(doc: Y.Doc): Set<RowId> {
	const ids = new Set<RowId>();
	for (const key of rowsOf(doc).keys()) {
		const split = splitKey(key);
		if (split) ids.add(split.row);
	}
	return ids;
}

/** The book that these rooms hold together. Where two rooms claim one row id, the first by claim has it. */
export function projectRooms(rooms: Iterable<readonly [RoomName, Y.Doc]>): Book {
	return computedBook(writtenBook(rooms));
}

/** The same as people wrote it: computed cells hold their formulas, and nothing is evaluated yet. */
export function writtenBook(rooms: Iterable<readonly [RoomName, Y.Doc]>): Book {
	const sheets: Partial<Record<SheetKey, Row[]>> = {};
	const taken = new Set<RowId>();
	const claims = [...rooms].sort(([a], [b]) => byClaim(a, b));
	const head = headOf(claims);
	const format = bookFormat(head);
	for (const [name, doc] of claims) {
		const room = parseSheetRoom(name);
		if (!room) continue;
		const columns = columnsByRow(doc);
		for (const id of rowIds(doc)) {
			if (taken.has(id)) continue;
			const placed = readRow(room, doc, id, columns.get(id) ?? [], format);
			if (!placed) continue;
			taken.add(id);
			const cells = readCells(doc, id, columns.get(id) ?? []);
			const formulas = formulasIn(placed.sheet, cells, format);
			(sheets[placed.sheet] ??= []).push({ ...placed.mark, cells, ...(formulas && { formulas }) });
		}
	}
	for (const rows of Object.values(sheets)) rows?.sort(byOrder);
	return { head, sheets };
}

/** The head that the rooms hold together: the department's, with units' explanations and the workflow. */
export function headOf(rooms: Iterable<readonly [RoomName, Y.Doc]>): BookHead {
	let department: Y.Doc | undefined;
	let workflow: BookHead['workflow'];
	const units: UnitDocument[] = [];
	for (const [name, doc] of rooms) {
		const room = parseBookRoom(name);
		if (room?.kind === 'department') department = doc;
		else if (room?.kind === 'workflow') workflow = readSteps(doc);
		else if (room) units.push([room.unit, doc]);
	}
	const head = department ? readHead(department, units) : EMPTY_HEAD;
	return workflow?.length ? { ...head, workflow } : head;
}

function readCells(doc: Y.Doc, row: RowId, columns: Iterable<ColumnId>): Cells {
	const cells: Cells = {};
	for (const column of columns) {
		const value = valueOf(doc, row, column);
		if (value !== undefined) cells[column] = value;
	}
	return cells;
}
