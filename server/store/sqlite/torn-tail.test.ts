/** Damage to the disk: what is cut, what stays, what is said. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database';
import { lockData } from '../data-lock';
import { migrate } from './migrations';
import { SqliteStore } from './sqlite-store';
import { StoreDamaged, StoreTooNew, type LogCut } from '../store';
import type { TornTail } from './torn-tail';

const ROOM = 'book/b1/department';
const ROWS = 20;
const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-torn-'));
const fileIn = (data: string): string => path.join(data, 'hebian.db');

async function filled(data: string): Promise<SqliteStore> {
	const store = new SqliteStore(fileIn(data));
	for (let n = 1; n <= ROWS; n++)
		await store.append(ROOM, new Uint8Array([n, 0, 255 - n]), { by: 'somebody', at: n });
	return store;
}

/** The first byte of each update that loads: its number. */
async function rowsOf(store: SqliteStore): Promise<number[]> {
	return ((await store.load(ROOM))?.updates ?? []).map((update) => update[0]);
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('a damaged record', () => {
	it.each([
		['a changed update', `UPDATE log SET data = x'00' WHERE sequence = 12`, 'checksum'],
		['a changed author', `UPDATE log SET by = 'other' WHERE sequence = 12`, 'checksum'],
		['a changed time', `UPDATE log SET at = 99 WHERE sequence = 12`, 'checksum'],
		['a missing row', `DELETE FROM log WHERE sequence = 12`, 'gap']
	])('ends the log at the last good one: %s', async (_name, damage, reason) => {
		const data = folder();
		const before = await filled(data);
		const { epoch } = before;
		await before.close();
		const raw = openDatabase(fileIn(data));
		raw.exec(damage);
		raw.close();
		const cuts: LogCut[] = [];
		const store = new SqliteStore(fileIn(data), { onCut: (cut) => cuts.push(cut) });
		expect(await rowsOf(store)).toEqual(upTo(11));
		const dropped = reason === 'gap' ? 8 : 9;
		expect(cuts).toEqual([{ room: ROOM, lastGood: 11, dropped, reason }]);
		// Clients learn of it, and offer again what they have.
		expect(store.epoch).not.toBe(epoch);
		expect(await store.append(ROOM, new Uint8Array([77]), { by: 'x', at: 1 })).toBe(12);
		await store.close();
		const again = new SqliteStore(fileIn(data), { onCut: (cut) => cuts.push(cut) });
		expect(await rowsOf(again)).toEqual([...upTo(11), 77]);
		expect(cuts.length).toBe(1);
		await again.close();
		const evidence = openDatabase(fileIn(data));
		expect(evidence.prepare('SELECT count(*) AS n FROM damaged').get()!.n).toBe(dropped);
		evidence.close();
	});

	it('a damaged snapshot is not opened as if it were empty', async () => {
		const data = folder();
		const before = await filled(data);
		await before.compact(ROOM, [new Uint8Array([1, 2, 3])], 10);
		await before.close();
		const raw = openDatabase(fileIn(data));
		raw.exec(`UPDATE snapshot SET data = x'0102'`);
		raw.close();
		const store = new SqliteStore(fileIn(data));
		await expect(store.load(ROOM)).rejects.toThrow(StoreDamaged);
		await store.close();
	});
});

describe('a torn write', () => {
	it('that flips bits at the end of the write-ahead log loses no earlier record', async () => {
		const data = folder();
		const store = await filled(data);
		const torn = folder();
		cpSync(fileIn(data), fileIn(torn));
		const wal = readFileSync(`${fileIn(data)}-wal`);
		wal[wal.length - 100] ^= 0xff;
		writeFileSync(`${fileIn(torn)}-wal`, wal);
		const opened = new SqliteStore(fileIn(torn));
		expect(await rowsOf(opened)).toEqual(upTo(ROWS - 1));
		await opened.close();
		await store.close();
	});

	it('[S32] that may hold acknowledged commits is kept and told of, once; a sound end is not', async () => {
		const data = folder();
		const store = await filled(data);
		const { epoch } = store;
		const torn = folder();
		cpSync(fileIn(data), fileIn(torn));
		const wal = readFileSync(`${fileIn(data)}-wal`);
		writeFileSync(`${fileIn(torn)}-wal`, wal);
		const told: TornTail[] = [];
		const open = (): SqliteStore =>
			new SqliteStore(fileIn(torn), {
				alone: true,
				now: () => 50,
				onTornTail: (t) => told.push(t)
			});
		const sound = open();
		expect(await rowsOf(sound)).toEqual(upTo(ROWS));
		expect([told, sound.epoch]).toEqual([[], epoch]);
		await sound.close();

		cpSync(fileIn(data), fileIn(torn));
		const page = wal.readUInt32BE(8);
		wal[wal.length - 3 * (24 + page) - 1] ^= 1;
		writeFileSync(`${fileIn(torn)}-wal`, wal);
		const opened = open();
		const rows = await rowsOf(opened);
		expect(rows).toEqual(upTo(rows.length));
		expect(rows.length).toBeLessThan(ROWS);
		expect(told).toMatchObject([{ kind: 'torn-tail', commits: ROWS - rows.length }]);
		expect(opened.epoch).not.toBe(epoch);
		expect(opened.lostSpans).toEqual([{ after: 0, until: 50 }]);
		expect(readFileSync(`${fileIn(torn)}-wal-torn-50`).equals(wal)).toBe(true);
		await opened.close();
		const again = open();
		expect([told.length, again.epoch]).toEqual([1, opened.epoch]);
		await again.close();
		await store.close();
	});
});

describe('a file that is no store', () => {
	it('is refused by name', () => {
		const data = folder();
		// An empty one is not a new one: something emptied it.
		for (const content of ['x'.repeat(5_000), '']) {
			writeFileSync(fileIn(data), content);
			expect(() => new SqliteStore(fileIn(data))).toThrow(StoreDamaged);
		}
	});

	it('of a newer version is refused by name', () => {
		const data = folder();
		const raw = openDatabase(fileIn(data));
		raw.exec('PRAGMA user_version = 999');
		expect(() => migrate(raw)).toThrow(StoreTooNew);
		raw.close();
	});

	it('in use by another server is not opened twice', () => {
		const data = folder();
		const first = lockData(data);
		expect(lockData(data)).toEqual({ ok: false, kind: 'data-in-use' });
		if (first.ok) first.release();
		const second = lockData(data);
		expect(second.ok).toBe(true);
		if (second.ok) second.release();
	});
});
