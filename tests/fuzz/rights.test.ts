import { expect, test } from 'vitest';
import { fuzzRights } from './rights';

test('[R89] of random updates exactly those are taken that the rights allow', () => {
	const { taken, refused } = fuzzRights(1, 300);
	expect(taken).toBeGreaterThan(300);
	expect(refused).toBeGreaterThan(300);
});
