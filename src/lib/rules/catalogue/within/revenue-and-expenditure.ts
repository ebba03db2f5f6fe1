/** W01–W06: 收支总表 (T1) within itself. */
import { addsUp, identical } from '../../comparing/compare';
import { cell, column, plus } from '../../reading/operand';
import { found, income, labelled, sheetIn, spending } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import { FUND_SOURCES } from '$lib/budget/table/fund-source';

const SPENDING_COLUMNS = ['合计', '当年', '结转'] as const;

export const incomeGrandTotal: Rule = {
	id: 'W01',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) =>
		addsUp(
			income(reader, edition, 'T1', '收入总计'),
			plus(income(reader, edition, 'T1', '本年收入合计'), income(reader, edition, 'T1', '上年结转'))
		)
};

export const incomeOfYear: Rule = {
	id: 'W02',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) =>
		addsUp(
			income(reader, edition, 'T1', '本年收入合计'),
			plus(...FUND_SOURCES.map((source) => income(reader, edition, 'T1', source)))
		)
};

export const spendingGrandTotal: Rule = {
	id: 'W03',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) =>
		addsUp(
			spending(reader, edition, 'T1', '支出总计', '合计'),
			plus(
				spending(reader, edition, 'T1', '本年支出合计', '合计'),
				spending(reader, edition, 'T1', '年终结转', '合计')
			)
		)
};

export const incomeEqualsSpending: Rule = {
	id: 'W04',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) =>
		identical(
			income(reader, edition, 'T1', '收入总计'),
			spending(reader, edition, 'T1', '支出总计', '合计')
		)
};

export const spendingByClass: Rule = {
	id: 'W05',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T1'],
	check: (reader, edition) => {
		const sheet = sheetIn(edition, 'T1');
		const total = labelled(reader, edition, 'T1', ['支出', '本年支出合计']);
		return found(
			...SPENDING_COLUMNS.map((name) =>
				addsUp(
					cell(reader, total, name),
					column(reader, { sheet, lookup: 'classes', key: 'all' }, name)
				)
			)
		);
	}
};

export const spendingRow: Rule = {
	id: 'W06',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T1'],
	check: (reader, row) =>
		reader.mark(row)?.side === '支出'
			? addsUp(
					cell(reader, row, '合计'),
					plus(cell(reader, row, '当年'), cell(reader, row, '结转'))
				)
			: undefined
};
