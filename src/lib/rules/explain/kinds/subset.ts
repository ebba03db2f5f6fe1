/** Two or three figures from around the finding add up to the difference. */
import type { Kind } from '../hypothesis';
import { neighbourhoodOf, type Neighbour } from '../neighbourhood';

export const subset: Kind = {
	id: 'subset',
	belief: 0.55,
	candidates: function* (difference) {
		const pool = neighbourhoodOf(difference).filter(({ value }) => value > 0);
		const sign = difference.delta < 0 ? -1 : 1;
		for (const chosen of pairsAndTriples(pool)) {
			const sum = chosen.reduce((total, { value }) => total + value, 0);
			yield {
				delta: sign * sum,
				cells: chosen.map(({ row, column }) => ({ row, column })),
				tell: () => ({
					arguments: {
						parts: chosen.map(({ value }) => difference.print(value)).join(' + '),
						count: chosen.length
					}
				})
			};
		}
	}
};

function* pairsAndTriples(pool: readonly Neighbour[]): Iterable<Neighbour[]> {
	for (let a = 0; a < pool.length; a++)
		for (let b = a + 1; b < pool.length; b++) {
			yield [pool[a], pool[b]];
			for (let c = b + 1; c < pool.length; c++) yield [pool[a], pool[b], pool[c]];
		}
}
