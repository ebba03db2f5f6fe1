/** F01–F03: the funds of a project form. Forms are in 元 and rounded nowhere, so sums are exact. */
import { FUND_LINES, fundColumn, type Half } from '$lib/budget/form/first-form';
import { addsUp, atMost } from '../../comparing/compare';
import { cell, plus } from '../../reading/operand';
import type { Rule } from '../../rule/rule';

const [TOTAL_LINE, ...SOURCE_LINES] = FUND_LINES;

const totalIsSum = (id: string, half: Half): Rule => ({
	id,
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['projects'],
	check: (reader, form) =>
		addsUp(
			cell(reader, form, fundColumn(half, TOTAL_LINE)),
			plus(...SOURCE_LINES.map((line) => cell(reader, form, fundColumn(half, line)))),
			{ unit: '元' }
		)
});

export const fundsOfTerm = totalIsSum('F01', '实施期');
export const fundsOfYear = totalIsSum('F02', '年度');

export const yearWithinTerm: Rule = {
	id: 'F03',
	severity: 'error',
	comparator: '≤',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const [year, term] = (['年度', '实施期'] as const).map((half) =>
			cell(reader, form, fundColumn(half, TOTAL_LINE))
		);
		return year.figures > 0 && term.figures > 0 ? atMost(year, term, { unit: '元' }) : undefined;
	}
};
