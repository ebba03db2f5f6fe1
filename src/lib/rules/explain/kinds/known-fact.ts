/** The difference is itself a figure of the book: that one was left out, or counted in. */
import { windowAround } from '../chance';
import type { Kind } from '../hypothesis';

const MOST_CELLS = 3;

export const knownFact: Kind = {
	id: 'known-fact',
	belief: 0.7,
	candidates: function* ({ delta, step, figures, sides, print }) {
		const compared = new Set(
			[sides.actual, ...sides.expected].map((term) => `${term?.row}:${term?.column}`)
		);
		const size = Math.abs(delta);
		const window = windowAround(size, step);
		for (const value of figures.within(window)) {
			const places = figures
				.placesOf(value)
				.filter(({ row, column }) => !compared.has(`${row}:${column}`));
			yield {
				delta: delta < 0 ? -value : value,
				cells: places.slice(0, MOST_CELLS),
				tell: () => ({ arguments: { fact: print(value) } })
			};
		}
	}
};
