/** What every store's versions must do. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../store';
import type { VersionRecord } from '../version-store';

const version = (id: string, at: number, book = 'b1'): VersionRecord => ({
	...{ id, book, at, name: '二上稿', note: '报财政前', made: 'person', by: 'c' },
	rooms: { 'book/b1/department': 7 }
});

export function versionContract(
	name: string,
	open: () => Promise<{ store: Store; reopen?: () => Promise<Store> }>
): void {
	describe(`version contract: ${name}`, () => {
		it('[V1] lists those of a book, the newest first, without what is in them', async () => {
			const { store } = await open();
			await store.versions.put(version('v1', 10), new Uint8Array([1]));
			await store.versions.put(version('v2', 20), new Uint8Array([2]));
			await store.versions.put(version('v3', 30, 'b2'), new Uint8Array([3]));
			expect(await store.versions.list('b1')).toEqual([version('v2', 20), version('v1', 10)]);
		});

		it('[V2] gives what is in one, to its own book only', async () => {
			const { store } = await open();
			await store.versions.put(version('v1', 10), new Uint8Array([4, 5]));
			expect([...((await store.versions.data('b1', 'v1')) ?? [])]).toEqual([4, 5]);
			expect(await store.versions.data('b2', 'v1')).toBeUndefined();
			await store.versions.remove('b2', 'v1');
			expect(await store.versions.list('b1')).toHaveLength(1);
			await store.versions.remove('b1', 'v1');
			expect(await store.versions.list('b1')).toEqual([]);
		});

		it('[V3] keeps them over reopening', async () => {
			const { store, reopen } = await open();
			if (!reopen) return;
			await store.versions.put(version('v1', 10), new Uint8Array([4]));
			expect(await (await reopen()).versions.list('b1')).toEqual([version('v1', 10)]);
		});
	});
}
