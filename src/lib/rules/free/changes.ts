/**
 * What a paragraph says of a figure's change: 「…A万元，与上年度相比…增加B万元，增长C%」 and 「上年执行数为A万元，
 * 本年预算安排B万元，比…增加C%」. Nothing of it depends on what the figure is called.
 */
import type { AmountFact, DirectionFact, PercentFact } from '../prose/fact';
import { remembering } from '../text/memory';
import { directionBefore, isAmount, paragraphsOf, wordsBefore, type Paragraph } from './paragraph';
import {
	figureOf,
	mayBePercent,
	minusFigure,
	percentOf,
	plusFigure,
	printPercent,
	type Figure
} from './printed-percent';
import type { WrongFigure } from './wrong-figure';

/** A rate with its direction, and the change in money that stands right before it. */
interface Rate {
	readonly rate: PercentFact;
	readonly direction: DirectionFact;
	readonly change?: { readonly amount: AmountFact; readonly direction: DirectionFact };
	/** Amounts of the paragraph that no word of direction precedes, before all of that. */
	readonly values: readonly AmountFact[];
	/** Where what is said of the change begins. */
	readonly base: number;
}

const JOINS = /^[,、;(]?(?:即|同比|比例|幅度|增幅|降幅)?$/;
const REASON = /原因|由于|因为|系因/;

function ratesIn(paragraph: Paragraph): Rate[] {
	const { facts, plain } = paragraph;
	return facts.flatMap((rate, i): Rate[] => {
		if (rate.kind !== 'percent' || rate.points || rate.bound || rate.low) return [];
		const direction = directionBefore(paragraph, rate);
		if (!direction) return [];
		const before = facts.slice(0, i).findLast(isAmount);
		const stated = before && directionBefore(paragraph, before);
		const joined =
			before &&
			stated &&
			JOINS.test(plain.text.slice(before.to, Math.min(direction.base, direction.from)));
		const change = joined ? { amount: before, direction: stated } : undefined;
		const base = change?.direction.base ?? direction.base;
		const values = facts
			.filter(isAmount)
			.filter((fact) => fact.to <= base && !fact.per && !directionBefore(paragraph, fact));
		return [{ rate, direction, ...(change && { change }), values, base }];
	});
}

/** Last year's figure as the change implies it. */
function baseOf(value: AmountFact, { amount, direction }: NonNullable<Rate['change']>): Figure {
	const [now, change] = [figureOf(value), figureOf(amount)];
	return direction.sense === 'down' ? plusFigure(now, change) : minusFigure(now, change);
}

/** Whether nothing but words of comparison and of the figure's purpose lies between. */
function isAbout({ plain }: Paragraph, value: AmountFact, at: number): boolean {
	const between = plain.text.slice(value.to, at);
	return (
		between.length <= 240 &&
		!REASON.test(between) &&
		!/[%\d]{1,}(?:\.\d+)?(?:%|万?元)/.test(between)
	);
}

function wrongRate(paragraph: Paragraph, said: Rate): WrongFigure | undefined {
	const { rate, change, values, base } = said;
	const value = values.at(-1);
	if (!value || !isAbout(paragraph, value, base)) return undefined;
	if (!change) return wrongGrowth(paragraph, said);
	if (change.direction.sense !== said.direction.sense) return undefined;
	const part = figureOf(change.amount);
	if (values.some((one) => mayBePercent(rate, part, baseOf(one, change)))) return undefined;
	const expected = percentOf(rate, part, baseOf(value, change));
	if (expected === undefined) return undefined;
	return { span: rate.span, actual: printPercent(rate), expected };
}

const OF_LAST_YEAR =
	/(?:上年度?|去年|(20\d\d)年度?)[^,。;:\d]{0,16}(?:执行数|预算数?|决算数?|安排数?)(?:为|是)?$/;

interface Growth {
	readonly last: AmountFact;
	readonly now: AmountFact;
}

/** Last year's figure and this year's, named as such one after the other. */
function growthsBefore(paragraph: Paragraph, { values }: Pick<Rate, 'values'>): Growth[] {
	const isLast = (fact: AmountFact): boolean => {
		const words = OF_LAST_YEAR.exec(wordsBefore(paragraph, fact.from));
		return (
			words !== null &&
			(words[1] === undefined || /执行数/.test(words[0]) || isEarlier(words[1], paragraph))
		);
	};
	const at = values.findLastIndex(isLast);
	if (at < 0) return [];
	return values.filter((_, i) => i !== at).map((now) => ({ last: values[at], now }));
}

/** Whether a year is not the latest that the paragraph names. */
function isEarlier(year: string, { plain, from, to }: Paragraph): boolean {
	const years = plain.text.slice(from, to).match(/20\d\d(?=年)/g) ?? [];
	return years.some((other) => other > year);
}

function wrongGrowth(paragraph: Paragraph, said: Rate): WrongFigure | undefined {
	const growths = growthsBefore(paragraph, said);
	const nearest = growths.at(-1);
	if (!nearest || nearest.now.from < nearest.last.from) return undefined;
	const fits = ({ last, now }: Growth): boolean =>
		mayBePercent(said.rate, minusFigure(figureOf(now), figureOf(last)), figureOf(last));
	if (growths.some(fits)) return undefined;
	const part = minusFigure(figureOf(nearest.now), figureOf(nearest.last));
	const expected = percentOf(said.rate, part, figureOf(nearest.last));
	if (expected === undefined) return undefined;
	return { span: said.rate.span, actual: printPercent(said.rate), expected };
}

/** Rates that the amounts beside them don't give. */
export const wrongRatesIn = remembering((text: string): readonly WrongFigure[] =>
	/[%％﹪]/.test(text)
		? paragraphsOf(text).flatMap((paragraph) =>
				ratesIn(paragraph).flatMap((rate) => wrongRate(paragraph, rate) ?? [])
			)
		: []
);

const WORD = { up: '增加', down: '减少', same: '持平' } as const;

function wrongWord(direction: DirectionFact, expected: string, variant?: string): WrongFigure {
	return {
		span: direction.span,
		actual: direction.word,
		expected,
		...(variant && { variant })
	};
}

/** 「增加5万元，下降3%」 */
function disagreeing({ rate, change, direction }: Rate): WrongFigure | undefined {
	if (!change || change.direction.sense === direction.sense) return undefined;
	if (rate.digits === 0 || change.amount.value === 0) return undefined;
	return wrongWord(direction, change.direction.word, 'disagree');
}

/** 「上年执行数为20万元，本年预算安排30万元，比…减少50%」, 「…持平」. */
function againstFigures(paragraph: Paragraph): WrongFigure[] {
	return paragraph.facts.flatMap((direction): WrongFigure[] => {
		if (direction.kind !== 'direction') return [];
		const values = paragraph.facts
			.filter(isAmount)
			.filter(
				(fact) => fact.to <= direction.base && !fact.per && !directionBefore(paragraph, fact)
			);
		const growths = growthsBefore(paragraph, { values });
		const growth = growths.at(-1);
		if (!growth || growth.now.from < growth.last.from) return [];
		if (!isAbout(paragraph, growth.now, direction.base)) return [];
		const { text } = paragraph.plain;
		if (/基本|略/.test(text.slice(direction.base - 4, direction.to))) return [];
		if (!/^(?:比|较|与|和|同)/.test(text.slice(direction.base, direction.from))) return [];
		const difference = growth.now.value - growth.last.value;
		const sense = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
		const fits = growths.some(
			({ last, now }) => Math.sign(now.value - last.value) === SIGN[direction.sense]
		);
		return fits ? [] : [wrongWord(direction, WORD[sense])];
	});
}

const SIGN = { up: 1, down: -1, same: 0 } as const;

/** Words of direction that figures of their own paragraph contradict. */
export const wrongDirectionsIn = remembering((text: string): readonly WrongFigure[] =>
	/[增减升降持相]/.test(text)
		? paragraphsOf(text).flatMap((paragraph) => [
				...ratesIn(paragraph).flatMap((rate) => disagreeing(rate) ?? []),
				...againstFigures(paragraph)
			])
		: []
);
