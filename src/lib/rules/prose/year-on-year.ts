/** Percentages recomputed: what a printed percentage must be, half up at its own decimals. */
import type { Fen } from '$lib/budget/amount';
import { percentage } from '$lib/budget/percent';
import { sameDecimal } from './decimal';
import type { Decimal } from './numeral';

/** Whether a printed rate is `change` over last year's figure, either sign written. */
export function isRateOf(rate: Decimal, change: Fen, last: Fen): boolean {
	const expected = percentage(Math.abs(change), last, rate.decimals);
	return (
		expected !== undefined && sameDecimal(expected, { ...rate, digits: Math.abs(rate.digits) })
	);
}
