/** What may be the id of a row or a column, and what names a sheet. */
import type { Format } from '$lib/formats/format';
import { TABLE_ID, type SheetKey } from './book';

const ROW_ID = /^[^\s:/]{1,100}$/u;
const COLUMN_ID = /^[^\n\r:]{1,60}$/u;

/**
 * Ids become keys of plain objects, so names that every object has are none. `in` would put every string that it
 * is asked about into the table of names of the JavaScript engine.
 */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export function isRowId(id: string): boolean {
	return ROW_ID.test(id) && !INHERITED.has(id);
}
export function isColumnId(id: string): boolean {
	return COLUMN_ID.test(id) && !INHERITED.has(id);
}

const OTHER_SHEET = /^(?:projects|narrative|notes|indicators@[^\s:/]{1,100})$/u;
const EDITION = /^[A-Za-z0-9_-]{1,64}$/;

/** A sheet that the book has: `format` says which tables there are. */
export function isSheetKey(key: unknown, format: Format): key is SheetKey {
	if (!isSheetName(key)) return false;
	return OTHER_SHEET.test(key) || format.byId.has(key.split('@')[0]);
}

/** What may be called a sheet in a book of any format. */
export function isSheetName(key: unknown): key is SheetKey {
	if (typeof key !== 'string') return false;
	if (OTHER_SHEET.test(key)) return true;
	const at = key.indexOf('@');
	const table = at < 0 ? key : key.slice(0, at);
	return TABLE_ID.test(table) && (at < 0 || EDITION.test(key.slice(at + 1)));
}
