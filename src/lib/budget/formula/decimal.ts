/** Exact decimals of any size: own rules multiply by constants, and nothing may be rounded on the way. */
import type { AmountUnit } from '../values/amount';

/** `digits` × 10^−`places` */
export interface Decimal {
	readonly digits: bigint;
	readonly places: number;
}

export const ZERO: Decimal = { digits: 0n, places: 0 };
export const ONE: Decimal = { digits: 1n, places: 0 };

export function decimalOf(whole: number): Decimal {
	return { digits: BigInt(whole), places: 0 };
}

/** Reads `12.5`; `shift` moves the point to the right. */
export function readDecimal(text: string, shift = 0): Decimal {
	const [whole, fraction = ''] = text.split('.');
	const places = fraction.length - shift;
	const digits = BigInt(whole + fraction);
	return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

export function add(a: Decimal, b: Decimal): Decimal {
	const places = Math.max(a.places, b.places);
	return { digits: scaled(a, places) + scaled(b, places), places };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
	return { digits: a.digits * b.digits, places: a.places + b.places };
}

export function negate({ digits, places }: Decimal): Decimal {
	return { digits: -digits, places };
}

export function size(a: Decimal): Decimal {
	return a.digits < 0n ? negate(a) : a;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
	const { digits } = add(a, negate(b));
	return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

export function isZero({ digits }: Decimal): boolean {
	return digits === 0n;
}

/** Rounded half up, away from zero, at a power of ten: 4 is 0.01 万元 of an amount in 分. */
export function roundedAt(a: Decimal, power: number): Decimal {
	const step = 10n ** BigInt(power + a.places);
	const { digits } = size(a);
	const rest = digits % step;
	const rounded = digits - rest + (rest * 2n >= step ? step : 0n);
	return { digits: a.digits < 0n ? -rounded : rounded, places: a.places };
}

/** Places between 分 and the unit in which an amount is printed. */
const PLACES: Record<AmountUnit, number> = { 元: 2, 万元: 6 };

/** An amount in 分 as an exact decimal of its unit, two decimals at least. */
export function printDecimalAmount({ digits, places }: Decimal, unit: AmountUnit): string {
	return printDigits(digits, places + PLACES[unit], 2);
}

/** A count or factor. */
export function printDecimal({ digits, places }: Decimal): string {
	return printDigits(digits, places, 0);
}

function printDigits(digits: bigint, places: number, least: number): string {
	const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
	const whole = text.slice(0, text.length - places);
	const fraction = text
		.slice(text.length - places)
		.replace(/0+$/, '')
		.padEnd(least, '0');
	return `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function scaled({ digits, places }: Decimal, to: number): bigint {
	return to === places ? digits : digits * 10n ** BigInt(to - places);
}
