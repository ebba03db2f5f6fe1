/** W13–W17, W47: 财政拨款收支总表 (T4) within itself. */
import { APPROPRIATIONS } from '$lib/budget/table/fund-source';
import { addsUp, identical } from '../../comparing/compare';
import { cell, column, plus } from '../../reading/operand';
import { found, income, labelled, sheetIn, spending } from '../../reading/places';
import type { Rule } from '../../rule/rule';

export const appropriationGrandTotal: Rule = {
	id: 'W13',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T4'],
	check: (reader, edition) =>
		addsUp(
			income(reader, edition, 'T4', '收入总计'),
			plus(
				income(reader, edition, 'T4', '本年收入合计'),
				income(reader, edition, 'T4', '上年财政拨款结转')
			)
		)
};

/** The sources of this year are printed first; those of the carry-over stand below it. */
export const appropriationBySource: Rule = {
	id: 'W47',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T4'],
	check: (reader, edition) =>
		addsUp(
			income(reader, edition, 'T4', '本年收入合计'),
			plus(...APPROPRIATIONS.map((source) => income(reader, edition, 'T4', source)))
		)
};

export const appropriationByClass: Rule = {
	id: 'W14',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T4'],
	check: (reader, edition) => {
		const sheet = sheetIn(edition, 'T4');
		const total = labelled(reader, edition, 'T4', ['支出', '本年支出合计']);
		return found(
			...['小计', ...APPROPRIATIONS].map((name) =>
				addsUp(
					cell(reader, total, name),
					column(reader, { sheet, lookup: 'classes', key: 'all' }, name)
				)
			)
		);
	}
};

export const appropriationRow: Rule = {
	id: 'W15',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T4'],
	check: (reader, row) =>
		reader.mark(row)?.side === '支出'
			? addsUp(
					cell(reader, row, '小计'),
					plus(...APPROPRIATIONS.map((source) => cell(reader, row, source)))
				)
			: undefined
};

/** The sources are printed twice: first of this year, then (again, below 结转) of last year's carry-over. */
export const appropriationCarryOver: Rule = {
	id: 'W16',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T4'],
	check: (reader, edition) =>
		addsUp(
			income(reader, edition, 'T4', '上年财政拨款结转'),
			plus(...APPROPRIATIONS.map((source) => income(reader, edition, 'T4', source, 2)))
		)
};

export const appropriationBalance: Rule = {
	id: 'W17',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T4'],
	check: (reader, edition) =>
		identical(
			income(reader, edition, 'T4', '收入总计'),
			spending(reader, edition, 'T4', '支出总计', '小计')
		)
};
