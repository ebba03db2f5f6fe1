/**
 * Money. Inside Hebian every amount is an integer number of 分; 元 and 万元 exist only where a
 * person or a file reads or writes them. Floats are never used: a decimal string is moved by its
 * point, not multiplied.
 */

/** An integer number of 分. Safe to ±90,071,992,547,409.91 元. */
export type Fen = number;

/** A unit in which amounts are printed. */
export type AmountUnit = '元' | '万元';

/** Decimal places between the printed unit and 分. */
const PLACES: Record<AmountUnit, number> = { 元: 2, 万元: 6 };

export type AmountFailure =
	| { kind: 'not-a-number'; text: string }
	| { kind: 'too-precise'; text: string; decimals: number; allowed: number }
	| { kind: 'out-of-range'; text: string };

export type AmountResult =
	{ ok: true; value: Fen | undefined } | { ok: false; failure: AmountFailure };

/** How figures are typed and pasted: full-width forms, thousands separators, spaces, 元/万元 omitted. */
const PLAIN = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;
const LEADING_POINT = /^([+-]?)\.(\d+)$/;

/**
 * Reads a figure as a person types it or Excel pastes it.
 *
 * A blank is a blank (`undefined`), never zero. Nothing is rounded: more decimals than
 * `decimals` is a failure, because silently dropping a digit would change the figure.
 *
 * @param unit the unit the figure is written in
 * @param decimals decimals the place allows; by default all that 分 can hold (元 2, 万元 6)
 */
export function parseAmount(
	text: string,
	unit: AmountUnit,
	decimals: number = PLACES[unit]
): AmountResult {
	const allowed = Math.min(decimals, PLACES[unit]);
	const plain = halfWidth(text)
		.replace(/[\s\u200b\ufeff]/g, '')
		.replace(/[−–—]/g, '-')
		.replace(/^\((.+)\)$/, '-$1');
	if (plain === '' || plain === '-') return { ok: true, value: undefined };
	const match = PLAIN.exec(plain) ?? LEADING_POINT.exec(plain)?.toSpliced(2, 0, '0');
	if (!match) return { ok: false, failure: { kind: 'not-a-number', text } };
	const [, sign, whole, rawFraction = ''] = match;
	const fraction = rawFraction.replace(/0+$/, '');
	if (fraction.length > allowed) {
		const failure = { kind: 'too-precise', text, decimals: fraction.length, allowed };
		return { ok: false, failure: failure as AmountFailure };
	}
	const value = Number(whole.replaceAll(',', '') + fraction.padEnd(PLACES[unit], '0'));
	if (!Number.isSafeInteger(value)) return { ok: false, failure: { kind: 'out-of-range', text } };
	return { ok: true, value: value === 0 ? 0 : sign === '-' ? -value : value };
}

/** Only full-width forms: Unicode's own folding would also read 「5²」 as 52 and 「①」 as 1. */
function halfWidth(text: string): string {
	return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/**
 * Prints an amount as the office prints it: thousands separators and two decimals.
 * Half-up rounding happens here and only here, because paper has two decimals.
 */
export function printAmount(value: Fen | undefined, unit: AmountUnit): string {
	if (value === undefined) return '';
	const [whole, fraction] = decimalParts(roundHalfUp(value, PLACES[unit] - 2), unit);
	return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.slice(0, 2)}`;
}

const ZERO = '0'.charCodeAt(0);
/** 0.01 of a unit, in 分. */
const HUNDREDTH: Record<AmountUnit, number> = { 元: 1, 万元: 10_000 };

/** `.00` to `.99` */
const PRINTED_HUNDREDTHS = Array.from({ length: 100 }, (_, at) => `.${at < 10 ? '0' : ''}${at}`);

/** Nearly every figure has two places: this is the short way to print it. */
function withHundredths(hundredths: number): string {
	const size = Math.abs(hundredths);
	const whole = Math.floor(size / 100);
	const printed = whole + PRINTED_HUNDREDTHS[size - whole * 100];
	return hundredths < 0 ? `-${printed}` : printed;
}

/** The exact decimal, without separators: what files hold and editors open with. At least `decimals` places. */
export function exactAmount(value: Fen, unit: AmountUnit, decimals = 2): string {
	const hundredths = Math.round(value / HUNDREDTH[unit]);
	if (decimals === 2 && hundredths * HUNDREDTH[unit] === value) return withHundredths(hundredths);
	const [whole, fraction] = decimalParts(value, unit);
	let end = fraction.length;
	while (end > decimals && fraction.charCodeAt(end - 1) === ZERO) end--;
	const kept = fraction.slice(0, end).padEnd(decimals, '0');
	return kept === '' ? whole : `${whole}.${kept}`;
}

/** The exact decimal with thousands separators: no digit is rounded away, at least two places. */
export function printExactly(value: Fen, unit: AmountUnit): string {
	const [whole, fraction] = exactAmount(value, unit).split('.');
	return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/** `value` rounded half up (away from zero) at the given power of ten of 分; 4 is 0.01 万元. */
export function roundHalfUp(value: Fen, power: number): Fen {
	const step = 10 ** power;
	const size = Math.abs(value);
	const rest = size % step;
	const rounded = size - rest + (rest * 2 >= step ? step : 0);
	return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** 0.01 万元 in 分: the smallest step of a printed table. */
export const HUNDREDTH_OF_WAN: Fen = 10_000;

function decimalParts(value: Fen, unit: AmountUnit): [whole: string, fraction: string] {
	const places = PLACES[unit];
	const digits = String(Math.abs(value)).padStart(places + 1, '0');
	const sign = value < 0 ? '-' : '';
	return [sign + digits.slice(0, -places), digits.slice(-places)];
}
