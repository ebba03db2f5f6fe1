/** What every store must do. Each implementation runs this suite; `reopen` closes and opens it again. */
import { describe, expect, it } from 'vitest';
import { accountsContract } from './accounts-contract';
import type { NewBook, SessionRecord, Store } from '../store';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const plain = (list: readonly Uint8Array[] | undefined): number[][] =>
	(list ?? []).map((b) => [...b]);
const ROOM = 'book/b1/department';
const meta = (at: number) => ({ by: 'somebody', at });

export function aBook(id = 'b1', createdAt = 1000): NewBook {
	return {
		record: {
			id,
			title: '2023年部门预算',
			year: 2023,
			department: { code: '070', name: '晋城市公安局' },
			units: [{ id: 'u1', name: '本级' }],
			createdAt
		},
		report: '{"entries":[]}',
		rooms: [
			{ room: `book/${id}/department`, updates: [bytes(1, 2, 3)] },
			{ room: `book/${id}/unit/u1`, updates: [bytes(4)] }
		],
		by: 'coordinator'
	};
}

export function aSession(hash: string, given: Partial<SessionRecord> = {}): SessionRecord {
	const times = { createdAt: 1, seenAt: 1, expiresAt: 10 };
	return { hash, person: 'p', mode: 'demo', ...times, agent: 'Edge', address: '::1', ...given };
}

