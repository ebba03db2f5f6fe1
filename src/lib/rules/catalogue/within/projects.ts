/** W34: 项目支出（本年, T12), and W38, W39: 项目支出（上年结转, T13) within themselves. */
import { APPROPRIATIONS, FUND_SOURCES } from '$lib/budget/table/fund-source';
import { addsUp, type Comparison } from '../../comparing/compare';
import { roleOfUnit } from '../../reading/lookups';
import { cell, column, plus, type Rows } from '../../reading/operand';
import { found } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

export const projectRow: Rule = {
	id: 'W34',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T12'],
	check: (reader, row) =>
		addsUp(
			cell(reader, row, '合计'),
			plus(...FUND_SOURCES.map((source) => cell(reader, row, source)))
		)
};

export const carryOverOfDepartment: Rule = {
	id: 'W38',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T13'],
	check: (reader, row) =>
		reader.mark(row)?.role === 'total'
			? eachColumn(reader, row, { sheet: 'T13', lookup: 'role', key: 'unit' })
			: undefined
};

export const carryOverOfUnit: Rule = {
	id: 'W39',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T13'],
	check: (reader, row) => {
		const mark = reader.mark(row);
		if (mark?.role !== 'unit' || mark.unit === undefined) return undefined;
		const key = roleOfUnit('project', mark.unit);
		return eachColumn(reader, row, { sheet: 'T13', lookup: 'roleOfUnit', key, unit: mark.unit });
	}
};

/** Silent where the rows below aren't printed at all. */
function eachColumn(reader: RuleReader, row: string, rows: Rows): Comparison[] {
	if (reader.group(rows.sheet, rows.lookup, rows.key).length === 0) return [];
	return found(
		...['合计', ...APPROPRIATIONS].map((name) =>
			addsUp(cell(reader, row, name), column(reader, rows, name))
		)
	);
}
