/** What every store's formats of the office must do. */
import { describe, expect, it } from 'vitest';
import type { OfficeFormat } from '../format-store';
import type { Store } from '../store';

const format = (id: string, at: number, version = 1): OfficeFormat => ({
	...{ id, at, version, department: '甲局', name: `样式${version}` },
	...{ content: '{"format":{}}', by: 'c' }
});

export function formatContract(
	name: string,
	open: () => Promise<{ store: Store; reopen?: () => Promise<Store> }>
): void {
	describe(`format contract: ${name}`, () => {
		it('[V6] keeps formats by department and id, a newer version in place of an older one', async () => {
			const { store } = await open();
			await store.formats.put(format('office/a', 10, 2));
			await store.formats.put(format('office/a', 20, 1));
			await store.formats.put(format('office/b', 30));
			await store.formats.put({ ...format('office/a', 5), department: '乙局' });
			expect(await store.formats.list()).toEqual([
				format('office/b', 30),
				format('office/a', 10, 2),
				{ ...format('office/a', 5), department: '乙局' }
			]);
			await store.formats.put(format('office/a', 40, 3));
			expect((await store.formats.list())[0]).toEqual(format('office/a', 40, 3));
		});

		it('[V6] keeps them over reopening', async () => {
			const { store, reopen } = await open();
			if (!reopen) return;
			await store.formats.put(format('office/a', 10));
			expect(await (await reopen()).formats.list()).toEqual([format('office/a', 10)]);
		});
	});
}
