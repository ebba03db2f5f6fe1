/** What every store's samples of findings must do. */
import { describe, expect, it } from 'vitest';
import { NO_COUNTS } from '$lib/rules/finding/finding-counts';
import type { FindingSample } from '../sample-store';
import type { Store } from '../store';

const sample = (at: number, error: number): FindingSample => ({
	at,
	counts: { ...NO_COUNTS, error }
});

export function sampleContract(
	name: string,
	open: () => Promise<{ store: Store; reopen?: () => Promise<Store> }>
): void {
	describe(`sample contract: ${name}`, () => {
		it('[V4] gives the last samples of a book, the oldest first, one of each moment', async () => {
			const { store } = await open();
			for (const each of [sample(30, 3), sample(10, 1), sample(20, 2), sample(20, 5)])
				await store.samples.put('b1', each);
			await store.samples.put('b2', sample(40, 9));
			expect(await store.samples.list('b1', 9)).toEqual([
				sample(10, 1),
				sample(20, 5),
				sample(30, 3)
			]);
			expect(await store.samples.list('b1', 1)).toEqual([sample(30, 3)]);
			expect(await store.samples.list('b3', 9)).toEqual([]);
		});

		it('[V5] keeps them over reopening', async () => {
			const { store, reopen } = await open();
			if (!reopen) return;
			await store.samples.put('b1', sample(10, 1));
			expect(await (await reopen()).samples.list('b1', 9)).toEqual([sample(10, 1)]);
		});
	});
}
