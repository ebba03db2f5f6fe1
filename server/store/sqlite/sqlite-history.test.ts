/** What a large edit did is written piece by piece: nobody waits for it, and it is told whole or again. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { HistoryChange } from '$lib/collab/history/history';
import type { Database } from './database';
import { SqliteStore } from './sqlite-store';

const ROOM = 'book/b1/department';
const QUERY = { book: 'b1', rooms: [ROOM], limit: 5_000 };
const fileIn = (): string =>
	path.join(mkdtempSync(path.join(tmpdir(), 'hebian-pieces-')), 'hebian.db');

function large(count: number): HistoryChange[] {
	return [...Array(count).keys()].map((n) => {
		return { kind: 'cell', row: `r${n}`, sheet: 'T12', column: '合计', after: n };
	});
}

/** Lets so many transactions through. */
function dying(left: number): (database: Database) => Database {
	return (database) => ({
		...database,
		transaction: (work) => {
			if (left-- <= 0) throw new Error('dead');
			return database.transaction(work);
		}
	});
}

it('[H8] others have their turn while what a large edit did is written', async () => {
	const store = new SqliteStore(fileIn());
	store.history.record({ room: ROOM, sequence: 1, at: 1, by: 'a', changes: large(2_000) });
	let turns = 0;
	let done = false;
	void store.history.query(QUERY).then(({ entries }) => {
		done = true;
		expect(entries).toHaveLength(2_000);
	});
	for (; !done; turns++) await new Promise((resolve) => setImmediate(resolve));
	expect(turns).toBeGreaterThanOrEqual(8);
	await store.close();
});

it('[H8] what a crash leaves in part is removed, and told again once', async () => {
	const file = fileIn();
	const store = new SqliteStore(file, { between: dying(4) });
	const small = { room: ROOM, at: 1, by: 'a', changes: large(3) };
	store.history.record({ ...small, sequence: 1 });
	store.history.record({ ...small, sequence: 2, changes: large(1_000) });
	await expect(store.history.through(ROOM)).rejects.toThrow('dead');
	const again = new SqliteStore(file, { alone: true });
	expect(await again.history.through(ROOM)).toBe(1);
	expect((await again.history.query(QUERY)).entries).toHaveLength(3);
	again.history.record({ ...small, sequence: 2, changes: large(1_000) });
	const { entries } = await again.history.query(QUERY);
	expect(entries).toHaveLength(1_003);
	expect(entries.map(({ part }) => part)).toEqual([
		...[...Array(1_000).keys()].reverse(),
		...[2, 1, 0]
	]);
	await again.close();
});

it('[H8] goes on where a failing disk stopped it', async () => {
	let fails = 0;
	const store = new SqliteStore(fileIn(), {
		between: (database) => ({
			...database,
			transaction: (work) => {
				if (fails-- === 1) throw new Error('full');
				return database.transaction(work);
			}
		})
	});
	fails = 3;
	store.history.record({ room: ROOM, sequence: 1, at: 1, by: 'a', changes: large(900) });
	await expect(store.history.query(QUERY)).rejects.toThrow('full');
	expect((await store.history.query(QUERY)).entries).toHaveLength(900);
	expect(await store.history.through(ROOM)).toBe(1);
	await store.close();
});
