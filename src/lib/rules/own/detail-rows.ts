/**
 * What `[*]` stands for in `sum(…)` and `count(…)`: the rows that a table's total adds up, each
 * once. Totals, subtotals and the lower levels of code trees are not counted again.
 */
import type { ColumnId, RowId, SheetKey, Side } from '$lib/budget/book';
import { tableOf } from '$lib/budget/book';
import { FUND_SOURCES } from '$lib/budget/fund-source';
import { economicTree } from '../catalogue/within/economic-tree';
import { TOTAL, type Lookup } from '../reading/lookups';
import { cell, column as columnOf, plus, type Operand } from '../reading/operand';
import type { FormulaReader } from './formula-reader';

/** The rows that share a key; of `first`, only the first of them. */
interface Part {
	readonly lookup: Lookup;
	readonly key: string;
	readonly first?: true;
}

function partsOf(sheet: SheetKey, side: Side | undefined): readonly Part[] {
	if (sheet === 'projects') return [{ lookup: 'body', key: 'body' }];
	switch (tableOf(sheet)?.table) {
		case 'T1':
		case 'T4':
			// T4 prints its fund sources twice: the second time as those of the carry-over.
			return side === '收入'
				? FUND_SOURCES.map((fund) => ({ lookup: 'label', key: `收入|${fund}`, first: true }))
				: [{ lookup: 'classes', key: 'all' }];
		case 'T10':
			return ['出国', '接待', '车辆'].map((key) => ({ lookup: 'threePublic', key }));
		case 'T11':
		case 'T12':
			return [{ lookup: 'body', key: 'body' }];
		case 'T13':
			return [{ lookup: 'role', key: 'project' }];
		default:
			return [{ lookup: 'parent', key: TOTAL }];
	}
}

/** A column added up over the detail rows. */
export function detailSum(
	reader: FormulaReader,
	sheet: SheetKey,
	column: ColumnId,
	side?: Side
): Operand {
	if (tableOf(sheet)?.table === 'T6')
		return plus(...economicRows(reader, sheet).map((row) => cell(reader, row, column)));
	const sums = partsOf(sheet, side).map(({ lookup, key, first }) =>
		first
			? cell(reader, reader.find(sheet, lookup, key), column)
			: columnOf(reader, { sheet, lookup, key }, column)
	);
	return sums.length === 1 ? sums[0] : plus(...sums);
}

/** The detail rows themselves. */
export function detailRows(reader: FormulaReader, sheet: SheetKey, side?: Side): readonly RowId[] {
	if (tableOf(sheet)?.table === 'T6') return economicRows(reader, sheet);
	return partsOf(sheet, side).flatMap(({ lookup, key, first }) => {
		const rows = reader.group(sheet, lookup, key).map((row) => row.id);
		return first ? rows.slice(0, 1) : rows;
	});
}

/** T6 prints no codes: its 类 are the rows without a 政府科目. */
function economicRows(reader: FormulaReader, sheet: SheetKey): readonly RowId[] {
	const unit = tableOf(sheet)?.unit;
	return economicTree(reader, unit === undefined ? {} : { unit }).classes.map(({ row }) => row);
}
