/** When a sum that fails exactly is only the rounding of its addends. */
import type { AmountUnit, Fen } from '$lib/budget/values/amount';

/** Half of the last printed place, in 分: 0.005 万元; forms in 元 print whole 分, so nothing is lost. */
const HALF_PLACE: Record<AmountUnit, Fen> = { 万元: 5_000, 元: 0 };

/**
 * What separate rounding of `addends` figures and their sum can make of an exact sum:
 * 0.005 × (n + 1) 万元. A blank addend isn't printed and so wasn't rounded: it doesn't count.
 */
export function roundingInterval(addends: number, unit: AmountUnit): Fen {
	return HALF_PLACE[unit] * (addends + 1);
}

export type SumVerdict = 'equal' | 'rounding' | 'different';

export function judgeSum(difference: Fen, addends: number, unit: AmountUnit): SumVerdict {
	if (difference === 0) return 'equal';
	return Math.abs(difference) <= roundingInterval(addends, unit) ? 'rounding' : 'different';
}
