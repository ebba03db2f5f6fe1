/** W41: what a number cell of any table, or of a form's funds, can hold. */
import { firstFormat } from '$lib/formats/known-formats';
import { exactAmount, HUNDREDTH_OF_WAN, type AmountUnit } from '$lib/budget/values/amount';
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type RowId,
	type SheetKey
} from '$lib/budget/book/book';
import { fundColumnsOf } from '$lib/formats/project-form';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';

const FUND_COLUMNS: readonly ColumnId[] = [...fundColumnsOf(firstFormat())];
const AMOUNT_COLUMNS = new Map(
	tableIdsOf(firstFormat()).map((table) => [
		table,
		templateOf(table, firstFormat()).columns.flatMap((c) => (c.holds === 'amount' ? [c.id] : []))
	])
);

function amountColumns(sheet: SheetKey | undefined): readonly ColumnId[] {
	const table = sheet && tableOf(sheet)?.table;
	return (table ? AMOUNT_COLUMNS.get(table) : undefined) ?? FUND_COLUMNS;
}

function judge(
	row: RowId,
	column: ColumnId,
	value: CellValue | undefined,
	unit: AmountUnit
): Draft | undefined {
	if (value === undefined) return undefined;
	const cells = [{ row, column }];
	if (typeof value === 'string')
		return value.trim() === ''
			? undefined
			: { cells, variant: 'text', arguments: { text: value.trim() } };
	const variant =
		value < 0
			? 'negative'
			: unit === '万元' && value % HUNDREDTH_OF_WAN !== 0
				? 'decimals'
				: undefined;
	if (variant === undefined) return undefined;
	return { cells, actual: exactAmount(value, unit), printedIn: unit, variant };
}

export const amountsArePrintable: Rule = {
	id: 'W41',
	severity: 'error',
	comparator: 'FMT',
	each: 'row',
	of: [...tableIdsOf(firstFormat()), 'projects'],
	check: (reader, row) => {
		const sheet = reader.sheetOf(row);
		const unit = sheet === 'projects' ? '元' : '万元';
		const cells = reader.cells(row);
		const drafts: Draft[] = [];
		for (const column of amountColumns(sheet)) {
			const draft = judge(row, column, cells[column], unit);
			if (draft) drafts.push(draft);
		}
		return drafts;
	}
};
