/** Random numbers that replay from their seed (mulberry32). */
export interface SeededRandom {
	/** At least 0, below 1. */
	next(): number;
	/** An integer from `low` to `high`, both included. */
	between(low: number, high: number): number;
	pick<T>(items: readonly T[]): T;
	chance(probability: number): boolean;
}

export function seededRandom(seed: number): SeededRandom {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const between = (low: number, high: number): number =>
		low + Math.floor(next() * (high - low + 1));
	return {
		next,
		between,
		pick: (items) => items[between(0, items.length - 1)],
		chance: (probability) => next() < probability
	};
}
