/** 「采购总额A万元，其中：货物B万元、工程C万元、服务D万元」: lists that name all parts of their whole. */
import { exactAmount } from '$lib/budget/values/amount';
import { judgeSum } from '../comparing/interval';
import { sentencesOf } from '../prose/clause';
import type { AmountFact, CountFact, Fact } from '../prose/fact';
import { factsOf } from '../prose/facts';
import { remembering } from '../text/memory';
import type { WrongFigure } from './wrong-figure';

type Part = { readonly words: string } & (
	| { readonly kind: 'amount'; readonly fact: AmountFact }
	| { readonly kind: 'count'; readonly fact: CountFact }
);

/** Kinds of which a list that has the first two names all that there are. */
const COMPLETE: readonly (readonly RegExp[])[] = [
	[/货物/, /服务/, /工程/],
	[/基本支出/, /项目支出/, /经营支出|上缴上级|补助支出|预留|结转/],
	[/人员经费/, /公用经费/],
	[/因公出国/, /公务接待/, /公务用车/]
];
const VEHICLES = /用车|车辆/;
const AMONG = /其中[,:]?|包括[,:]/;

interface Division {
	readonly total: AmountFact | CountFact;
	readonly parts: readonly Part[];
}

function divisionsIn(text: string): Division[] {
	const { plain, facts } = factsOf(text);
	return sentencesOf(plain.text).flatMap((sentence): Division[] => {
		const words = plain.text.slice(sentence.from, sentence.to);
		const among = AMONG.exec(words);
		if (!among) return [];
		const at = sentence.from + among.index;
		const from = at + among[0].length;
		// A list within the list: whose parts are whose can't be told.
		if (AMONG.test(plain.text.slice(from, sentence.to))) return [];
		const total = facts.findLast((fact) => fact.to <= at && fact.from >= sentence.from);
		if (!total || !isFigure(total)) return [];
		if (!/^[,;:、。()]*$/.test(plain.text.slice(total.to, at))) return [];
		const parts = partsAfter(plain.text, facts, total, { from, to: sentence.to });
		return parts ? [{ total, parts }] : [];
	});
}

const isFigure = (fact: Fact): fact is AmountFact | CountFact =>
	fact.kind === 'amount' || (fact.kind === 'count' && fact.decimals === 0);

/** Figures of the total's kind up to the end of the list, each with its words; nothing else may be among them. */
function partsAfter(
	text: string,
	facts: readonly Fact[],
	total: AmountFact | CountFact,
	{ from, to }: { readonly from: number; readonly to: number }
): Part[] | undefined {
	const parts: Part[] = [];
	let start = from;
	for (const fact of facts) {
		if (fact.from < from || fact.to > to) continue;
		const words = text.slice(start, fact.from);
		if (fact.kind === 'percent' && /占[^,;]{0,12}$/.test(words)) {
			start = fact.to;
			continue;
		}
		// The list of vehicles ends where equipment begins.
		if (total.kind === 'count' && /;/.test(words)) break;
		if (!isFigure(fact) || fact.kind !== total.kind || fact.bound) return undefined;
		if (fact.kind === 'count' && total.kind === 'count' && fact.unit !== total.unit)
			return undefined;
		if (fact.kind === 'amount' && fact.per) return undefined;
		if (/合计|小计|总计|共计|增加|减少|增长|下降|上年|去年/.test(words)) return undefined;
		parts.push({ words, kind: fact.kind, fact } as Part);
		start = fact.to;
	}
	return parts;
}

function isComplete({ total, parts }: Division): boolean {
	if (total.kind === 'count')
		return (
			total.unit === '辆' && parts.length >= 3 && parts.every(({ words }) => VEHICLES.test(words))
		);
	return COMPLETE.some(([first, second, third]) => {
		const has = (kind: RegExp): boolean =>
			parts.filter(({ words }) => kind.test(words)).length === 1;
		const known = (words: string): boolean =>
			[first, second, third].some((kind) => kind?.test(words));
		return has(first) && has(second) && parts.every(({ words }) => known(words));
	});
}

/** Lists whose parts are all named and don't add up to their whole. */
export const wrongDivisionsIn = remembering((text: string): readonly WrongFigure[] => {
	if (!/其中|包括/.test(text)) return [];
	return divisionsIn(text)
		.filter(isComplete)
		.flatMap(({ total, parts }): WrongFigure[] => {
			const sum = parts.reduce((all, { fact }) => all + sizeOf(fact), 0);
			const difference = sizeOf(total) - sum;
			if (difference === 0) return [];
			if (total.kind === 'count')
				return [
					{
						span: total.span,
						variant: 'count',
						actual: String(sizeOf(total)),
						expected: String(sum),
						difference: String(difference)
					}
				];
			const verdict = judgeSum(difference, parts.length, '万元');
			const amounts = [total.value, sum, difference].map((value) => exactAmount(value, '万元'));
			return [
				{
					span: total.span,
					actual: amounts[0],
					expected: amounts[1],
					difference: amounts[2],
					printedIn: '万元',
					...(verdict === 'rounding' && { severity: 'rounding' })
				}
			];
		});
});

const sizeOf = (fact: AmountFact | CountFact): number =>
	fact.kind === 'amount' ? fact.value : fact.digits;