export function storeContract(
	name: string,
	open: () => Promise<{ store: Store; reopen?: () => Promise<Store> }>
): void {
	describe(`store contract: ${name}`, () => {
		it('[S1] a room that nobody made has no log', async () => {
			const { store } = await open();
			expect(await store.load(ROOM)).toBeUndefined();
		});

		it('[S2] appends number from 1 and load in order', async () => {
			const { store } = await open();
			const sequences = await Promise.all(
				[1, 2, 3].map((n) => store.append(ROOM, bytes(n), meta(n)))
			);
			expect(sequences).toEqual([1, 2, 3]);
			const log = await store.load(ROOM);
			expect(plain(log?.updates)).toEqual([[1], [2], [3]]);
			expect(log).toMatchObject({ sequence: 3, through: 0 });
		});

		it('[S2] a log of more rows, or of larger ones, than are read at once loads whole', async () => {
			const { store } = await open();
			const sizes = [...Array<number>(150).fill(1), ...Array<number>(7).fill(150_000), 400_000, 1];
			await Promise.all(
				sizes.map((size, n) => store.append(ROOM, new Uint8Array(size).fill(n), meta(n)))
			);
			const log = (await store.load(ROOM))!;
			expect(log.updates.map(({ length }) => length)).toEqual(sizes);
			expect(log.updates.map((update) => update.at(-1))).toEqual(sizes.map((_, n) => n));
		});

		it('[S3] rooms do not mix', async () => {
			const { store } = await open();
			await Promise.all([
				store.append(ROOM, bytes(1), meta(1)),
				store.append('book/b1/unit/u1', bytes(2), meta(1)),
				store.append('book/b10/department', bytes(3), meta(1))
			]);
			expect(plain((await store.load('book/b1/unit/u1'))?.updates)).toEqual([[2]]);
			expect(await store.rooms('b1')).toEqual([ROOM, 'book/b1/unit/u1']);
		});

		it('[S4] what was appended is there after reopening', async () => {
			const { store, reopen } = await open();
			if (!reopen) return;
			await store.append(ROOM, bytes(7, 8), meta(5));
			const again = await reopen();
			expect(plain((await again.load(ROOM))?.updates)).toEqual([[7, 8]]);
			expect(await again.append(ROOM, bytes(9), meta(6))).toBe(2);
		});

		it('[S5] compaction keeps what came after, and numbering goes on', async () => {
			const { store } = await open();
			for (const n of [1, 2, 3]) await store.append(ROOM, bytes(n), meta(n));
			await store.compact(ROOM, [bytes(12)], 2);
			const log = await store.load(ROOM);
			expect(plain(log?.snapshot)).toEqual([[12]]);
			expect(plain(log?.updates)).toEqual([[3]]);
			expect(log).toMatchObject({ through: 2, sequence: 3 });
			expect(await store.append(ROOM, bytes(4), meta(4))).toBe(4);
			await store.compact(ROOM, [bytes(14)], 4);
			expect(await store.load(ROOM)).toMatchObject({ updates: [], sequence: 4 });
			expect(await store.append(ROOM, bytes(5), meta(5))).toBe(5);
		});

		it('[S6] compacting twice, or beyond the log, changes nothing', async () => {
			const { store } = await open();
			await store.append(ROOM, bytes(1), meta(1));
			await store.compact(ROOM, [bytes(11)], 1);
			await store.compact(ROOM, [bytes(99)], 1);
			await store.compact(ROOM, [bytes(99)], 7);
			expect(plain((await store.load(ROOM))?.snapshot)).toEqual([[11]]);
		});

		it('[S7] a book is made whole, once', async () => {
			const { store } = await open();
			expect(await store.books.create(aBook())).toEqual({ ok: true });
			expect(await store.books.create(aBook())).toEqual({ ok: false, kind: 'exists' });
			expect(plain((await store.load(ROOM))?.updates)).toEqual([[1, 2, 3]]);
			expect(await store.books.find('b1')).toMatchObject({ year: 2023, updatedAt: 1000 });
			expect(await store.books.report('b1')).toBe('{"entries":[]}');
			expect(await store.books.find('b2')).toBeUndefined();
		});

		it('[S39] what a room was made with is in order, and no history', async () => {
			const { store } = await open();
			const updates = [1, 2, 3].map((n) => bytes(n));
			await store.books.create({ ...aBook(), rooms: [{ room: ROOM, updates }] });
			const log = await store.load(ROOM);
			expect(plain(log?.updates)).toEqual([[1], [2], [3]]);
			expect(log?.stamps).toEqual(Array(3).fill({ by: 'coordinator', at: 1000 }));
			expect(await store.history.through(ROOM)).toBe(3);
			expect(await store.append(ROOM, bytes(4), meta(2000))).toBe(4);
		});

		it('[S8] an append to a room of a book moves the time of the book', async () => {
			const { store } = await open();
			await store.books.create(aBook());
			await store.append('book/b1/unit/u1', bytes(5), meta(2000));
			expect((await store.books.find('b1'))?.updatedAt).toBe(2000);
			await store.books.create(aBook('b2', 3000));
			expect((await store.books.list()).map((b) => b.id)).toEqual(['b2', 'b1']);
		});

		it('[S9] sessions are found by hash until they are ended or expire; why is kept as long', async () => {
			const { store } = await open();
			const session = aSession('abc');
			await store.sessions.put(session);
			expect(await store.sessions.find('abc')).toEqual(session);
			expect(await store.sessions.removeExpired(9)).toBe(0);
			expect(await store.sessions.removeExpired(10)).toBe(1);
			expect(await store.sessions.find('abc')).toBeUndefined();
			await store.sessions.put(session);
			await store.sessions.seen('abc', 7);
			expect(await store.sessions.find('abc')).toEqual({ ...session, seenAt: 7 });
			expect(await store.sessions.whyEnded('abc')).toBeUndefined();
			await store.sessions.end('abc', 'password');
			await store.sessions.end('abc', 'left');
			await store.sessions.end('none', 'left');
			expect(await store.sessions.find('abc')).toBeUndefined();
			expect(await store.sessions.ofPerson(session.person, session.mode)).toEqual([]);
			expect(await store.sessions.whyEnded('abc')).toBe('password');
			expect(await store.sessions.whyEnded('none')).toBeUndefined();
			await store.sessions.removeExpired(10);
			expect(await store.sessions.whyEnded('abc')).toBeUndefined();
		});

		it('[S11] a person has the sessions of their mode, the newest first', async () => {
			const { store } = await open();
			await store.sessions.put(aSession('a', { createdAt: 1 }));
			await store.sessions.put(aSession('b', { createdAt: 2 }));
			await store.sessions.put(aSession('c', { mode: 'production' }));
			await store.sessions.put(aSession('d', { person: 'other' }));
			expect((await store.sessions.ofPerson('p', 'demo')).map((s) => s.hash)).toEqual(['b', 'a']);
		});

		accountsContract(open);

		it('[S10] audit records are chained', async () => {
			const { store } = await open();
			const entry = { at: 1, by: 'c', action: 'book.create', subject: 'b1' };
			await store.audit.append(entry);
			await store.audit.append(entry);
			const [first, second] = await store.audit.list(0, 10);
			expect(first.hash).not.toBe(second.hash);
			expect(await store.audit.list(1, 10)).toEqual([second]);
		});
	});
}
