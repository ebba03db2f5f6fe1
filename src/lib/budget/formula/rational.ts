/** Exact fractions: formulas multiply and divide, and nothing may be rounded on the way. */

/** `over` is positive. */
export interface Rational {
	readonly top: bigint;
	readonly over: bigint;
}

export const NOTHING: Rational = { top: 0n, over: 1n };

export function rational(top: bigint, over: bigint): Rational {
	return over < 0n ? { top: -top, over: -over } : { top, over };
}

export function plus(a: Rational, b: Rational): Rational {
	if (a.over === b.over) return { top: a.top + b.top, over: a.over };
	return { top: a.top * b.over + b.top * a.over, over: a.over * b.over };
}

export function times(a: Rational, b: Rational): Rational {
	return { top: a.top * b.top, over: a.over * b.over };
}

/** @returns `undefined` where `b` is zero */
export function dividedBy(a: Rational, b: Rational): Rational | undefined {
	return b.top === 0n ? undefined : rational(a.top * b.over, a.over * b.top);
}

export function negative({ top, over }: Rational): Rational {
	return { top: -top, over };
}

/** The nearest whole number, halves away from zero. */
export function rounded({ top, over }: Rational): bigint {
	const size = top < 0n ? -top : top;
	const whole = (size * 2n + over) / (over * 2n);
	return top < 0n ? -whole : whole;
}
