/** The number of a cell as the decimal that people see: Excel shows 15 digits of what it stores. */

/** `18351.299999999999` → `18351.3`, `1.2E-3` → `0.0012`. What is no number stays as it is. */
export function decimalText(stored: string): string {
	if (/^-?\d{1,15}$/.test(stored)) return stored;
	const value = Number(stored);
	if (stored.trim() === '' || !Number.isFinite(value)) return stored;
	const [mantissa, exponent] = value.toExponential(14).split('e');
	const sign = mantissa.startsWith('-') ? '-' : '';
	const digits = mantissa.replace(/[-.]/g, '');
	return sign + movePoint(digits, Number(exponent) + 1);
}

/** Moves the point of a plain decimal to the right: (`0.95`, 2) → `95`. */
export function timesTenTo(decimal: string, power: number): string {
	const sign = decimal.startsWith('-') ? '-' : '';
	const [whole, fraction = ''] = decimal.replace('-', '').split('.');
	return sign + movePoint(whole + fraction, whole.length + power);
}

/** Digits with a point after `at` of them, without needless zeros. */
function movePoint(digits: string, at: number): string {
	const padded = at <= 0 ? '0'.repeat(1 - at) + digits : digits.padEnd(at, '0');
	const split = at <= 0 ? 1 : at;
	const whole = padded.slice(0, split).replace(/^0+(?=\d)/, '');
	const fraction = padded.slice(split).replace(/0+$/, '');
	return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Rounded half up to so many places, as a number format shows it. */
export function roundedText(decimal: string, places: number): string {
	const sign = decimal.startsWith('-') ? '-' : '';
	const [whole, fraction = ''] = decimal.replace('-', '').split('.');
	if (fraction.length <= places) return decimal;
	const kept = BigInt(whole + fraction.slice(0, places)) + (fraction[places] >= '5' ? 1n : 0n);
	const digits = String(kept).padStart(places + 1, '0');
	const at = digits.length - places;
	return sign + digits.slice(0, at) + (places > 0 ? `.${digits.slice(at)}` : '');
}
