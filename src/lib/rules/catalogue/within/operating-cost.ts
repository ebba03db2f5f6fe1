/** W33: 机关运行经费表 (T11): the department is the sum of its units, each row that of its funds. */
import { APPROPRIATIONS } from '$lib/budget/table/fund-source';
import { addsUp } from '../../comparing/compare';
import { cell, column, plus } from '../../reading/operand';
import { found } from '../../reading/places';
import type { Rule } from '../../rule/rule';

export const operatingCost: Rule = {
	id: 'W33',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T11'],
	check: (reader, row) => {
		const funds = addsUp(
			cell(reader, row, '合计'),
			plus(...APPROPRIATIONS.map((source) => cell(reader, row, source))),
			{ about: 'funds', variant: 'funds' }
		);
		if (reader.mark(row)?.role !== 'total') return funds;
		const units = { sheet: 'T11', lookup: 'body', key: 'body' } as const;
		if (reader.group('T11', 'body', 'body').length === 0) return funds;
		return found(
			funds,
			...['合计', ...APPROPRIATIONS].map((name) =>
				addsUp(cell(reader, row, name), column(reader, units, name))
			)
		);
	}
};
