/** The total was made without one of its addends, or with one of them twice. */
import type { Difference } from '../difference';
import type { Candidate, Kind } from '../hypothesis';

export const missingAddend: Kind = {
	id: 'missing-addend',
	belief: 0.85,
	candidates: (difference) => addends(difference, -1)
};

export const doubledAddend: Kind = {
	id: 'doubled-addend',
	belief: 0.8,
	candidates: (difference) => addends(difference, 1)
};

function* addends({ sides, expected, print }: Difference, sign: 1 | -1): Iterable<Candidate> {
	const { actual } = sides;
	if (!actual || sides.expected.length < 2 || sides.converted) return;
	for (const { row, column, value, sign: own } of sides.expected) {
		if (value === 0) continue;
		yield {
			delta: sign * own * value,
			cells: [{ row, column }],
			tell: () => ({
				arguments: { addend: print(value), to: print(expected) },
				mend: [{ row: actual.row, column: actual.column, value: expected }]
			})
		};
	}
}
