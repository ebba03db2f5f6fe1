/** Slips in one cell: what the difference would be if a cell should hold something else. */
import type { Fen } from '$lib/budget/values/amount';
import type { Difference } from './difference';
import type { Candidate } from './hypothesis';
import type { Term } from './sides';

/** The cells of both sides, each with what a change of it does to the difference. */
export function termsOf({ sides }: Difference): readonly { term: Term; weight: 1 | -1 }[] {
	const expected = sides.converted ? [] : sides.expected;
	return [
		...(sides.actual ? [{ term: sides.actual, weight: 1 as const }] : []),
		...expected.map((term) => ({ term, weight: -term.sign as 1 | -1 }))
	];
}

/** Of a longer sum some cell could always have caused the difference by some slip. */
const MOST_TERMS = 32;

/** For every cell and everything that it may have been meant to hold. */
export function* slips(
	difference: Difference,
	meant: (value: Fen, step: Fen) => Iterable<Fen>
): Iterable<Candidate> {
	const terms = termsOf(difference);
	if (terms.length > MOST_TERMS) return;
	for (const { term, weight } of terms) {
		const { row, column, value } = term;
		for (const right of meant(value, difference.step)) {
			if (right === value) continue;
			yield {
				delta: weight * (value - right),
				cells: [{ row, column }],
				tell: () => ({
					arguments: { from: difference.print(value), to: difference.print(right) },
					mend: [{ row, column, value: right }]
				})
			};
		}
	}
}
