/** Percentages recomputed: what a printed percentage must be, half up at its own decimals. */
import type { Fen } from '$lib/budget/values/amount';
import { sameDecimal } from './decimal';
import type { Decimal } from './numeral';

/** `part` / `whole` as a percentage, rounded half up to `decimals`; `undefined` of nothing. */
export function percentage(part: Fen, whole: Fen, decimals: number): Decimal | undefined {
	if (whole === 0) return undefined;
	const negative = part < 0 !== whole < 0;
	const numerator = BigInt(Math.abs(part)) * 100n * 10n ** BigInt(decimals) * 2n;
	const denominator = BigInt(Math.abs(whole));
	const rounded = Number((numerator + denominator) / (denominator * 2n));
	return { digits: negative && rounded !== 0 ? -rounded : rounded, decimals };
}

/** Whether a printed rate is `change` over last year's figure, either sign written. */
export function isRateOf(rate: Decimal, change: Fen, last: Fen): boolean {
	const expected = percentage(Math.abs(change), last, rate.decimals);
	return (
		expected !== undefined && sameDecimal(expected, { ...rate, digits: Math.abs(rate.digits) })
	);
}
