import fc from 'fast-check';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeBookFile } from '$lib/budget/file/book-file';
import { LiveBook } from '$lib/budget/live/live-book';
import { digestsOfPart } from '$lib/budget/live/part-digest';
import { projectRooms } from '$lib/collab/room/project-rooms';
import { bookRoomsOf } from '$lib/collab/room/room-name';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import { countsOf } from '$lib/rules/finding/finding-counts';
import {
	BOOK,
	DEPARTMENT,
	openScene,
	setCell,
	SMALL_BOOK,
	THREADS,
	UNIT_2,
	type Scene,
	type SceneOptions
} from '../../relay/relay-scene';
import type { MemoryStore } from '../../store/memory/memory-store';
import type { BookRecord } from '../../store/store';
import { createBook } from '../create-book';

const PERSON = 'coordinator';
let scene: Scene<MemoryStore>;
let record: BookRecord;
afterEach(() => scene.close());

async function start(options: SceneOptions<MemoryStore> = {}): Promise<void> {
	scene = await openScene<MemoryStore>(options);
	record = (await scene.store.books.find(BOOK))!;
}

/** The book as its logs have it, worked out here. */
async function docsHere(): Promise<[string, Y.Doc][]> {
	return Promise.all(
		bookRoomsOf(BOOK, record).map(async (room): Promise<[string, Y.Doc]> => {
			const doc = new Y.Doc();
			const log = await scene.store.load(room);
			for (const update of log?.updates ?? []) Y.applyUpdate(doc, update);
			return [room, doc];
		})
	);
}

const parsed = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** What threads answer equals what the same functions make of the logs here. */
async function expectSame(): Promise<void> {
	const { books } = scene.server;
	const whole = projectRooms(await docsHere());
	const engine = createBookEngine(new LiveBook(whole));
	const said = { findings: engine.findings(), notApplicable: engine.notApplicable() };
	expect(parsed(await books.ask<'findings'>(record, { kind: 'findings' }, PERSON))).toEqual(
		JSON.parse(JSON.stringify(said))
	);
	expect(await books.ask<'counts'>(record, { kind: 'counts' }, PERSON)).toEqual(
		countsOf(engine.findings())
	);
	const file = await books.ask<'file'>(record, { kind: 'file', names: {} }, PERSON);
	expect(new TextDecoder().decode(file)).toBe(writeBookFile(whole));
	const version = await books.ask<'version'>(record, { kind: 'version' }, PERSON);
	expect(parsed(gunzipSync(version))).toEqual(JSON.parse(JSON.stringify(whole)));
	const digests = await books.ask<'digests'>(record, { kind: 'digests', part: 'u2' }, PERSON);
	expect(digests).toEqual(digestsOfPart(new LiveBook(whole), 'u2'));
}

async function get(rest: string, who = PERSON): Promise<Response> {
	const { port } = scene;
	return fetch(`http://127.0.0.1:${port}/api/books/${BOOK}/${rest}`, {
		headers: { cookie: await scene.cookie(who) }
	});
}

