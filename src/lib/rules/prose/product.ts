/** Formulas with their results: 「4套*0.15万=0.6万元」, 「3000*8=24000元」. */
import type { Fen } from '$lib/budget/values/amount';
import type { AmountFact, CountFact } from './fact';
import { factsOf } from './facts';
import { MONEY } from './measure-word';
import type { Decimal, Numeral } from './numeral';
import type { Span } from '../text/plain-text';

type Factor = AmountFact | CountFact | Numeral;

export interface Product {
	readonly factors: readonly Factor[];
	readonly result: AmountFact;
	/** What the factors make, in 分: in each way their units can be meant. */
	readonly readings: readonly Fen[];
	readonly span: Span;
}

/** Between two factors, or the last and 「=」, a word may name what is counted: 「11辆车*」. */
const NAME = /^[\u4e00-\u9fff]{0,6}$/;
const TIMES = '*×xX·';

export function productsIn(text: string): Product[] {
	const { plain, facts, bare } = factsOf(text);
	const figures = [...facts, ...bare]
		.filter((f): f is Factor => !('kind' in f) || f.kind === 'amount' || f.kind === 'count')
		.sort((a, b) => a.from - b.from);
	return figures.flatMap((result, i) => {
		if (!isAmount(result) || plain.text[result.from - 1] !== '=') return [];
		const factors = factorsBefore(plain.text, figures, i, result.from - 1);
		const readings = readingsOf(factors, result);
		if (factors.length < 2 || readings.length === 0) return [];
		return [{ factors, result, readings, span: plain.spanOf(factors[0].from, result.to) }];
	});
}

function isAmount(figure: Factor): figure is AmountFact {
	return 'kind' in figure && figure.kind === 'amount';
}

function factorsBefore(
	text: string,
	figures: readonly Factor[],
	index: number,
	equals: number
): Factor[] {
	const factors: Factor[] = [];
	let end = equals;
	for (let i = index - 1; i >= 0 && factors.length < 6; i--) {
		const figure = figures[i];
		if (!NAME.test(text.slice(figure.to, end))) return [];
		factors.unshift(figure);
		const sign = text[figure.from - 1] ?? '';
		if (!TIMES.includes(sign) || sign === '') return /[+\-/=]/.test(sign) ? [] : factors;
		end = figure.from - 1;
	}
	return [];
}

/** One factor is money; of bare numbers one may be, in 元 or in the unit of the result. */
function readingsOf(factors: readonly Factor[], result: AmountFact): Fen[] {
	const money = factors.filter(isAmount);
	const numbers = factors.filter((factor): factor is CountFact | Numeral => !isAmount(factor));
	if (money.length > 1) return [];
	const powers = money.length === 1 ? [0] : [2, 2 + MONEY[result.unit]];
	const base: Decimal = { digits: money[0]?.value ?? 1, decimals: 0 };
	return powers.flatMap((power) => {
		const product = [...numbers].reduce(multiply, base);
		const fen = (product.digits * 10 ** power) / 10 ** product.decimals;
		return Number.isSafeInteger(product.digits) ? [fen] : [];
	});
}

function multiply(a: Decimal, b: Decimal): Decimal {
	return { digits: a.digits * b.digits, decimals: a.decimals + b.decimals };
}

/** Whether what is printed is one of the readings, to the last digit printed. */
export function productHolds({ result, readings }: Product): boolean {
	return readings.some((reading) => Math.abs(reading - result.value) * 2 <= result.step);
}
