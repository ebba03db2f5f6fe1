/** W11, W12: 支出总表 (T3), and W18, W19: 一般公共预算支出表 (T5), each within itself. */
import { addsUp } from '../../comparing/compare';
import { cell, plus } from '../../reading/operand';
import { CODE_TREE_COLUMNS } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import { rollUp } from './code-tree';

const basicAndProject = (id: string, table: 'T3' | 'T5'): Rule => ({
	id,
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: [table],
	check: (reader, row) =>
		addsUp(
			cell(reader, row, '合计'),
			plus(cell(reader, row, '基本支出'), cell(reader, row, '项目支出'))
		)
});

const tree = (id: string, table: 'T3' | 'T5'): Rule => ({
	id,
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: [table],
	check: (reader, row) => rollUp(reader, row, ['合计', '类', '款'], CODE_TREE_COLUMNS)
});

export const expenditureRow = basicAndProject('W11', 'T3');
export const expenditureTree = tree('W12', 'T3');
export const generalBudgetRow = basicAndProject('W18', 'T5');
export const generalBudgetTree = tree('W19', 'T5');
