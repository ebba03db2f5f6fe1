/** The note under a table (「注：本表无数据」): one row of the sheet `notes` for each noted table. */
import { tableOf, type ColumnId, type RowId, type SheetKey } from './book';

/** The one column of a note; `T7.注` is its address. */
export const NOTE_COLUMN: ColumnId = '注';
const NOTE_ROW = 'note-';

/** The id of the row that holds the note of a table: `note-T7`, `note-T7@u2`. */
export function noteRowOf(sheet: SheetKey): RowId {
	return NOTE_ROW + sheet;
}

/** The table that a row of `notes` belongs to. */
export function notedSheet(row: RowId): SheetKey | undefined {
	const sheet = row.slice(NOTE_ROW.length) as SheetKey;
	return row.startsWith(NOTE_ROW) && tableOf(sheet) !== undefined ? sheet : undefined;
}
