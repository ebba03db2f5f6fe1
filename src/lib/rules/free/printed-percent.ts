/** Percentages of prose against the amounts beside them, with what rounding can have made of all three. */
import type { AmountFact, PercentFact } from '../prose/fact';
import { printDecimal } from '../prose/decimal';
import { slackOf } from '../prose/printed-exactness';
import { percentage } from '../prose/year-on-year';
import type { Fen } from '$lib/budget/values/amount';

/** An amount as far as its digits tell it. */
export interface Figure {
	readonly value: Fen;
	/** Half of the last place that it was printed with. */
	readonly slack: Fen;
}

export function figureOf(fact: AmountFact): Figure {
	return { value: Math.abs(fact.value), slack: slackOf(fact) };
}

export function plusFigure(a: Figure, b: Figure): Figure {
	return { value: a.value + b.value, slack: a.slack + b.slack };
}

export function minusFigure(a: Figure, b: Figure): Figure {
	return { value: Math.abs(a.value - b.value), slack: a.slack + b.slack };
}

const ROUNDING_OF_BINARY = 1e-7;

/** Whether some `part` and `whole` that print as these do give the percentage as it is printed. */
export function mayBePercent(rate: PercentFact, part: Figure, whole: Figure): boolean {
	if (whole.value <= whole.slack) return true;
	const printed = Math.abs(rate.digits) / 10 ** rate.decimals;
	const half = 0.5 / 10 ** rate.decimals + ROUNDING_OF_BINARY;
	const least = (100 * Math.max(0, part.value - part.slack)) / (whole.value + whole.slack);
	const most = (100 * (part.value + part.slack)) / (whole.value - whole.slack);
	return printed + half >= least && printed - half <= most;
}

/** What the percentage should be, to as many places as it is printed with. */
export function percentOf(rate: PercentFact, part: Figure, whole: Figure): string | undefined {
	const percent = percentage(part.value, whole.value, rate.decimals);
	return percent && `${printDecimal(percent)}%`;
}

export function printPercent({ digits, decimals }: PercentFact): string {
	return `${printDecimal({ digits: Math.abs(digits), decimals })}%`;
}
