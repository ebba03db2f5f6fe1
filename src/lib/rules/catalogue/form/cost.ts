/** F08: cost indicators in total terms against the funds of the year. */
import { exactAmount, type Fen } from '$lib/budget/values/amount';
import { fundColumn } from '$lib/budget/form/first-form';
import type { AmountFact } from '../../prose/fact';
import { factsOf } from '../../prose/facts';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { indicatorsOf } from './indicator-rows';

/** What tells that a cost is a price, a part, or a rate: nothing to compare with the year's funds. */
const NOT_A_TOTAL = /标准|单价|单台|单套|人均|平均|每|日均|月|年|次均|费率|比例/;

const OF_PROJECT = /项目|工程|总|控制数/;

/** The amount of an indicator that says what all of it costs. */
function totalIn(name: string, value: string): AmountFact | undefined {
	if (NOT_A_TOTAL.test(name) || /[/／每%]/.test(value)) return undefined;
	const amounts = factsOf(value).facts.filter((fact) => fact.kind === 'amount');
	return amounts.length === 1 ? (amounts[0] as AmountFact) : undefined;
}

/** Within the last printed digit, or within what ≤ and ≥ allow. */
function agrees(sum: Fen, year: Fen, parts: readonly AmountFact[]): boolean {
	if (Math.abs(sum - year) * 2 <= Math.max(...parts.map((part) => part.step))) return true;
	const upper = parts.every(({ bound }) => bound === '≤' || bound === '<');
	const lower = parts.every(({ bound }) => bound === '≥' || bound === '>');
	return (upper && year <= sum) || (lower && year >= sum) || parts.some((p) => p.bound === '≈');
}

export const costIsFunded: Rule = {
	id: 'F08',
	severity: 'explain',
	comparator: 'ID',
	each: 'row',
	of: ['projects'],
	check: (reader, form): Draft | undefined => {
		const yearTotal = fundColumn('年度', '总额');
		const year = reader.amount(form, yearTotal);
		if (year === undefined) return undefined;
		const costs = indicatorsOf(reader, form).filter(
			({ half, second, value }) => half === '年度' && second.includes('成本') && value !== ''
		);
		const totals = costs.map(({ name, value }) => totalIn(name, value)).filter((t) => !!t);
		const sum = totals.reduce((all, { value }) => all + value, 0);
		if (totals.length === 0 || agrees(sum, year, totals)) return undefined;
		const capped = totals.every(({ bound }) => bound === '≤' || bound === '<');
		// 「监视屏成本 ≤5000元」 may be the price of one; a cap of the project is one of all it costs.
		if (capped && sum < year && !costs.some(({ name }) => OF_PROJECT.test(name))) return undefined;
		// Several may be parts of which not all are indicated; together they can't exceed the whole.
		if ((costs.length > 1 || totals.length > 1) && sum < year) return undefined;
		const term = reader.amount(form, fundColumn('实施期', '总额'));
		const isTerm = term !== undefined && term !== year && agrees(sum, term, totals);
		const [{ row }] = costs;
		return {
			cells: [
				{ row, column: '年度.指标值' },
				{ row: form, column: yearTotal }
			],
			...(isTerm && { variant: 'term' }),
			actual: exactAmount(sum, '元'),
			expected: exactAmount(year, '元'),
			difference: exactAmount(sum - year, '元'),
			printedIn: '元',
			arguments: { name: costs.map(({ name }) => name).join('、') }
		};
	}
};
