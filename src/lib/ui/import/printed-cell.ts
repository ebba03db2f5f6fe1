/** Cells of the comparison as people read them: exact amounts in the unit of their sheet. */
import { bookFormat } from '$lib/formats/book-format';
import { exactAmount } from '$lib/budget/values/amount';
import {
	tableOf,
	type BookHead,
	type CellValue,
	type ColumnId,
	type SheetKey
} from '$lib/budget/book/book';
import { formUnit } from '$lib/formats/project-form';
import { columnOf, unitOfTable } from '$lib/budget/table/table-template';

export function printedCell(
	sheet: SheetKey,
	value: CellValue | undefined,
	head: BookHead
): string | undefined {
	if (typeof value !== 'number') return value;
	const format = bookFormat(head);
	const table = tableOf(sheet)?.table;
	const unit = table ? unitOfTable(table, format) : formUnit(format);
	const exact = exactAmount(value, unit);
	return exact.replace(/\B(?=(\d{3})+(?=\.))/g, ',');
}

/** The header of a column, with what tells it from others of that name. */
export function columnName(sheet: SheetKey, column: ColumnId, head: BookHead): string {
	const table = tableOf(sheet)?.table;
	const side = table && columnOf(table, column, bookFormat(head))?.side;
	return side ? `${side} · ${column}` : column;
}
