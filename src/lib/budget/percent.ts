/** Percentages of amounts: exact, half up at two decimals, as documents print them. */
import type { Fen } from './amount';

/** An exact decimal: `digits` / 10^`decimals`. */
interface Decimal {
	readonly digits: number;
	readonly decimals: number;
}

/** `part` / `whole` as a percentage, rounded half up to `decimals`; `undefined` of nothing. */
export function percentage(part: Fen, whole: Fen, decimals: number): Decimal | undefined {
	if (whole === 0) return undefined;
	const negative = part < 0 !== whole < 0;
	const numerator = BigInt(Math.abs(part)) * 100n * 10n ** BigInt(decimals) * 2n;
	const denominator = BigInt(Math.abs(whole));
	const rounded = Number((numerator + denominator) / (denominator * 2n));
	return { digits: negative && rounded !== 0 ? -rounded : rounded, decimals };
}

/** 「4.32%」; `undefined` of nothing. */
export function printPercentage(part: Fen, whole: Fen): string | undefined {
	const percent = percentage(part, whole, 2);
	if (!percent) return undefined;
	const digits = String(Math.abs(percent.digits)).padStart(3, '0');
	return `${percent.digits < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}
