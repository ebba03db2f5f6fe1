/** X01–X04: the totals of 收支总表 (T1) against 收入总表 (T2) and 支出总表 (T3). */
import { FUND_SOURCES } from '$lib/budget/table/fund-source';
import { addsUp, identical } from '../../comparing/compare';
import { plus } from '../../reading/operand';
import { filled, found, income, spending, totalOf } from '../../reading/places';
import type { Rule } from '../../rule/rule';

export const grandTotalOfIncome: Rule = {
	id: 'X01',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) =>
		filled(reader, edition, 'T1', 'T2')
			? addsUp(
					income(reader, edition, 'T1', '收入总计'),
					plus(totalOf(reader, edition, 'T2', '合计'), totalOf(reader, edition, 'T2', '上年结转'))
				)
			: undefined
};

export const incomeOfYearBySource: Rule = {
	id: 'X02',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) =>
		filled(reader, edition, 'T1', 'T2')
			? found(
					identical(
						income(reader, edition, 'T1', '本年收入合计'),
						totalOf(reader, edition, 'T2', '合计')
					),
					...FUND_SOURCES.map((source) =>
						identical(income(reader, edition, 'T1', source), totalOf(reader, edition, 'T2', source))
					)
				)
			: undefined
};

export const carryOverIncome: Rule = {
	id: 'X03',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) =>
		filled(reader, edition, 'T1', 'T2')
			? identical(
					income(reader, edition, 'T1', '上年结转'),
					totalOf(reader, edition, 'T2', '上年结转')
				)
			: undefined
};

export const grandTotalOfSpending: Rule = {
	id: 'X04',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) =>
		filled(reader, edition, 'T1', 'T3')
			? identical(
					spending(reader, edition, 'T1', '支出总计', '合计'),
					totalOf(reader, edition, 'T3', '合计')
				)
			: undefined
};
