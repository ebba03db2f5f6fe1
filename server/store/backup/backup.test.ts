/** Backups of a store that is written meanwhile, and restoring them. */
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp, type CopyDatabase } from './backup';
import { lockData } from '../data-lock';
import { openDatabase } from '../sqlite/database';
import { DATABASE, restore } from './restore';
import { SqliteStore } from '../sqlite/sqlite-store';
import { aBook, aSession } from '../contract/store-contract';

const ROOM = 'book/b1/department';
const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-backup-'));
const fileIn = (data: string): string => path.join(data, DATABASE);
const copy: CopyDatabase = async (source, target) => {
	const database = openDatabase(source);
	database.prepare('VACUUM INTO ?').run(target);
	database.close();
};

async function filled(data: string): Promise<SqliteStore> {
	const store = new SqliteStore(fileIn(data));
	await store.books.create(aBook());
	await store.audit.append({ at: 1, by: 'c', action: 'book.create', subject: 'b1' });
	await store.sessions.put(aSession('h', { expiresAt: 9e15 }));
	for (let n = 1; n <= 5; n++) await store.append(ROOM, new Uint8Array([n]), { by: 'x', at: n });
	return store;
}

const backUpTo = (data: string, target: string, copyWith = copy) =>
	backUp({ source: fileIn(data), target, copy: copyWith, now: () => 5_000 });
const restoreTo = (backup: string, data: string, replace = false) =>
	restore({ backup, data, replace, now: () => 9_000 });

async function lastBytes(data: string): Promise<(number | undefined)[]> {
	const store = new SqliteStore(fileIn(data));
	const log = await store.load(ROOM);
	await store.close();
	return log!.updates.map((update) => update.at(-1));
}

describe('a backup', () => {
	it('[S20] holds what was there when it began, while the store is written', async () => {
		const data = folder();
		const store = await filled(data);
		const target = path.join(folder(), 'a.db');
		const meanwhile: CopyDatabase = async (source, to) => {
			await copy(source, to);
			await store.append(ROOM, new Uint8Array([6]), { by: 'x', at: 6 });
		};
		const result = await backUpTo(data, target, meanwhile);
		expect(result).toMatchObject({
			ok: true,
			tally: { books: 1, rooms: 2, updates: 7, auditRecords: 1, takenAt: 5_000 }
		});
		await store.close();
		const restored = folder();
		expect(restoreTo(target, restored)).toMatchObject({ ok: true, setAside: undefined });
		expect(await lastBytes(restored)).toEqual([3, 1, 2, 3, 4, 5]);
		expect((await lastBytes(data)).at(-1)).toBe(6);
	});

	it('[S21] never replaces a file, and leaves none behind when it fails', async () => {
		const data = folder();
		const store = await filled(data);
		const to = folder();
		const target = path.join(to, 'a.db');
		writeFileSync(target, 'precious');
		expect(await backUpTo(data, target)).toMatchObject({ failure: { kind: 'exists' } });
		expect(readFileSync(target, 'utf8')).toBe('precious');
		const other = path.join(to, 'b.db');
		// Somebody else takes the name while the copy is being written.
		const late: CopyDatabase = async (source, partial) => {
			await copy(source, partial);
			writeFileSync(other, 'precious');
		};
		expect(await backUpTo(data, other, late)).toMatchObject({ failure: { kind: 'exists' } });
		expect(readFileSync(other, 'utf8')).toBe('precious');
		const torn: CopyDatabase = async (source, partial) => {
			await copy(source, partial);
			truncateSync(partial, 8_192);
		};
		const third = path.join(to, 'c.db');
		expect(await backUpTo(data, third, torn)).toMatchObject({ ok: false });
		expect(await backUpTo(folder(), third)).toMatchObject({ failure: { kind: 'no-database' } });
		expect(await backUpTo(data, path.join(to, 'none', 'd.db'))).toMatchObject({ ok: false });
		expect(readdirSync(to).sort()).toEqual(['a.db', 'b.db']);
		await store.close();
	});

	it('[S22] of a damaged database is refused by name', async () => {
		const data = folder();
		const store = await filled(data);
		const raw = openDatabase(fileIn(data));
		raw.exec(`UPDATE log SET data = x'00' WHERE room = '${ROOM}' AND sequence = 3`);
		const target = path.join(folder(), 'a.db');
		expect(await backUpTo(data, target)).toEqual({
			ok: false,
			failure: {
				kind: 'damaged',
				faults: [{ kind: 'log', cut: { room: ROOM, lastGood: 2, dropped: 4, reason: 'checksum' } }]
			}
		});
		expect(existsSync(target)).toBe(false);
		raw.close();
		await store.close();
	});
});