describe('books in threads', () => {
	it('[K1] say what the same functions say here, edit after edit', async () => {
		await start();
		const client = await scene.open('coordinator');
		const unit = await scene.open('clerk-u2', UNIT_2);
		await Promise.all([client.sync(), unit.sync()]);
		await expectSame();
		const edits = fc.sample(
			fc.record({
				row: fc.constantFrom('r1', 'r2', 'r3'),
				column: fc.constantFrom('合计', '名称', '项目', '基本支出'),
				value: fc.oneof(fc.integer({ min: 0, max: 200_000_000 }), fc.constantFrom('合计', '经费'))
			}),
			{ numRuns: 60, seed: 7 }
		);
		for (const [i, { row, column, value }] of edits.entries()) {
			const who = row === 'r2' ? unit : client;
			who.edit(setCell(`${row}:${column}`, value, undefined, i + 2));
			await who.acked();
			if (i % 6 === 0) await expectSame();
		}
		await expectSame();
	});

	it('[K2] are not loaded by the relay for it', async () => {
		await start();
		expect((await get('findings')).status).toBe(200);
		expect((await get('file')).status).toBe(200);
		expect((await get('versions')).status).toBe(200);
		expect(scene.server.relay.figures.rooms).toBe(0);
	});

	it('[K2] hear every acknowledged edit, also those that come while their logs are read', async () => {
		await start();
		const client = await scene.open('coordinator');
		await client.sync();
		const asked: Promise<Response>[] = [];
		for (let value = 1; value <= 30; value++) {
			client.edit(setCell('r1:合计', value, undefined, value + 1));
			asked.push(get('findings'));
			if (value % 10 === 0) await client.acked();
		}
		await Promise.all(asked);
		await expectSame();
	});

	it('[K3] that the relay would bring up to date first are, and then told', async () => {
		await start();
		const old = new Y.Doc();
		const log = (await scene.store.load(DEPARTMENT))!;
		for (const update of log.updates) Y.applyUpdate(old, update);
		const before = Y.encodeStateVector(old);
		old.getMap('meta').set('schema', 2);
		const change = Y.encodeStateAsUpdate(old, before);
		await scene.store.append(DEPARTMENT, change, { by: 'server', at: 2 });
		const sequence = await scene.store.end(DEPARTMENT);
		expect((await get('findings')).status).toBe(200);
		expect(await scene.store.end(DEPARTMENT)).toBe(sequence + 1);
		await expectSame();
	});

	it('[K4] are let go when too many are kept, and made again', async () => {
		await start({ bookBounds: { copies: 1, threads: 1 } });
		await createBook(scene.store, SMALL_BOOK, { id: 'b2', report: {}, by: 'test', now: 1 });
		for (let i = 0; i < 3; i++) {
			await expectSame();
			const url = `http://127.0.0.1:${scene.port}/api/books/b2/findings`;
			const cookie = await scene.cookie(PERSON);
			expect((await fetch(url, { headers: { cookie } })).status).toBe(200);
		}
	});

	it('[K5] whose question hangs are refused for a while; others are answered meanwhile', async () => {
		const threads = { ...THREADS, book: path.resolve('server/threads/hanging-thread.fixture.js') };
		let now = Date.now();
		await start({ threads, bookBounds: { time: 200, threads: 1 }, now: () => now });
		const stopped = await get('findings');
		expect(stopped.status).toBe(503);
		expect(await stopped.json()).toEqual({ failure: { kind: 'work-stopped', reason: 'timeout' } });
		expect(stopped.headers.get('retry-after')).toBe('60');
		const resting = await get('findings');
		expect(resting.status).toBe(503);
		expect(await resting.json()).toMatchObject({ failure: { kind: 'busy' } });
		expect((await get('history')).status).toBe(200);
		now += 61_000;
		expect(await (await get('findings')).json()).toMatchObject({
			failure: { kind: 'work-stopped' }
		});
	});

	it('[W3] refuse by name and with a time when one person asks too much; another is answered', async () => {
		await start({ bookBounds: { mostOfOne: 2, threads: 1 } });
		const answers = await Promise.all([
			...Array.from({ length: 8 }, () => get('findings')),
			get('findings', 'viewer')
		]);
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused.length).toBeGreaterThan(0);
		expect(Number(refused[0].headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
		expect(await refused[0].json()).toMatchObject({ failure: { kind: 'throttled' } });
		expect(answers.at(-1)!.status).toBe(200);
		expect((await get('findings')).status).toBe(200);
	});

	it('[K6] are decided about only as they are: what comes in between is looked at again', async () => {
		await start();
		const client = await scene.open('coordinator');
		await client.sync();
		let value = 0;
		const typing = setInterval(() => client.edit(setCell('r1:合计', ++value, undefined, value)), 3);
		const question = { kind: 'digests', part: 'department' } as const;
		try {
			for (let round = 0; round < 15; round++) {
				await scene.server.books.atRest<'digests', void>(
					record,
					question,
					PERSON,
					(_room, said) => {
						const live = [...scene.server.relay.rooms.open].find(
							({ name }) => name === DEPARTMENT
						)!;
						expect(live.isBusy).toBe(false);
						const now = new LiveBook(projectRooms([[DEPARTMENT, live.doc]]));
						expect(said).toEqual(digestsOfPart(now, 'department'));
					}
				);
			}
		} finally {
			clearInterval(typing);
		}
		expect(value).toBeGreaterThan(15);
	});
});
