/** W07–W10: 收入总表 (T2) within itself. 合计 is this year's income: 上年结转 stands beside it. */
import { FUND_SOURCES } from '$lib/budget/table/fund-source';
import { addsUp } from '../../comparing/compare';
import { cell, plus } from '../../reading/operand';
import { REVENUE_COLUMNS } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import { rollUp, type Level } from './code-tree';

export const revenueRow: Rule = {
	id: 'W07',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T2'],
	check: (reader, row) =>
		addsUp(
			cell(reader, row, '合计'),
			plus(...FUND_SOURCES.map((source) => cell(reader, row, source)))
		)
};

const rollUpOf = (level: Level): Rule => ({
	id: { 合计: 'W08', 类: 'W09', 款: 'W10' }[level],
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T2'],
	check: (reader, row) => rollUp(reader, row, [level], REVENUE_COLUMNS)
});

export const revenueTotal = rollUpOf('合计');
export const revenueOfClass = rollUpOf('类');
export const revenueOfGroup = rollUpOf('款');
