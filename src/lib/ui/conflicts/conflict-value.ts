/** A cell's value as a conflict shows it and as a person types another. */
import { bookFormat } from '$lib/formats/book-format';
import {
	exactAmount,
	parseAmount,
	type AmountFailure,
	type AmountUnit
} from '$lib/budget/values/amount';
import {
	tableOf,
	type BookHead,
	type CellValue,
	type ColumnId,
	type SheetKey
} from '$lib/budget/book/book';
import { formUnit, fundColumnsOf } from '$lib/formats/project-form';
import { columnOf, unitOfTable } from '$lib/budget/table/table-template';

/** The unit in which a column's amounts are written; `undefined` where it holds words. */
export function unitOf(
	sheet: SheetKey | undefined,
	column: ColumnId,
	head: BookHead
): AmountUnit | undefined {
	const format = bookFormat(head);
	if (sheet === 'projects') return fundColumnsOf(format).has(column) ? formUnit(format) : undefined;
	const table = sheet && tableOf(sheet)?.table;
	const isAmount = table && columnOf(table, column, format)?.holds === 'amount';
	return isAmount ? unitOfTable(table, format) : undefined;
}

/** The value in full; an amount with separators. A blank is the empty string. */
export function printValue(value: CellValue | undefined, unit: AmountUnit | undefined): string {
	if (value === undefined) return '';
	if (typeof value === 'string') return value;
	const [whole, fraction] = exactAmount(value, unit ?? '万元').split('.');
	return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

export type TypedValue =
	| { readonly ok: true; readonly value: CellValue | undefined }
	| { readonly ok: false; readonly failure: AmountFailure };

export function readTyped(text: string, unit: AmountUnit | undefined): TypedValue {
	if (unit) return parseAmount(text, unit);
	const plain = text.trim();
	return { ok: true, value: plain === '' ? undefined : plain };
}
