/** A store goes from one engine to the other and back, and nothing of it changes. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../../../tests/support/postgres-cluster';
import { runCommandLine } from '../../command-line/command-line';
import { backUp } from '../backup/backup';
import { aBook, aSession } from '../contract/store-contract';
import { PostgresStore } from '../postgres/postgres-store';
import { openDatabase, rowsOf } from '../sqlite/database';
import { migrate } from '../sqlite/migrations';
import { SqliteStore } from '../sqlite/sqlite-store';
import type { Store } from '../store';
import { compareRows, CopyDiffers } from './copy-rows';
import { copyOutOfPostgres } from './postgres-copy';
import { TABLES } from './tables';

const ROOM = 'book/b1/department';
const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-transfer-'));
const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

/** Something in every table. */
async function fill(store: Store): Promise<void> {
	await store.books.create(aBook());
	for (let n = 1; n <= 5; n++) await store.append(ROOM, bytes(n), { by: 'x', at: 2_000 + n });
	const changes = [{ kind: 'head', key: 'setting:x', after: ['甲\0乙'] } as const];
	store.history.record({ room: ROOM, sequence: 2, at: 2_001, by: 'x', changes });
	store.history.named({ id: 'x', name: '张敏' });
	await store.compact(ROOM, [bytes(1, 2), bytes(3)], 4);
	const version = {
		id: 'v',
		book: 'b1',
		name: '一上稿',
		note: '',
		made: 'person',
		by: 'x'
	} as const;
	await store.versions.put({ ...version, at: 1, rooms: { [ROOM]: 3 } }, bytes(7, 8, 9));
	const user = { id: 'u', username: 'u', name: '李', password: '$', grants: [], former: [] };
	await store.users.add({ ...user, createdAt: 1, signedInAt: 0 });
	const purpose = { kind: 'reset', person: 'u' } as const;
	await store.links.add({
		hash: 'l',
		purpose,
		note: '甲\0乙',
		by: 'u',
		createdAt: 1,
		expiresAt: 9
	});
	await store.subjects.bind({
		issuer: 'https://id.example',
		subject: 's',
		person: 'u',
		boundAt: 1
	});
	await store.sessions.put(aSession('s', { expiresAt: 9e15 }));
	await store.attempts.change((rows) => rows.set('k', { failures: 2, at: 3 }));
	await store.audit.append({ at: 1, by: 'c', action: 'book.create', subject: 'b1' });
}

async function hebian(words: string[], environment: Record<string, string>) {
	let [out, error] = ['', ''];
	const code = await runCommandLine(words, {
		home: folder(),
		out: (text) => (out += text),
		error: (text) => (error += text),
		environment
	});
	return { code, out, error };
}

it('[S53] every table of a store is carried over', () => {
	const database = openDatabase(':memory:');
	migrate(database);
	const names = database
		.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
		.all()
		.map(({ name }) => String(name));
	database.close();
	const carried = TABLES.map(({ name }) => name.replaceAll('"', ''));
	// What is being made is nobody's yet; PostgreSQL makes a book in one transaction.
	expect([...carried, 'making'].sort()).toEqual(names.sort());
});

