/** 「年初预算为A万元，支出决算为B万元，完成年初预算的C%。决算数小于预算数」: a budget and what became of it. */
import type { AmountFact } from '../prose/fact';
import { remembering } from '../text/memory';
import { isAmount, paragraphsOf, wordsBefore, type Paragraph } from './paragraph';
import { figureOf, mayBePercent, percentOf, printPercent } from './printed-percent';
import type { WrongFigure } from './wrong-figure';

interface Execution {
	readonly budget: AmountFact;
	readonly spent: AmountFact;
}

const BUDGET = /(?:年初|全年|当年|本年|调整)?预算(?:数|安排)?(?:为|是|:)?$/;
const SPENT = /决算(?:数|支出)?(?:为|是|:)?$/;

/** Budgets that the next figure says the outcome of. */
function executionsIn(paragraph: Paragraph): Execution[] {
	const amounts = paragraph.facts.filter(isAmount);
	return amounts.flatMap((budget, i): Execution[] => {
		const spent = amounts[i + 1];
		if (!spent || budget.bound || spent.bound) return [];
		if (!BUDGET.test(wordsBefore(paragraph, budget.from))) return [];
		if (!SPENT.test(wordsBefore(paragraph, spent.from))) return [];
		// Of another thing: its own words stand between.
		const between = paragraph.plain.text.slice(budget.to, spent.from);
		return /^[,;、。]?(?:本年|当年|全年|20\d\d年度?)?(?:支出|收入)?决算/.test(between)
			? [{ budget, spent }]
			: [];
	});
}

const COMPLETED = /完成(?:了)?(?:全年|年初|当年|本年|调整)?预算(?:数)?的?(?:比例)?(?:为)?$/;

export const wrongExecutionsIn = remembering((text: string): readonly WrongFigure[] => {
	if (!text.includes('完成')) return [];
	return paragraphsOf(text).flatMap((paragraph) =>
		executionsIn(paragraph).flatMap(({ budget, spent }): WrongFigure[] => {
			const next = paragraph.facts.find((fact) => fact.from >= spent.to && fact.kind !== 'period');
			if (next?.kind !== 'percent' || next.bound || next.points) return [];
			const between = paragraph.plain.text.slice(spent.to, next.from);
			if (!/^[,;。、(]?/.test(between) || between.length > 16 || !COMPLETED.test(between))
				return [];
			const [part, whole] = [figureOf(spent), figureOf(budget)];
			if (whole.value === 0 || mayBePercent(next, part, whole)) return [];
			const expected = percentOf(next, part, whole);
			if (expected === undefined) return [];
			return [{ span: next.span, actual: printPercent(next), expected }];
		})
	);
});

const COMPARED =
	/决算数?(?:(大于|高于|超过|小于|低于|等于)(?:了)?(?:年初)?预算数?|(?:与|同|和|跟)(?:年初)?预算数?(持平|相同|一致|相等))/g;

const SIGN: Readonly<Record<string, number>> = {
	...{ 大于: 1, 高于: 1, 超过: 1, 小于: -1, 低于: -1, 等于: 0 },
	...{ 持平: 0, 相同: 0, 一致: 0, 相等: 0 }
};
const WORD: Readonly<Record<string, string>> = { '1': '大于', '-1': '小于', '0': '等于' };

/** 「决算数小于预算数」 where it is larger. */
export const wrongComparisonsIn = remembering((text: string): readonly WrongFigure[] => {
	if (!/决算数?[^,。]{0,8}预算/.test(text)) return [];
	return paragraphsOf(text).flatMap((paragraph) => {
		const { plain, from, to } = paragraph;
		const executions = executionsIn(paragraph);
		return [...plain.text.slice(from, to).matchAll(COMPARED)].flatMap((match): WrongFigure[] => {
			const at = from + match.index;
			// Of several it may be any: the word may sum up what the paragraph began with.
			const signs = executions
				.filter(({ spent }) => spent.to <= at)
				.map(({ spent, budget }) => Math.sign(spent.value - budget.value));
			const word = match[1] ?? match[2];
			const sign = signs.at(-1);
			if (sign === undefined || signs.includes(SIGN[word])) return [];
			const start = at + match[0].indexOf(word);
			return [
				{
					span: plain.spanOf(start, start + word.length),
					variant: 'execution',
					actual: word,
					expected: WORD[String(sign)]
				}
			];
		});
	});
});
