/** What every store must do about accounts. Part of `store-contract.ts`. */
import { expect, it } from 'vitest';
import type { LinkRecord, Store, UserRecord } from '../store';

type Open = () => Promise<{ store: Store; reopen?: () => Promise<Store> }>;

const aUser = (id: string, given: Partial<UserRecord> = {}): UserRecord => ({
	...{ id, username: id, name: '张三', password: '$scrypt$…', createdAt: 1, signedInAt: 0 },
	grants: [{ department: '公安局', role: 'clerk', unit: '看守所' }],
	former: [],
	...given
});
const aLink = (hash: string, given: Partial<LinkRecord> = {}): LinkRecord => ({
	...{ hash, note: '李四', by: 'c', createdAt: 1, expiresAt: 10 },
	purpose: { kind: 'join', grant: { department: '公安局', role: 'viewer' } },
	...given
});

export function accountsContract(open: Open): void {
	it('[S12] a user is kept as given, and a username once', async () => {
		const { store, reopen } = await open();
		expect(await store.users.add(aUser('u'))).toBe(true);
		expect(await store.users.add(aUser('v', { username: 'u' }))).toBe(false);
		const again = (await reopen?.()) ?? store;
		expect(await again.users.list()).toEqual([aUser('u')]);
	});

	it('[S13] a change of a user leaves the other fields alone', async () => {
		const { store } = await open();
		await store.users.add(aUser('u'));
		await store.users.change('u', { name: '李四' });
		await store.users.change('u', { grants: [], former: ['公安局'], removedAt: 5 });
		await store.users.change('u', {});
		await store.users.change('nobody', { name: 'x' });
		expect(await store.users.list()).toEqual([
			aUser('u', { name: '李四', grants: [], former: ['公安局'], removedAt: 5 })
		]);
		expect(await store.users.add(aUser('v', { username: 'u' }))).toBe(false);
	});

	it('[S14] a link is closed by one of all who try, and not when it has run out', async () => {
		const { store } = await open();
		await store.links.add(aLink('a'));
		await store.links.add(aLink('b', { purpose: { kind: 'reset', person: 'u' }, createdAt: 2 }));
		expect((await store.links.open()).map(({ hash }) => hash)).toEqual(['b', 'a']);
		const tries = await Promise.all([1, 2, 3].map(() => store.links.close('a', 9, 'u')));
		expect(tries.sort()).toEqual([false, false, true]);
		expect(await store.links.find('a')).toEqual(aLink('a', { closedAt: 9, usedBy: 'u' }));
		expect(await store.links.close('b', 10)).toBe(false);
		expect(await store.links.close('none', 1)).toBe(false);
		expect((await store.links.open()).map(({ hash }) => hash)).toEqual(['b']);
	});

	it('[S15] attempts are counted one by one, and outlive a restart', async () => {
		const { store, reopen } = await open();
		const count = (at: number) =>
			store.attempts.change((rows) =>
				rows.set('k', { failures: (rows.get('k')?.failures ?? 0) + 1, at })
			);
		await Promise.all([count(1), count(2), count(3)]);
		const again = (await reopen?.()) ?? store;
		const known = (key = 'k') => again.attempts.change((rows) => rows.get(key));
		expect(await known()).toEqual({ failures: 3, at: 3 });
		await again.attempts.change((rows) => rows.forget(3));
		expect(await known()).toBeDefined();
		await again.attempts.change((rows) => rows.forget(4));
		expect(await known()).toBeUndefined();
		const one = { failures: 1, at: 9 };
		await again.attempts.change((rows) => ['k 1', 'k 2', 'l'].forEach((key) => rows.set(key, one)));
		await again.attempts.change((rows) => rows.drop('k '));
		expect([await known('k 1'), await known('l')]).toEqual([undefined, one]);
	});
}