describe.skipIf(!hasPostgres)(hasPostgres ? 'PostgreSQL' : `PostgreSQL: ${NO_POSTGRES}`, () => {
	let cluster: PostgresCluster;
	let url: string;
	beforeAll(async () => void (cluster = await PostgresCluster.start()), 120_000);
	beforeEach(async () => {
		url = await cluster.database();
	});
	afterAll(() => cluster?.stop());

	async function movedIn(): Promise<{ data: string; before: string }> {
		const data = folder();
		const store = new SqliteStore(path.join(data, 'hebian.db'));
		await fill(store);
		await store.close();
		const { code, out, error } = await hebian(['move', '--to', url], { HEBIAN_DATA: data });
		expect([code, error]).toEqual([0, '']);
		expect(out).toContain('逐行核对无误');
		const before = readdirSync(data).find((name) => name.includes('.before-move-'))!;
		return { data, before: path.join(data, before) };
	}

	it('[S53] there and back, row by row, and is the same store', async () => {
		const { data, before } = await movedIn();
		expect(existsSync(path.join(data, 'hebian.db'))).toBe(false);
		const environment = { HEBIAN_DATA: data, HEBIAN_DATABASE: url };
		expect(await hebian(['audit', 'verify'], environment)).toMatchObject({ code: 0, error: '' });
		expect((await hebian(['user', 'list'], environment)).out).toContain('李');
		const other = folder();
		expect(await hebian(['move', '--to', other], environment)).toMatchObject({ code: 0 });
		const [one, two] = [before, path.join(other, 'hebian.db')].map((file) => openDatabase(file));
		await compareRows(rowsOf(one), rowsOf(two), (text) => text.replaceAll('\0', '␀'));
		two.exec(`UPDATE log SET by = 'y'`);
		await expect(compareRows(rowsOf(one), rowsOf(two))).rejects.toThrow(CopyDiffers);
		for (const database of [one, two]) database.close();
		const store = await PostgresStore.open(url, { alone: true });
		expect(await store.append(ROOM, bytes(6), { by: 'x', at: 9_000 })).toBe(7);
		const history = store.history;
		history.record({
			room: ROOM,
			sequence: 7,
			at: 9_000,
			by: 'x',
			changes: [{ kind: 'head', key: 'k', after: [] }]
		});
		expect(await history.through(ROOM)).toBe(7);
		await store.close();
	});

	it('[S53] leaves everything as it is where a server runs, or where there are data', async () => {
		const { data } = await movedIn();
		const environment = { HEBIAN_DATA: data, HEBIAN_DATABASE: url };
		const running = await PostgresStore.open(url, { alone: true });
		const out = await hebian(['move', '--to', folder()], environment);
		expect(out).toMatchObject({
			code: 2,
			error: expect.stringContaining('正被另一个合编服务使用')
		});
		const full = folder();
		const other = new SqliteStore(path.join(full, 'hebian.db'));
		await fill(other);
		await other.close();
		const move = (...more: string[]) =>
			hebian(['move', '--to', url, ...more], { HEBIAN_DATA: full });
		expect((await move('--replace', '--lang', 'en')).error).toContain('in use by another');
		await running.close();
		expect((await move()).error).toContain('已有合编的数据');
		expect(readdirSync(full)).toContain('hebian.db');
		expect(await move('--replace')).toMatchObject({ code: 0, error: '' });
		const kept = await cluster.query(
			`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'hebian_before_%'`,
			url
		);
		expect(kept).toHaveLength(1);
	});

	it('[S20] [S23] is backed up as of one moment while it is written, and restored', async () => {
		const { data } = await movedIn();
		const store = await PostgresStore.open(url, { alone: true });
		const target = path.join(folder(), 'a.db');
		const result = await backUp({
			...{ source: url, target, now: () => 5_000 },
			copy: async (source, file) => {
				await copyOutOfPostgres(source, file);
				await store.append(ROOM, bytes(66), { by: 'x', at: 6_000 });
			}
		});
		expect(result).toMatchObject({ ok: true, tally: { books: 1, rooms: 2, auditRecords: 1 } });
		const { epoch } = store;
		await store.close();
		const environment = { HEBIAN_DATA: data, HEBIAN_DATABASE: url };
		expect((await hebian(['restore', target], environment)).code).toBe(2);
		const restored = await hebian(['restore', target, '--replace'], environment);
		expect(restored).toMatchObject({ code: 0, error: '' });
		const again = await PostgresStore.open(url, { alone: true });
		expect(again.epoch).not.toBe(epoch);
		expect(again.lostSpans).toMatchObject([{ after: 5_000 }]);
		expect((await again.load(ROOM))?.sequence).toBe(6);
		expect(await again.sessions.find('s')).toBeUndefined();
		await again.close();
		expect(await hebian(['audit', 'verify'], environment)).toMatchObject({ code: 0, error: '' });
		expect((await hebian(['audit', 'list'], environment)).out).toContain('store.restore');
	});

	it('[S22] does not back up what is damaged, and names it', async () => {
		await movedIn();
		await cluster.query(`UPDATE hebian.snapshot_part SET data = 'x'`, url);
		const target = path.join(folder(), 'a.db');
		const copy = async (source: string, file: string): Promise<void> =>
			void (await copyOutOfPostgres(source, file));
		const result = await backUp({ source: url, target, now: () => 1, copy });
		expect(result).toMatchObject({
			failure: { kind: 'damaged', faults: [{ kind: 'room', room: ROOM, damage: 'snapshot' }] }
		});
		expect(existsSync(target)).toBe(false);
	});
});
