/** Cells of the comparison as people read them: exact amounts in the unit of their sheet. */
import { exactAmount, type AmountUnit } from '$lib/budget/values/amount';
import { tableOf, type CellValue, type ColumnId, type SheetKey } from '$lib/budget/book/book';
import { columnOf } from '$lib/budget/table/table-template';

export function printedCell(sheet: SheetKey, value: CellValue | undefined): string | undefined {
	if (typeof value !== 'number') return value;
	const unit: AmountUnit = tableOf(sheet) ? '万元' : '元';
	const exact = exactAmount(value, unit);
	return exact.replace(/\B(?=(\d{3})+(?=\.))/g, ',');
}

/** The header of a column, with what tells it from others of that name. */
export function columnName(sheet: SheetKey, column: ColumnId): string {
	const table = tableOf(sheet)?.table;
	const side = table && columnOf(table, column)?.side;
	return side ? `${side} · ${column}` : column;
}
