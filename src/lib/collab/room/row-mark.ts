/** A row as its room's document holds it. */
import type * as Y from 'yjs';
import type { ColumnId, RowId, RowMark, RowRole, SheetKey, Side } from '$lib/budget/book/book';
import { sidesOf } from '$lib/budget/table/table-template';
import type { Format } from '$lib/formats/format';
import { admits } from './room-of';
import type { BookRoom } from './room-name';
import { isRowId, isSheetKey, readDeleted, removalStands, rowKey, rowsOf } from './schema';

export interface PlacedRow {
	readonly sheet: SheetKey;
	readonly mark: RowMark;
}

const ROLES: readonly unknown[] = ['total', 'unit', 'project'];

export const isSide = (value: unknown, format: Format): value is Side =>
	(sidesOf(format) as readonly unknown[]).includes(value);
export const isRole = (value: unknown): value is RowRole => ROLES.includes(value);

/**
 * The row's place and mark in a book of that format; `undefined` while it has none, where the room
 * may not hold it, or when it is removed. In a unit's room every row is that unit's, whatever was written.
 */
export function readRow(
	room: BookRoom,
	doc: Y.Doc,
	id: RowId,
	columns: Iterable<ColumnId>,
	format: Format
): PlacedRow | undefined {
	const rows = rowsOf(doc);
	const sheet = rows.get(rowKey(id, 'sheet'));
	const order = rows.get(rowKey(id, 'order'));
	if (!isRowId(id) || !isSheetKey(sheet, format) || typeof order !== 'string') return undefined;
	if (!admits(room, sheet, format)) return undefined;
	const deleted = readDeleted(rows.get(rowKey(id, 'deleted')));
	if (deleted && removalStands(deleted, doc, id, columns)) return undefined;
	const side = rows.get(rowKey(id, 'side'));
	const role = rows.get(rowKey(id, 'role'));
	const unit = room.kind === 'unit' ? room.unit : rows.get(rowKey(id, 'unit'));
	return {
		sheet,
		mark: {
			id,
			order,
			...(isSide(side, format) && { side }),
			...(typeof unit === 'string' && { unit }),
			...(isRole(role) && { role })
		}
	};
}

export function sameMark(a: RowMark, b: RowMark): boolean {
	return (
		a.order === b.order &&
		a.side === b.side &&
		a.unit === b.unit &&
		a.role === b.role &&
		a.id === b.id
	);
}
