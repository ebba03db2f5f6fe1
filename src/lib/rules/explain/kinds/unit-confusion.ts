/** A figure in 元 in a column of 万元 or the other way round; or a point one to three places off. */
import type { Fen } from '$lib/budget/values/amount';
import type { Candidate, Kind } from '../hypothesis';
import { slips } from '../slip';

const FACTORS = [10_000, 10, 100, 1000];

export const unitConfusion: Kind = {
	id: 'unit-confusion',
	belief: 0.95,
	ofDigits: true,
	candidates: function* (difference) {
		for (const factor of FACTORS)
			for (const slip of slips(difference, (value, step) => scaled(value, step, factor)))
				yield { ...slip, tell: () => withFactor(slip, factor) };
	}
};

function withFactor({ tell }: Candidate, factor: number): ReturnType<Candidate['tell']> {
	const told = tell();
	return { ...told, arguments: { ...told.arguments, factor } };
}

/** Too large by the factor, or too small; as printed, so never finer than a step. */
function scaled(value: Fen, step: Fen, factor: number): Fen[] {
	const smaller = Math.round(value / factor / step) * step;
	const larger = value * factor;
	return [smaller, larger].filter((right) => right !== 0 && Number.isSafeInteger(right));
}
