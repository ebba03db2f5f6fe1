/** Formats of the office over HTTP: kept for a department, and used to read its documents. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FORMAT } from '$lib/collab/room/head';
import { metaOf } from '$lib/collab/room/schema';
import { formatOfDraft } from '$lib/exchange/learn/draft-pack';
import { learnFormat } from '$lib/exchange/learn/learn-format';
import { readSource } from '$lib/exchange/read/read-document';
import { strangeProvince } from '../../tests/support/strange-province';
import { createBook } from '../books/create-book';
import { BOOK, DEPARTMENT, openScene, SMALL_BOOK, type Scene } from '../relay/relay-scene';
import type { MemoryStore } from '../store/memory/memory-store';

let scene: Scene<MemoryStore>;
afterEach(() => scene.close());

async function start() {
	scene = await openScene({});
	return async (
		[method, where]: readonly [string, string],
		as: string,
		body?: BodyInit,
		headers: Record<string, string> = {}
	) => {
		const url = `http://127.0.0.1:${scene.port}${where}`;
		const cookie = await scene.cookie(as);
		const answer = await fetch(url, { method, body, headers: { cookie, ...headers } });
		return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
	};
}

const KEEP = ['POST', '/api/formats'] as const;
const READ = ['POST', '/api/books'] as const;
const department = { 'x-department': encodeURIComponent('甲省乙厅') };

async function pack(): Promise<string> {
	const read = await readSource(strangeProvince(2025));
	if (!read.ok) throw new Error(read.failure.kind);
	const learned = learnFormat(read.source);
	if (!learned.ok) throw new Error(learned.failure.kind);
	const made = formatOfDraft(learned.draft, '甲省乙厅样式');
	if (!made.ok) throw new Error(JSON.stringify(made.failures));
	return JSON.stringify(made.format.content);
}

describe('[R162] formats of the office', () => {
	it('are kept, told, and read the documents of later years', async () => {
		const ask = await start();
		const before = await ask(READ, 'coordinator', strangeProvince(2026).slice());
		expect(before.json.report).toMatchObject({ format: { recognised: 0, raw: 4 } });
		const kept = await ask(KEEP, 'coordinator', await pack(), department);
		expect(kept.status).toBe(201);
		const { json: told } = await ask(['GET', '/api/formats'], 'coordinator');
		expect(told).toMatchObject([
			{ id: kept.json.id, department: '甲省乙厅', name: '甲省乙厅样式' }
		]);
		const after = await ask(READ, 'coordinator', strangeProvince(2026).slice());
		expect(after.json.report).toMatchObject({
			format: { id: kept.json.id, recognised: 4, raw: 0 }
		});
		expect((await scene.store.books.find(String(after.json.id)))?.year).toBe(2026);
	});

	it('come from whoever decides about the department, and are formats', async () => {
		const ask = await start();
		expect((await ask(KEEP, 'clerk-u1', await pack(), department)).status).toBe(403);
		expect((await ask(['GET', '/api/formats'], 'clerk-u1')).status).toBe(403);
		expect((await ask(KEEP, 'coordinator', await pack())).status).toBe(400);
		const known = (await pack()).replace(/"id":"office\/[^"]+"/, '"id":"cn/accounts/2024"');
		for (const body of ['', '{', 'null', '{}', '{"format":{"id":"office/x"}}', known]) {
			const refused = await ask(KEEP, 'coordinator', body, department);
			expect(refused, body.slice(0, 40)).toMatchObject({
				status: 400,
				json: { failure: { kind: 'bad-request' } }
			});
		}
		expect(await scene.store.formats.list()).toEqual([]);
	});
});

describe('[R105] a year and a department that a document does not say', () => {
	const text = [
		...['支出预算总表', '单位：万元'],
		...[
			'合计\t基本支出\t项目支出\t单位预留机动经费\t结转下年资金',
			'100.00\t60.00\t40.00\t0.00\t0.00'
		]
	].join('\n');

	it('are asked for, and no book is made until they are said', async () => {
		const ask = await start();
		const books = (await scene.store.books.list()).length;
		const asked = await ask(READ, 'coordinator', text);
		expect(asked).toMatchObject({
			status: 422,
			json: { failure: { kind: 'head-missing', fields: ['year', 'department'] } }
		});
		expect(await scene.store.books.list()).toHaveLength(books);
		const head = { 'x-book-year': '2018', 'x-book-department': encodeURIComponent('甲厅') };
		const bad = await ask(READ, 'coordinator', text, { ...head, 'x-book-year': '18' });
		expect(bad.status).toBe(400);
		const made = await ask(READ, 'coordinator', text, head);
		expect(made.status).toBe(201);
		const record = await scene.store.books.find(String(made.json.id));
		expect(record).toMatchObject({ year: 2018, department: { name: '甲厅' } });
	});
});

/** The book gets a format of a version to come, as its server would have written it. */
async function carryFutureFormat(): Promise<void> {
	const log = await scene.store.load(DEPARTMENT);
	const doc = new Y.Doc();
	for (const update of log!.updates) Y.applyUpdate(doc, update);
	const before = Y.encodeStateVector(doc);
	const content = { format: { id: 'cn/budget/future', version: 9, novelty: true } };
	metaOf(doc).set(FORMAT, { id: 'cn/budget/future', version: 9, content });
	await scene.store.append(DEPARTMENT, Y.encodeStateAsUpdate(doc, before), { by: 'x', at: 2 });
}

describe('[K9] a book whose format this version cannot read', () => {
	const REFUSED = {
		status: 409,
		json: { failure: { kind: 'unreadable-format', id: 'cn/budget/future' } }
	};
	const asJson = { 'content-type': 'application/json' };

	it('opens, and nothing is told that depends on its tables', async () => {
		const ask = await start();
		await carryFutureFormat();
		const get = (rest: string) => ask(['GET', `/api/books/${BOOK}${rest}`], 'coordinator');
		const post = (rest: string, body: object) =>
			ask(['POST', `/api/books/${BOOK}${rest}`], 'coordinator', JSON.stringify(body), asJson);
		const info = await get('');
		expect(info).toMatchObject({ status: 200, json: { head: { format: { version: 9 } } } });
		expect(await get('/versions')).toMatchObject({ status: 200, json: { versions: [] } });
		expect((await get('/report')).status).toBe(200);
		for (const rest of ['/file', '/findings', '/trend'])
			expect(await get(rest), rest).toMatchObject(REFUSED);
		expect(await post('/versions', { name: '报送前' })).toMatchObject(REFUSED);
		expect(await post('/workflow', { kind: 'submit', part: 'u2' })).toMatchObject(REFUSED);
		expect(await scene.store.versions.list(BOOK)).toEqual([]);
		await scene.server.books.versions.makeDaily();
		await scene.server.books.samples.take();
		expect(await scene.store.versions.list(BOOK)).toEqual([]);
		expect(scene.logged.filter(({ level }) => level === 'error')).toEqual([]);
	});

	it('keeps no other book from anything', async () => {
		const ask = await start();
		await createBook(scene.store, SMALL_BOOK, { id: 'b2', report: {}, by: 'test', now: 1 });
		await carryFutureFormat();
		await ask(['GET', `/api/books/${BOOK}/findings`], 'coordinator');
		for (const rest of ['/file', '/findings', '/trend'])
			expect((await ask(['GET', `/api/books/b2${rest}`], 'coordinator')).status, rest).toBe(200);
	});
});
