/** Which texts are formulas: in a column of amounts those that begin with `=`. */
import { formUnit, fundColumnsOf } from '$lib/formats/project-form';
import type { Format } from '$lib/formats/format';
import { tableOf, type CellValue, type ColumnId, type SheetKey } from '../book/book';
import type { FormulaHome } from '../formula/parse-formula';
import { columnOf, unitOfTable } from '../table/table-template';
import type { AmountUnit } from '../values/amount';

/** @param value as somebody wrote it */
export function isFormulaText(value: CellValue | undefined): value is string {
	return typeof value === 'string' && /^\s*[=＝]/.test(value);
}

/** Whether a cell there can be computed. */
export function holdsAmounts(sheet: SheetKey, column: ColumnId, format: Format): boolean {
	if (sheet === 'projects') return isFund(column, format);
	const table = tableOf(sheet)?.table;
	return table !== undefined && columnOf(table, column, format)?.holds === 'amount';
}

/** Whether a column holds amounts in any table or form: for whoever does not know the sheet. */
export function mayHoldAmounts(column: ColumnId, format: Format): boolean {
	return (
		isFund(column, format) ||
		format.tables.some(({ id }) => columnOf(id, column, format)?.holds === 'amount')
	);
}

const isFund = (column: ColumnId, format: Format): boolean => fundColumnsOf(format).has(column);

export function homeOf(sheet: SheetKey): FormulaHome {
	return tableOf(sheet)?.table ?? 'F';
}

/** What bare numbers of a formula there are written in. */
export function unitOfSheet(sheet: SheetKey, format: Format): AmountUnit {
	const table = tableOf(sheet)?.table;
	return table === undefined ? formUnit(format) : unitOfTable(table, format);
}
