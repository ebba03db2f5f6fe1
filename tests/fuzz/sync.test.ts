import { expect, test } from 'vitest';
import { runSync } from './sync';

/** Seeds that once failed stay here. */
const PINNED: readonly number[] = [];
const SEEDS = 40;

test.each([...PINNED, ...Array.from({ length: SEEDS }, (_, i) => i + 1)])(
	'[C80] seed %i: converged, nothing acknowledged lost, mirror = projection',
	async (seed) => {
		expect(await runSync(seed)).toBeTruthy();
	},
	30_000
);
