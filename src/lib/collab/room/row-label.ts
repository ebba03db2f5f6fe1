/** What a row is called in its own room, also where it was removed: removed rows keep their cells. */
import type * as Y from 'yjs';
import { tableOf, type RowId, type SheetKey, type Side } from '$lib/budget/book/book';
import { PROJECT_NAME } from '$lib/formats/project-form';
import { codeColumnOf, labelColumnOf } from '$lib/budget/table/row-key';
import type { Format } from '$lib/formats/format';
import { isSheetKey, rowKey, rowsOf, valueOf } from './schema';

/** The columns that may name a row, by the kind of sheet. */
const NAMES = { projects: [PROJECT_NAME], narrative: ['标题'], notes: [] as string[] } as const;

/** The printed label of a row; empty where it has none. */
export function rowLabel(doc: Y.Doc, row: RowId, format: Format): string {
	const sheet = rowsOf(doc).get(rowKey(row, 'sheet'));
	if (!isSheetKey(sheet, format)) return '';
	for (const column of namesOf(doc, row, sheet, format)) {
		const value = valueOf(doc, row, column);
		if (value !== undefined) return String(value);
	}
	return '';
}

function namesOf(doc: Y.Doc, row: RowId, sheet: SheetKey, format: Format): readonly string[] {
	const table = tableOf(sheet)?.table;
	if (table) {
		const side = rowsOf(doc).get(rowKey(row, 'side')) as Side | undefined;
		const columns = [labelColumnOf(table, side, format), codeColumnOf(table, side, format)];
		return columns.flatMap((column) => (column ? [column.id] : []));
	}
	if (sheet.startsWith('indicators@')) return ['年度.三级', '实施期.三级', '二级'];
	return NAMES[sheet as keyof typeof NAMES] ?? [];
}
