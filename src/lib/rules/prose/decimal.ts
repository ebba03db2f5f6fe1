/** Exact arithmetic on the decimals of prose. */
import type { Decimal } from './numeral';

/** `digits` × 10^`power` as an integer; `undefined` where it is none or too large to be exact. */
export function scaled({ digits, decimals }: Decimal, power: number): number | undefined {
	const shift = power - decimals;
	const step = 10 ** Math.abs(shift);
	if (shift < 0) return digits % step === 0 ? digits / step : undefined;
	const value = digits * step;
	return Number.isSafeInteger(value) ? value : undefined;
}

/** Whether two decimals are one number, however many places they are written with. */
export function sameDecimal(a: Decimal, b: Decimal): boolean {
	const places = Math.max(a.decimals, b.decimals);
	const left = scaled(a, places);
	return left !== undefined && left === scaled(b, places);
}

/** For people and messages: 「4.32」, 「12」. */
export function printDecimal({ digits, decimals }: Decimal): string {
	if (decimals === 0) return String(digits);
	const padded = String(Math.abs(digits)).padStart(decimals + 1, '0');
	const sign = digits < 0 ? '-' : '';
	return `${sign}${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}
