/** Snapshots in parts: whole or not there, whenever the process dies, and nobody waits for one. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { blobOf, type SqlRow } from '../sql-rows';
import type { RoomLog } from '../store';
import { openDatabase, type Database } from './database';
import { readRoomLog } from './room-log';
import { SqliteStore } from './sqlite-store';

const ROOM = 'book/b1/department';
const PART = 60 * 1024;
const fileIn = (): string =>
	path.join(mkdtempSync(path.join(tmpdir(), 'hebian-parts-')), 'hebian.db');

/** From its n-th transaction or statement on nothing reaches the disk, as when the process has died. */
class DyingDisk {
	writes = 0;
	diesAt = Infinity;

	readonly between = (database: Database): Database => ({
		...database,
		prepare: (sql) => {
			const statement = database.prepare(sql);
			if (!/^\s*(INSERT|UPDATE|DELETE)/i.test(sql)) return statement;
			return { ...statement, run: (...values) => (this.#write(), statement.run(...values)) };
		},
		transaction: (work) =>
			database.transaction(() => {
				const result = work();
				this.#write();
				return result;
			})
	});

	#write(): void {
		if (++this.writes >= this.diesAt) throw new Error('dead');
	}
}

const ROW = 40_000;
const row = (n: number): Uint8Array => new Uint8Array(ROW).fill(n);
/** The bytes of the rows, in parts of their own size. */
function partsOf({ snapshot, updates }: RoomLog): Uint8Array[] {
	const all = Buffer.concat([...snapshot, ...updates]);
	const parts: Uint8Array[] = [];
	for (let at = 0; at < all.length; at += PART) parts.push(all.subarray(at, at + PART));
	return parts;
}
function said(log: RoomLog | undefined): number[] {
	const all = Buffer.concat([...(log?.snapshot ?? []), ...(log?.updates ?? [])]);
	return Array.from({ length: all.length / ROW }, (_, at) => all[at * ROW + ROW - 1]);
}

async function write(store: SqliteStore, from: number, to: number): Promise<void> {
	const rows = Array.from({ length: to - from + 1 }, (_, i) => from + i);
	await Promise.all(rows.map((n) => store.append(ROOM, row(n), { by: 'x', at: n })));
}

async function fold(store: SqliteStore): Promise<void> {
	const log = (await store.load(ROOM))!;
	await store.compact(ROOM, partsOf(log), log.sequence);
}

const counted = (file: string, table: string): number => {
	const raw = openDatabase(file, { readonly: true });
	const row = raw.prepare(`SELECT count(*) AS n FROM ${table}`).get();
	raw.close();
	return Number(row!.n);
};

it('[S41] a process that dies anywhere in a fold has lost nothing, and the next fold tidies up', async () => {
	const all = [...Array(20).keys()].map((n) => n + 1);
	const counting = new DyingDisk();
	const whole = new SqliteStore(fileIn(), { between: counting.between });
	await write(whole, 1, 8);
	await fold(whole);
	await write(whole, 9, 16);
	counting.writes = 0;
	await fold(whole);
	const writes = counting.writes;
	await whole.close();
	expect(writes).toBeGreaterThan(10);
	for (let diesAt = 1; diesAt <= writes; diesAt++) {
		const disk = new DyingDisk();
		const file = fileIn();
		const dying = new SqliteStore(file, { between: disk.between });
		await write(dying, 1, 8);
		await fold(dying);
		await write(dying, 9, 16);
		disk.diesAt = disk.writes + diesAt;
		await expect(fold(dying)).rejects.toThrow('dead');
		const cuts: unknown[] = [];
		const again = new SqliteStore(file, { alone: true, onCut: (cut) => cuts.push(cut) });
		expect(said(await again.load(ROOM)), `write ${diesAt}`).toEqual(all.slice(0, 16));
		await write(again, 17, 20);
		await fold(again);
		const log = (await again.load(ROOM))!;
		expect(said(log)).toEqual(all);
		expect(log).toMatchObject({ updates: [], through: 20, sequence: 20 });
		await again.close();
		expect([counted(file, 'log'), counted(file, 'snapshot_part')]).toEqual([
			0,
			log.snapshot.length
		]);
		expect(cuts).toEqual([]);
	}
});

it('[S42] others have their turn while a snapshot is written and while it is read', async () => {
	const store = new SqliteStore(fileIn());
	await write(store, 1, 200);
	const log = (await store.load(ROOM))!;
	const during = async (work: Promise<unknown>): Promise<number> => {
		let [turns, done] = [0, false];
		void work.finally(() => (done = true));
		for (; !done; turns++) await new Promise((resolve) => setImmediate(resolve));
		return turns;
	};
	// 8 MB in pieces of 256 KB, written and read back.
	expect(await during(store.compact(ROOM, partsOf(log), 200))).toBeGreaterThan(60);
	expect(said(await store.load(ROOM))).toHaveLength(200);
	await store.close();
});

it('[S42] a log of large rows is read a few at a time', async () => {
	const file = fileIn();
	const store = new SqliteStore(file);
	for (let n = 0; n < 40; n++)
		await store.append(ROOM, new Uint8Array(128 * 1024), { by: 'x', at: n });
	await store.close();
	const database = openDatabase(file, { readonly: true });
	let [bytes, most] = [0, 0];
	const counted = <R extends SqlRow | undefined>(row: R): R => {
		bytes += row?.data ? blobOf(row.data).length : 0;
		return row;
	};
	const prepare: Database['prepare'] = (sql) => {
		const statement = database.prepare(sql);
		return {
			...statement,
			get: (...values) => counted(statement.get(...values)),
			all: (...values) => statement.all(...values).map(counted)
		};
	};
	const reading = readRoomLog({ ...database, prepare }, ROOM);
	for (;;) {
		const { done, value } = reading.next();
		[bytes, most] = [0, Math.max(most, bytes)];
		if (!done) continue;
		expect(value!.log.updates).toHaveLength(40);
		break;
	}
	expect(most).toBeGreaterThan(0);
	expect(most).toBeLessThanOrEqual(384 * 1024);
	database.close();
});

it('[S42] what is read while it is folded is read whole, and appends go on', async () => {
	const store = new SqliteStore(fileIn());
	await write(store, 1, 150);
	const [first, folding] = [store.load(ROOM), fold(store)];
	const reading = [first];
	const last = store.append(ROOM, row(151), { by: 'x', at: 151 });
	for (let i = 0; i < 20; i++) {
		reading.push(store.load(ROOM));
		await new Promise((resolve) => setImmediate(resolve));
	}
	for (const log of await Promise.all(reading)) expect(said(log).length).toBeGreaterThan(149);
	await folding;
	expect(await last).toBe(151);
	expect(await store.append(ROOM, row(152), { by: 'x', at: 152 })).toBe(152);
	expect(said(await store.load(ROOM))).toHaveLength(152);
	await store.close();
});

it('[S33] a part that is gone or altered is damage of its room', async () => {
	for (const sql of [
		'DELETE FROM snapshot_part WHERE part = 1',
		`UPDATE snapshot_part SET data = x'00' WHERE part = 2`
	]) {
		const file = fileIn();
		const store = new SqliteStore(file);
		await write(store, 1, 20);
		await fold(store);
		await store.close();
		const raw = openDatabase(file);
		raw.exec(sql);
		raw.close();
		const again = new SqliteStore(file);
		await expect(again.load(ROOM)).rejects.toMatchObject({ damage: 'snapshot' });
		await again.close();
	}
});
