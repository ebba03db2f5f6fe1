/** What a batch of writes does in each room, with the places of its new rows, before any of it is done. */
import type { CellValue, RowId, SheetKey } from '$lib/budget/book/book';
import { writtenIn, type BookReader } from '$lib/budget/live/live-book';
import type { BookMirror } from '../room/book-mirror';
import { ordersAfter } from '../room/order';
import type { RoomAddition } from '../room/room-quota';
import type { RoomName } from '../room/room-name';
import { roomOf } from '../room/room-of';
import { isRowId, rowKey } from '../room/schema';
import type { Batch, CellEdit, NewRow } from '../room/write';
import type { Refusal } from '../room/refusal';
import { sheetUnit } from '../room/sheet-unit';

export type PlacedRow = NewRow & { readonly id: RowId; readonly order: string };

export interface RoomPlan {
	readonly rows: PlacedRow[];
	readonly edits: CellEdit[];
	readonly removed: RowId[];
}

export const NOTHING: RoomPlan = { rows: [], edits: [], removed: [] };

/** An empty text is none. */
export const blank = (value: CellValue | undefined): CellValue | undefined =>
	value === '' ? undefined : value;

/** The refusal of the first row that is not there, or the plan by rooms. */
export function planBatch(
	{ rows = [], edits = [], removed = [] }: Batch,
	mirror: BookMirror,
	book: string
): ReadonlyMap<RoomName, RoomPlan> | Refusal {
	const plans = new Map<RoomName, RoomPlan>();
	const planOf = (room: RoomName): RoomPlan => {
		let plan = plans.get(room);
		if (!plan) plans.set(room, (plan = { rows: [], edits: [], removed: [] }));
		return plan;
	};
	for (const row of placeRows(rows, mirror.book)) {
		if (!isRowId(row.id)) throw new RangeError(`not a row id: ${row.id}`);
		const unit = sheetUnit(mirror.book, row.sheet, row.unit);
		// Somebody else may have put it in meanwhile: its id is its meaning.
		if (mirror.book.row(row.id)) edits = [...edits, ...cellsOfRow(row)];
		else planOf(roomOf(book, row.sheet, unit)).rows.push({ ...row, ...(unit && { unit }) });
	}
	for (const edit of edits) {
		const room = mirror.roomOf(edit.row);
		if (room === undefined) return { kind: 'no-such-row', row: edit.row };
		if (blank(edit.value) !== writtenIn(mirror.book.row(edit.row), edit.column))
			planOf(room).edits.push(edit);
	}
	for (const id of removed) {
		const room = mirror.roomOf(id);
		if (room === undefined) return { kind: 'no-such-row', row: id };
		const below =
			mirror.book.sheetOf(id) === 'projects' ? mirror.book.rows(`indicators@${id}`) : [];
		planOf(room).removed.push(id, ...below.map((row) => row.id));
	}
	return plans;
}

/** What pieces of the head, or how something was decided, bring to a room. */
export function headAddition(pieces: readonly unknown[]): RoomAddition {
	return { cells: [], rows: [], bytes: bytesOf(pieces) + pieces.length * RECORD };
}

const bytesOf = (words: unknown): number => new TextEncoder().encode(JSON.stringify(words)).length;

/** What a plan brings to its room, in keys and at most so many bytes. */
export function additionOf(plan: Partial<RoomPlan>): RoomAddition {
	const { rows, edits, removed } = { ...NOTHING, ...plan };
	const cells = [...edits, ...rows.flatMap(cellsOfRow)];
	const facts = rows.flatMap((row) =>
		FACTS.filter((fact) => row[fact] !== undefined).map((fact) => rowKey(row.id, fact))
	);
	const marks = removed.map((id) => rowKey(id, 'deleted'));
	const addition = {
		cells: cells.map(({ row, column }) => `${row}:${column}`),
		rows: [...facts, ...marks]
	};
	const values = cells.map(({ value }) => value ?? null);
	const records = cells.length + addition.rows.length;
	const bytes = bytesOf([addition, values, rows.map(({ order }) => order)]);
	return { ...addition, bytes: bytes + records * RECORD };
}

const FACTS = ['sheet', 'order', 'side', 'unit', 'role'] as const;
/** Bytes of a record beside its key and value: whose it is, when, and its place in the room. */
const RECORD = 64;

export function cellsOfRow({ id, cells = {} }: NewRow & { readonly id: RowId }): CellEdit[] {
	return Object.entries(cells).map(([column, value]) => ({ row: id, column, value }));
}

/** Rows that come after the same row of a sheet share the gap behind it, in their order. */
export function placeRows(rows: NonNullable<Batch['rows']>, book: BookReader): PlacedRow[] {
	const gaps = new Map<string, { sheet: SheetKey; after?: RowId; rows: (typeof rows)[number][] }>();
	for (const row of rows) {
		const key = `${row.sheet} ${row.after ?? ''}`;
		const gap = gaps.get(key);
		if (gap) gap.rows.push(row);
		else gaps.set(key, { sheet: row.sheet, after: row.after, rows: [row] });
	}
	return [...gaps.values()].flatMap((gap) => {
		const orders = ordersAfter(book.rows(gap.sheet), gap.after, gap.rows.length);
		return gap.rows.map((row, i) => ({ ...row, order: orders[i] }));
	});
}