describe('restoring', () => {
	it('[S23] begins a new epoch, tells what may be missing, signs everybody out, is on record', async () => {
		const data = folder();
		const store = await filled(data);
		const { epoch } = store;
		const target = path.join(folder(), 'a.db');
		await backUpTo(data, target);
		await store.close();
		expect(restoreTo(target, data, true)).toMatchObject({ ok: true });
		const restored = new SqliteStore(fileIn(data));
		expect(restored.epoch).not.toBe(epoch);
		expect(restored.lostSpans).toEqual([{ after: 5_000, until: 9_000 }]);
		expect(await restored.sessions.find('h')).toBeUndefined();
		expect((await restored.audit.list(1, 10)).map((r) => r.action)).toEqual(['store.restore']);
		await restored.close();
	});

	it('[S24] over existing data only when told, and keeps them', async () => {
		const data = folder();
		const store = await filled(data);
		const target = path.join(folder(), 'a.db');
		await backUpTo(data, target);
		await store.append(ROOM, new Uint8Array([6]), { by: 'x', at: 6 });
		// As a killed server leaves it: the last update is in the write-ahead log only.
		const wal = readFileSync(`${fileIn(data)}-wal`);
		await store.close();
		expect(restoreTo(target, data)).toMatchObject({ failure: { kind: 'data-exists' } });
		expect((await lastBytes(data)).at(-1)).toBe(6);
		expect(wal.length).toBeGreaterThan(0);
		const result = restoreTo(target, data, true);
		expect(result.ok && result.setAside).toBeTruthy();
		expect((await lastBytes(data)).at(-1)).toBe(5);
		const before = new SqliteStore((result as { setAside: string }).setAside);
		expect((await before.load(ROOM))!.updates.at(-1)).toEqual(new Uint8Array([6]));
		await before.close();
	});

	it('[S25] not beside a running server, nor what is no sound backup; the data stay as they are', async () => {
		const data = folder();
		await (await filled(data)).close();
		const good = path.join(folder(), 'a.db');
		await backUpTo(data, good);
		const lock = lockData(data);
		expect(restoreTo(good, data, true)).toMatchObject({ failure: { kind: 'in-use' } });
		if (lock.ok) lock.release();
		const letter = path.join(folder(), 'letter.txt');
		writeFileSync(letter, '你好'.repeat(2_000));
		const torn = path.join(folder(), 'torn.db');
		writeFileSync(torn, readFileSync(good).subarray(0, 10_000));
		const altered = path.join(folder(), 'altered.db');
		writeFileSync(altered, readFileSync(good));
		const raw = openDatabase(altered);
		raw.exec(`UPDATE audit SET by = 'nobody'`);
		raw.close();
		const before = readFileSync(fileIn(data));
		for (const [file, kind] of [
			[letter, 'damaged'],
			[torn, 'damaged'],
			[altered, 'damaged'],
			[path.join(data, 'none'), 'no-backup'],
			[data, 'no-backup']
		]) {
			expect(restoreTo(file, data, true)).toMatchObject({ ok: false, failure: { kind } });
			expect(readFileSync(fileIn(data)).equals(before)).toBe(true);
		}
	});
});
