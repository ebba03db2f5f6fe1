/** 「9名，4000元/人/月，共43.2万元」: a price, the count it is for, and the total they make. */
import type { Fen } from '$lib/budget/values/amount';
import { segmentsOf, sentencesOf, type Stretch } from './clause';
import type { AmountFact, CountFact, Fact } from './fact';
import { factsOf } from './facts';
import type { PlainText } from '../text/plain-text';

export interface PricedQuantity {
	readonly count: CountFact;
	readonly price: AmountFact;
	readonly total: AmountFact;
	/** What price × count makes in 分, for each number of months, days or times that may be meant. */
	readonly readings: readonly Fen[];
}

/** Calculations whose three figures are each the only one that fits, in one segment of a sentence. */
export function pricedQuantitiesIn(text: string): PricedQuantity[] {
	const { plain, facts } = factsOf(text);
	const found: PricedQuantity[] = [];
	let next = 0;
	for (const sentence of sentencesOf(plain.text))
		for (const segment of segmentsOf(plain.text, sentence)) {
			const inside: Fact[] = [];
			for (; next < facts.length && facts[next].from < segment.to; next++)
				if (facts[next].from >= segment.from) inside.push(facts[next]);
			const calculation = calculationIn(plain, segment, inside);
			if (calculation) found.push(calculation);
		}
	return found;
}

const TOTAL_WORDS = /(?:共|合计|小计|总计|计|需|需要|资金|预算|金额|经费|费|约)[^,;。\d]{0,6}$/;

/** A sum that is only part of what the price makes, or more. */
const OTHER_SUM = /增加|减少|新增|追加|补助?|差|另|其中/;

function calculationIn(
	plain: PlainText,
	segment: Stretch,
	facts: readonly Fact[]
): PricedQuantity | undefined {
	const amounts = facts.filter((fact): fact is AmountFact => fact.kind === 'amount');
	const prices = amounts.filter((amount) => amount.per);
	const totals = amounts.filter((amount) => !amount.per);
	if (prices.length !== 1 || totals.length !== 1) return undefined;
	const [[price], [total]] = [prices, totals];
	if (price.bound || total.bound || /[=*×]/.test(plain.text.slice(segment.from, segment.to)))
		return undefined;
	const all = facts.filter((fact): fact is CountFact => fact.kind === 'count' && !fact.bound);
	const counts = all.filter((count) => priceIsFor(price, count));
	if (counts.length !== 1 || total.from < price.from || total.from < counts[0].from)
		return undefined;
	const before = plain.text.slice(Math.max(segment.from, total.from - 16), total.from);
	if (!TOTAL_WORDS.test(before) || OTHER_SUM.test(before)) return undefined;
	const [count] = counts;
	if (count.low || count.decimals > 4) return undefined;
	const one = (price.value * count.digits) / 10 ** count.decimals;
	const readings = timesOf(price, all).map((times) => one * times);
	return { count, price, total, readings };
}

/** Words that count the same things. */
const ALIKE: readonly ReadonlySet<string>[] = [
	new Set(['人', '名', '位']),
	new Set(['车', '辆', '台']),
	new Set(['平方米', '平米', '㎡', 'm2', 'm²']),
	new Set(['米', '延米']),
	new Set(['台', '套', '台套'])
];

function priceIsFor({ per = [] }: AmountFact, { unit, noun }: CountFact): boolean {
	return per.some(
		(word) =>
			word === unit ||
			ALIKE.some((set) => set.has(word) && set.has(unit)) ||
			(unit === '个' && noun.startsWith(word))
	);
}

/** How often the price is paid: by what it is per, and what the segment says of months or days. */
function timesOf({ per = [] }: AmountFact, counts: readonly CountFact[]): number[] {
	const said = (...units: string[]): number[] =>
		counts.filter((count) => units.includes(count.unit)).map((count) => count.digits);
	if (per.includes('月')) return [12, 1, ...said('个月')];
	if (per.includes('天') || per.includes('日')) return [1, 365, 366, ...said('天')];
	if (per.includes('季度') || per.includes('季')) return [4, 1, ...said('个季度')];
	if (per.includes('年')) return [1, ...said('年')];
	// 「2250元/人」 is often meant a month.
	return [1, 12, ...said('个月', '年', '次', '天')];
}

/** Whether the total is one of the readings, to the last digit printed. */
export function pricedQuantityHolds({ total, readings }: PricedQuantity): boolean {
	return readings.some((reading) => Math.abs(reading - total.value) * 2 <= total.step);
}
