/** What may be the id of a row or a column, and what names a sheet. */
import type { SheetKey } from './book';
import { TABLE_IDS } from './table-template';

const ROW_ID = /^[^\s:/]{1,100}$/u;
const COLUMN_ID = /^[^\n\r:]{1,60}$/u;

/** Ids become keys of plain objects, so names that every object has are none. */
const inherited = (id: string): boolean => id in Object.prototype;

export function isRowId(id: string): boolean {
	return ROW_ID.test(id) && !inherited(id);
}
export function isColumnId(id: string): boolean {
	return COLUMN_ID.test(id) && !inherited(id);
}

const SHEET = new RegExp(
	`^(?:(?:${TABLE_IDS.join('|')})(?:@[A-Za-z0-9_-]{1,64})?|projects|narrative|notes|indicators@[^\\s:/]{1,100})$`,
	'u'
);

export function isSheetKey(key: unknown): key is SheetKey {
	return typeof key === 'string' && SHEET.test(key);
}
