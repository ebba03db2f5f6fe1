/** A new book is written a little at a time, and is there whole or not at all. */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase, type Database } from '../database';
import { SqliteStore } from '../sqlite-store';
import { aBook } from '../../contract/store-contract';
import type { NewBook } from '../../store';
import { verifyStore } from '../../backup/verify-store';

const MB = 1024 * 1024;
const PIECE = 128 * 1024;
const ROOM = 'book/b1/department';
const newFile = (): string =>
	path.join(mkdtempSync(path.join(tmpdir(), 'hebian-making-')), 'hebian.db');

/** A book whose first room is made of so many pieces, each of bytes of its own. */
function longBook(pieces: number): NewBook {
	const [first, ...others] = aBook().rooms;
	const updates = Array.from({ length: pieces }, (_, i) => new Uint8Array(PIECE).fill(i));
	return { ...aBook(), rooms: [{ ...first, updates }, ...others] };
}

/** How many bytes of blobs each transaction wrote. */
function counting(sizes: number[]): (database: Database) => Database {
	return (database) => ({
		...database,
		prepare: (sql) => {
			const statement = database.prepare(sql);
			return {
				...statement,
				run: (...values) => {
					const blobs = values.filter((value) => value instanceof Uint8Array);
					const bytes = blobs.reduce((sum, { length }) => sum + length, 0);
					if (sizes.length > 0) sizes[sizes.length - 1] += bytes;
					return statement.run(...values);
				}
			};
		},
		transaction: (work) => {
			sizes.push(0);
			return database.transaction(work);
		}
	});
}

it('[S39] writes a long book in small transactions, and lets others write in between', async () => {
	const sizes: number[] = [];
	const store = new SqliteStore(newFile(), { between: counting(sizes) });
	sizes.length = 0;
	let made = false;
	const making = store.books.create(longBook(64)).then(() => (made = true));
	const edit = await store.append('book/other/department', new Uint8Array([1]), { by: 'x', at: 1 });
	expect([edit, made]).toEqual([1, false]);
	expect(await store.books.find('b1')).toBeUndefined();
	await making;
	expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(8 * MB);
	expect(Math.max(...sizes)).toBeLessThanOrEqual(MB / 2);
	const log = (await store.load(ROOM))!;
	expect(log.updates.map(([first]) => first)).toEqual([...Array(64).keys()]);
	expect(await store.history.through(ROOM)).toBe(64);
	await store.close();
});

it('[S40] a crash in between leaves no book, and the next start nothing of it', async () => {
	const [file, crashed] = [newFile(), newFile()];
	const store = new SqliteStore(file, { alone: true });
	const making = store.books.create(longBook(32));
	while ((await store.load(ROOM)) === undefined) await new Promise(setImmediate);
	for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${crashed}${end}`);
	await making;
	await store.close();

	// A command beside a server that is making a book removes nothing of it.
	const beside = new SqliteStore(crashed);
	expect(await beside.load(ROOM)).toBeDefined();
	await beside.close();
	expect(verifyStore(crashed)).toMatchObject({ ok: true, tally: { books: 0, rooms: 0 } });
	const again = new SqliteStore(crashed, { alone: true });
	expect(await again.books.list()).toEqual([]);
	expect([await again.load(ROOM), await again.rooms('b1')]).toEqual([undefined, []]);
	expect(await again.books.create(longBook(32))).toEqual({ ok: true });
	expect((await again.load(ROOM))!.updates).toHaveLength(32);
	await again.close();
});

it('[S40] what a full disk left is removed at once, and the book can be made then', async () => {
	let writes = 0;
	const full = (database: Database): Database => ({
		...database,
		prepare: (sql) => {
			const statement = database.prepare(sql);
			if (!sql.startsWith('INSERT INTO log')) return statement;
			return {
				...statement,
				run: (...values) => {
					if (++writes === 20) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
					return statement.run(...values);
				}
			};
		}
	});
	const store = new SqliteStore(newFile(), { between: full });
	await expect(store.books.create(longBook(32))).rejects.toThrow('full');
	expect([await store.load(ROOM), await store.rooms('b1')]).toEqual([undefined, []]);
	expect(await store.books.create(longBook(32))).toEqual({ ok: true });
	expect((await store.load(ROOM))!.updates).toHaveLength(32);
	await store.close();
});

it('[S33] damage in what a room was made with is damage of its beginning', async () => {
	const file = newFile();
	const store = new SqliteStore(file);
	await store.books.create(longBook(8));
	await store.append(ROOM, new Uint8Array([1]), { by: 'x', at: 2 });
	await store.close();
	const database = openDatabase(file);
	database
		.prepare('UPDATE log SET data = ? WHERE room = ? AND sequence = 5')
		.run(new Uint8Array([9]), ROOM);
	database.close();
	const again = new SqliteStore(file);
	await expect(again.load(ROOM)).rejects.toMatchObject({ damage: 'first-record' });
	await again.close();
});
