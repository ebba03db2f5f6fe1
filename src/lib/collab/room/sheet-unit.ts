/** The unit that a new row of a sheet belongs to. */
import type { SheetKey, UnitId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { unitOf } from './room-of';

/** Indicators go with their project; a unit's edition with the unit; otherwise as given. */
export function sheetUnit(
	book: BookReader,
	sheet: SheetKey,
	unit: UnitId | undefined
): UnitId | undefined {
	if (!sheet.startsWith('indicators@')) return unitOf(sheet, unit);
	return book.row(sheet.slice('indicators@'.length))?.unit ?? unit;
}
