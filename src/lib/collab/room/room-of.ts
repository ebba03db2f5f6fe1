/** Which room a row lives in, and which rows a room may hold. */
import type { Format } from '$lib/formats/format';
import { tableOf, type SheetKey, type UnitId } from '$lib/budget/book/book';
import { departmentRoom, unitRoom, type BookRoom, type RoomName } from './room-name';

/** The unit whose room a row of this sheet lives in; `undefined` is the department's. */
export function unitOf(sheet: SheetKey, unit: UnitId | undefined): UnitId | undefined {
	return tableOf(sheet)?.unit ?? unit;
}

export function roomOf(book: string, sheet: SheetKey, unit: UnitId | undefined): RoomName {
	const owner = unitOf(sheet, unit);
	return owner === undefined ? departmentRoom(book) : unitRoom(book, owner);
}

/**
 * Whether a row of this sheet may live in the room: a unit's room holds its own edition of the
 * tables, its rows of the shared ones, and its projects. Rows elsewhere are not shown.
 */
export function admits(room: BookRoom, sheet: SheetKey, format: Format): boolean {
	if (room.kind === 'department') return true;
	if (room.kind !== 'unit') return false;
	const table = tableOf(sheet);
	if (!table) return sheet !== 'narrative';
	if (table.unit !== undefined) return table.unit === room.unit;
	return format.byId.get(table.table)?.shared ?? false;
}
