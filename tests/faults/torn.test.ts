import { expect, it } from 'vitest';
import { tearByteByByte } from './torn';

it('[S31] a damaged store opens whole, at the last good record with a word, or not at all', async () => {
	const { tally, bad } = await tearByteByByte({ stride: 1013, tailStride: 211 });
	expect(bad).toEqual([]);
	expect(tally.cut).toBeGreaterThan(20);
	expect(tally.refused).toBeGreaterThan(20);
});
