/** What others had said comes back as theirs: by undo, from a version, also after a restart. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { revertEntry, setHeadRecord, type EntryOperation } from '$lib/collab/edit/operation';
import { restoreStep } from '$lib/collab/edit/restore';
import { headValue } from '$lib/collab/room/head-record';
import type { Identity } from '$lib/collab/room/identity';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { MemoryHistory } from '../../store/memory/memory-history';
import { SqliteStore } from '../../store/sqlite/sqlite-store';
import { openScene, UNIT_2, type RawClient, type Scene } from '../relay-scene';
import { STOOD_LIMITS, StoodRecords } from './stood-records';

const NOW = Date.UTC(2023, 1, 1);
const KEY = 'explanation:e1';
const said = (author: string, text: string, at = NOW - 5_000) => ({
	...{ rule: 'P01', operands: {}, text, author },
	at: new Date(at).toISOString()
});
type Said = ReturnType<typeof said>;

let scene: Scene | undefined;
afterEach(() => scene?.close());

/** The same server, or the one that comes after it. */
async function start(file: string): Promise<void> {
	await scene?.close();
	scene = await openScene({ store: new SqliteStore(file), now: () => NOW });
}

const fresh = async (): Promise<string> =>
	path.join(await mkdtemp(path.join(tmpdir(), 'hebian-names-')), 'hebian.db');

async function client(who: string): Promise<RawClient> {
	const client = await scene!.open(who, UNIT_2);
	await client.sync();
	return client;
}

const nameOf = ({ doc }: RawClient): string => (doc.meta as Identity).name;
const authorOf = (client: RawClient, t = NOW) => ({
	by: (client.doc.meta as Identity).id,
	name: nameOf(client),
	t
});

/** 0: it was taken; else why the socket was closed. */
async function sent(writer: RawClient, change: (doc: Y.Doc) => void): Promise<number> {
	writer.edit(change);
	const acked = writer.acked().then(() => 0);
	return Promise.race([acked, writer.untilClosed().then(({ code }) => code)]);
}

async function send(who: string, value: unknown, key = KEY): Promise<number> {
	const writer = await client(who);
	const code = await sent(writer, (doc) => {
		const { by, t } = authorOf(writer);
		doc.getMap('meta').set(key, { v: value, t, by });
	});
	if (code === 0) writer.socket.close();
	return code;
}

/** The clerk said something, then the coordinator wrote over it; nobody is in the room any more. */
async function rewritten(): Promise<{ file: string; clerk: Said; rewrite: EntryOperation }> {
	const file = await fresh();
	await start(file);
	const first = await client('clerk-u2');
	const clerk = said(nameOf(first), '原来的。');
	const { by, t } = authorOf(first, NOW - 5_000);
	expect(await sent(first, (doc) => void doc.getMap('meta').set(KEY, { v: clerk, t, by }))).toBe(0);
	const second = await client('coordinator');
	let rewrite!: EntryOperation;
	const value = said(nameOf(second), '改写。');
	const write = (doc: Y.Doc): void =>
		void (rewrite = setHeadRecord(doc, KEY, value, authorOf(second)));
	expect(await sent(second, write)).toBe(0);
	await scene!.server.relay.rooms.get(UNIT_2).then((room) => room!.compact(true));
	return { file, clerk, rewrite };
}

const standing = async (): Promise<unknown> =>
	headValue((await client('coordinator')).doc.getMap('meta').get(KEY));

describe('[R97] after the rewrite of what somebody else had said', () => {
	it.each(['by undo', 'from a version'])('it comes back as theirs %s', async (how) => {
		const { file, clerk, rewrite } = await rewritten();
		await start(file);
		const writer = await client('coordinator');
		const author = authorOf(writer);
		const explanation = { id: 'e1', ...clerk };
		const back = (doc: Y.Doc): void => {
			if (how === 'by undo') return void revertEntry(doc, rewrite, author);
			const needs = { author, freshKey: () => 'k', columnsIn: () => [] };
			restoreStep(doc, { kind: 'explanation', id: 'e1', unit: 'u2', explanation }, needs);
		};
		expect(await sent(writer, back)).toBe(0);
		expect(await standing()).toEqual(clerk);
	});

	it('nothing else is taken in their name', async () => {
		const { file, clerk } = await rewritten();
		await start(file);
		const forged: [unknown, string?][] = [
			[{ ...clerk, text: '别的。' }],
			[{ ...clerk, at: new Date(NOW - 6_000).toISOString() }],
			[{ ...clerk, rule: 'P02' }],
			[{ ...clerk, operands: { 'T2[合计].合计': 1 } }],
			[clerk, 'explanation:e2']
		];
		for (const [value, key] of forged)
			expect(await send('coordinator', value, key)).toBe(CLOSE_CODES['not-yours']);
		expect(await send('coordinator', clerk)).toBe(0);
	});
});

describe('what is known to have stood', () => {
	const room = 'book/b1/unit/u1';
	const told = (history: MemoryHistory, count: number): void => {
		for (let n = 1; n <= count; n++)
			history.record({
				...{ room, sequence: n, at: n, by: 'a' },
				changes: [{ kind: 'head', key: KEY, after: said('王芳', `第${n}`) }]
			});
	};
	const knows = (stood: StoodRecords, n: number): boolean =>
		stood.has(
			KEY,
			` ${JSON.stringify(Object.fromEntries(Object.entries(said('王芳', `第${n}`)).sort()))}`
		);

	it('goes back as far as its limits, over all pages', async () => {
		const history = new MemoryHistory();
		told(history, 200);
		const all = new StoodRecords();
		await all.learn(history, room);
		expect([1, 77, 200].map((n) => knows(all, n))).toEqual([true, true, true]);
		const some = new StoodRecords({ ...STOOD_LIMITS, changes: 100 });
		await some.learn(history, room);
		expect([100, 101, 200].map((n) => knows(some, n))).toEqual([false, true, true]);
		const short = new StoodRecords({ ...STOOD_LIMITS, size: 1_000 });
		await short.learn(history, room);
		expect([100, 200].map((n) => knows(short, n))).toEqual([false, true]);
	});

	it('lets go of the oldest where it is too much', async () => {
		const history = new MemoryHistory();
		told(history, 20);
		const stood = new StoodRecords({ ...STOOD_LIMITS, records: 10 });
		await stood.learn(history, room);
		stood.add(KEY, said('王芳', '第21'));
		expect([10, 11, 12, 21].map((n) => knows(stood, n))).toEqual([false, false, true, true]);
	});
});
