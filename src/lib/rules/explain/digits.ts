/** The digits of a figure as it is printed, and the slips of a hand that types them. */
import type { Fen } from '$lib/budget/values/amount';

/** The digits of a figure in its smallest printed steps; `undefined` where it isn't a multiple of them. */
export function digitsOf(value: Fen, step: Fen): string | undefined {
	return value > 0 && value % step === 0 ? String(value / step) : undefined;
}

/** All that comes of swapping two neighbouring digits. */
export function swapped(value: Fen, step: Fen): Fen[] {
	const digits = digitsOf(value, step);
	if (digits === undefined) return [];
	const results: Fen[] = [];
	for (let at = 0; at + 1 < digits.length; at++) {
		const [a, b] = [digits[at], digits[at + 1]];
		if (a === b) continue;
		results.push(Number(digits.slice(0, at) + b + a + digits.slice(at + 2)) * step);
	}
	return results;
}

/**
 * All that comes of leaving out one digit of the whole part; decimals stay where they are, for
 * figures are printed with all of theirs.
 */
export function dropped(value: Fen, step: Fen, decimals = 2): Fen[] {
	const digits = digitsOf(value, step);
	if (digits === undefined || digits.length <= decimals + 1) return [];
	const results = new Set<Fen>();
	for (let at = 0; at < digits.length - decimals; at++)
		results.add(Number(digits.slice(0, at) + digits.slice(at + 1)) * step);
	return [...results];
}

/** All figures of which this one may be what is left when a digit was left out. */
export function restored(value: Fen, step: Fen, decimals = 2): Fen[] {
	const digits = digitsOf(value, step)?.padStart(decimals + 1, '0');
	if (digits === undefined) return [];
	const results = new Set<Fen>();
	for (let at = 0; at <= digits.length - decimals; at++)
		for (let digit = at === 0 ? 1 : 0; digit < 10; digit++)
			results.add(Number(digits.slice(0, at) + digit + digits.slice(at)) * step);
	return [...results];
}
