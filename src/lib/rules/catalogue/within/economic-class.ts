/** W20–W22: 基本支出分经济科目表 (T6) within itself. It prints no codes: order makes the tree. */
import { addsUp } from '../../comparing/compare';
import { cell, listed, plus } from '../../reading/operand';
import { found } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import { economicTree } from './economic-tree';

const COLUMNS = ['合计', '人员经费', '公用经费'] as const;

export const economicRow: Rule = {
	id: 'W20',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T6'],
	check: (reader, row) =>
		addsUp(
			cell(reader, row, '合计'),
			plus(cell(reader, row, '人员经费'), cell(reader, row, '公用经费'))
		)
};

export const economicTotal: Rule = {
	id: 'W21',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T6'],
	check: (reader, edition) => {
		const { total, classes } = economicTree(reader, edition);
		if (classes.length === 0) return undefined;
		return found(
			...COLUMNS.map((name) =>
				addsUp(
					cell(reader, total, name),
					listed(
						reader,
						classes.map((c) => c.row),
						name
					)
				)
			)
		);
	}
};

export const economicClass: Rule = {
	id: 'W22',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T6'],
	check: (reader, edition) =>
		economicTree(reader, edition).classes.flatMap(({ row, children }) =>
			children.length === 0
				? []
				: found(
						...COLUMNS.map((name) =>
							addsUp(cell(reader, row, name), listed(reader, children, name))
						)
					)
		)
};
