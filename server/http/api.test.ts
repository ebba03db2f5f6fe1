import { writeDocument } from '$lib/exchange/write/write-document';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readBookFile, sameBook, writeBookFile } from '$lib/budget/file/book-file';
import {
	openScene,
	setCell,
	SMALL_BOOK,
	THREADS,
	type Scene,
	type SceneOptions
} from '../relay/relay-scene';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import type { MemoryStore } from '../store/memory/memory-store';

let scene: Scene<MemoryStore>;
afterEach(() => scene.close());

async function start(options: SceneOptions<MemoryStore> = {}) {
	scene = await openScene(options);
	const base = `http://127.0.0.1:${scene.port}`;
	return async (
		call: string,
		{
			as,
			body,
			headers = {}
		}: { as?: string; body?: BodyInit; headers?: Record<string, string> } = {}
	) => {
		const [method, where] = call.split(' ');
		const cookie: Record<string, string> = as ? { cookie: await scene.cookie(as) } : {};
		const answer = await fetch(base + where, { method, body, headers: { ...cookie, ...headers } });
		const text = await answer.text();
		let json: unknown;
		try {
			json = JSON.parse(text);
		} catch {
			json = undefined;
		}
		return { status: answer.status, json, text, headers: answer.headers };
	};
}

const json = { 'content-type': 'application/json' };

describe('sessions over HTTP', () => {
	it('let anybody at this machine become a demo identity', async () => {
		const ask = await start();
		const before = await ask('GET /api/me');
		expect(before.json).toMatchObject({ identity: null, mode: 'demo', handsontableKey: 'test' });
		expect((before.json as { demo: { id: string }[] }).demo.map((d) => d.id)).toEqual([
			'coordinator',
			'clerk-u1',
			'clerk-u2',
			'reviewer',
			'viewer'
		]);
		const become = await ask('POST /api/session', {
			headers: json,
			body: JSON.stringify({ identity: 'clerk-u2' })
		});
		expect(become.json).toMatchObject({ identity: { id: 'clerk-u2', unit: 'u2' } });
		const set = become.headers.get('set-cookie')!;
		expect(set).toMatch(/HttpOnly; SameSite=Lax/);
		const cookie = set.split(';')[0];
		expect((await ask('GET /api/me', { headers: { cookie } })).json).toMatchObject({
			identity: { id: 'clerk-u2' }
		});
		await ask('DELETE /api/session', { headers: { cookie } });
		expect((await ask('GET /api/me', { headers: { cookie } })).json).toMatchObject({
			identity: null
		});
	});

	it('give no demo identity in production, and nothing to anybody', async () => {
		const ask = await start({ configuration: { mode: 'production', origin: 'https://x.example' } });
		expect((await ask('GET /api/me')).json).toMatchObject({ mode: 'production', demo: [] });
		const body = JSON.stringify({ identity: 'coordinator' });
		expect((await ask('POST /api/session', { headers: json, body })).status).toBe(403);
		expect((await ask('GET /api/books')).status).toBe(401);
	});

	it('refuse what is no identity', async () => {
		const ask = await start();
		for (const body of [
			'{}',
			'x',
			'{"identity":5}',
			'{"identity":"root"}',
			'{"identity":"__proto__"}'
		])
			expect((await ask('POST /api/session', { headers: json, body })).status).toBe(400);
		const huge = JSON.stringify({ identity: 'x'.repeat(100_000) });
		expect((await ask('POST /api/session', { headers: json, body: huge })).status).toBe(413);
	});
});

describe('where requests come from', () => {
	it('turns foreign pages and hosts away', async () => {
		const ask = await start();
		const foreign = { origin: 'http://evil.example' };
		expect((await ask('GET /api/books', { as: 'coordinator', headers: foreign })).json).toEqual({
			failure: { kind: 'foreign-origin' }
		});
		expect((await ask('POST /api/books', { as: 'coordinator', headers: foreign })).status).toBe(
			403
		);
	});

	it('says how a page may use us', async () => {
		const ask = await start();
		const { headers } = await ask('GET /api/me');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('cache-control')).toBe('no-store');
		const page = await ask('GET /anything');
		expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
		expect(page.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
	});
});

describe('a connection', () => {
	it('is kept open for longer than a proxy or a client reuses it', async () => {
		const ask = await start();
		const { headers } = await ask('GET /api/health');
		const kept = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
		expect(kept).toBeGreaterThan(60);
	});
});

describe('books over HTTP', () => {
	it('are listed to who is signed in', async () => {
		const ask = await start();
		expect((await ask('GET /api/books')).json).toEqual({ failure: { kind: 'no-session' } });
		expect((await ask('GET /api/books', { as: 'viewer' })).json).toEqual([
			{
				id: 'b1',
				title: '晋城市公安局2023年部门预算',
				year: 2023,
				department: { code: '070', name: '晋城市公安局' },
				units: 2,
				updatedAt: 1
			}
		]);
	});

	it('say which rooms this person may write', async () => {
		const ask = await start();
		const { json } = await ask('GET /api/books/b1', { as: 'clerk-u2' });
		expect(json).toMatchObject({ id: 'b1', head: { year: 2023, department: { code: '070' } } });
		expect((json as { rooms: unknown }).rooms).toEqual([
			{ room: 'book/b1/department', mayWrite: false },
			{ room: 'book/b1/unit/u1', unit: 'u1', mayWrite: false },
			{ room: 'book/b1/unit/u2', unit: 'u2', mayWrite: true },
			{ room: 'book/b1/workflow', mayWrite: false },
			{ room: 'book/b1/comments', mayWrite: true },
			{ room: 'book/b1/person/clerk-u2', mayWrite: true }
		]);
	});

	it('name everybody who has a role in them', async () => {
		const ask = await start();
		expect((await ask('GET /api/books/b1/people')).status).toBe(401);
		expect((await ask('GET /api/books/none/people', { as: 'viewer' })).status).toBe(404);
		expect((await ask('GET /api/books/b1/people', { as: 'viewer' })).json).toEqual([
			{ id: 'coordinator', name: '财务科', role: 'coordinator' },
			{ id: 'clerk-u1', name: '晋城市公安局经办', role: 'clerk', unit: 'u1' },
			{ id: 'clerk-u2', name: '晋城市看守所经办', role: 'clerk', unit: 'u2' },
			{ id: 'reviewer', name: '审核人', role: 'reviewer' },
			{ id: 'viewer', name: '查看者', role: 'viewer' }
		]);
	});

	it('that are absent look like nothing', async () => {
		const ask = await start();
		const paths = ['none', 'none/file', 'none/findings', 'none/report', '..%2f..', '__proto__'];
		for (const where of paths) {
			const { status, json } = await ask(`GET /api/books/${where}`, { as: 'coordinator' });
			expect([status, json]).toEqual([404, { failure: { kind: 'not-found' } }]);
		}
		expect((await ask('DELETE /api/books/b1', { as: 'coordinator' })).status).toBe(405);
	});

	it('come back as the file they were, and with live edits', async () => {
		const ask = await start();
		const file = await ask('GET /api/books/b1/file', { as: 'viewer' });
		expect(file.headers.get('content-disposition')).toContain(
			'attachment; filename="b1.hebian.json"'
		);
		const read = readBookFile(file.text);
		expect(read.ok && sameBook(read.book, SMALL_BOOK)).toBe(true);
		const client = await scene.open('coordinator');
		await client.sync();
		client.edit(setCell('r1:合计', 123_000_000));
		await client.acked();
		const after = readBookFile((await ask('GET /api/books/b1/file', { as: 'viewer' })).text);
		expect(after.ok && after.book.sheets.T2![0].cells['合计']).toBe(123_000_000);
	});

	it('have findings that follow live edits', async () => {
		const ask = await start();
		const findings = async (): Promise<{ rule: string }[]> =>
			((await ask('GET /api/books/b1/findings', { as: 'viewer' })).json as { findings: [] })
				.findings;
		const client = await scene.open('clerk-u2', 'book/b1/unit/u2');
		await client.sync();
		const before = await findings();
		client.edit(setCell('r2:合计', 1_000_000));
		client.edit(setCell('r2:一般公共预算', 7_000_000));
		await client.acked();
		expect(JSON.stringify(await findings())).not.toBe(JSON.stringify(before));
	});
});

describe('importing over HTTP', () => {
	const headers = { 'x-file-name': encodeURIComponent('预算.json') };

	it('makes a book and says where everything went', async () => {
		const ask = await start();
		const body = writeBookFile(SMALL_BOOK);
		const made = await ask('POST /api/books', { as: 'coordinator', body, headers });
		expect(made.status).toBe(201);
		const { id, report } = made.json as { id: string; report: { source: { name: string } } };
		expect(report.source.name).toBe('预算.json');
		expect((await ask(`GET /api/books/${id}/report`, { as: 'viewer' })).json).toEqual(report);
		const copy = readBookFile((await ask(`GET /api/books/${id}/file`, { as: 'viewer' })).text);
		expect(copy.ok && sameBook(copy.book, SMALL_BOOK)).toBe(true);
	});

	it('takes along what was said about the book, and under whose name', async () => {
		const ask = await start();
		const room = await scene.open('reviewer', 'book/b1/comments');
		await room.sync();
		const said = { by: 'reviewer', t: 5, text: '请核对', anchor: { sheet: 'T2', address: 'T2' } };
		room.edit((doc) => void doc.getMap('comments').set('c1', said));
		await room.acked();
		const file = await ask('GET /api/books/b1/file', { as: 'viewer' });
		const name = expect.any(String) as string;
		const told = [{ id: 'c1', ...said, name }];
		const read = readBookFile(file.text);
		expect(read.ok && read.book.comments).toEqual(told);

		const made = await ask('POST /api/books', { as: 'coordinator', body: file.text, headers });
		const { id } = made.json as { id: string };
		const again = readBookFile((await ask(`GET /api/books/${id}/file`, { as: 'viewer' })).text);
		expect(again.ok && read.ok && sameBook(again.book, read.book)).toBe(true);
		// Whoever has that id here is not the one who said it there.
		const copy = await scene.open('reviewer', `book/${id}/comments`);
		await copy.sync();
		copy.edit((doc) => void doc.getMap('comments').set('c1', { ...said, text: '' }));
		expect((await copy.untilClosed()).code).toBe(CLOSE_CODES['not-yours']);
	});

	it('reads workbooks and Word documents, and says where a damaged one is broken', async () => {
		const ask = await start();
		const as = 'coordinator';
		for (const format of ['xlsx', 'docx'] as const) {
			const request = { format, edition: { kind: 'department' } } as const;
			const written = writeDocument(SMALL_BOOK, request, () => undefined);
			if (!written.ok) throw new Error(written.failure.kind);
			const body = new Uint8Array(written.file.bytes);
			const made = await ask('POST /api/books', { as, body, headers });
			expect(made.json).toMatchObject({ report: { conservation: { lost: 0 } } });
			const cut = await ask('POST /api/books', { as, body: body.slice(0, 900), headers });
			expect(cut.json).toMatchObject({ failure: { reason: { kind: 'damaged-archive' } } });
		}
		expect((await scene.store.books.list()).length).toBe(3);
	});

	it('is the coordinator’s', async () => {
		const ask = await start();
		for (const as of ['clerk-u2', 'reviewer', 'viewer'])
			expect((await ask('POST /api/books', { as, body: 'x', headers })).status).toBe(403);
		expect((await ask('POST /api/books', { body: 'x', headers })).status).toBe(401);
	});

	it('of bad input says why and leaves the living books alone', async () => {
		const ask = await start();
		const before = await ask('GET /api/books/b1/file', { as: 'viewer' });
		const cases: [BodyInit, number, object][] = [
			['', 422, { kind: 'unreadable', reason: { kind: 'empty' } }],
			['hello', 422, { kind: 'unreadable', reason: { kind: 'not-a-disclosure' } }],
			['{"a":1}', 422, { kind: 'unreadable', reason: { kind: 'bad-book-file' } }],
			[new Uint8Array([0x25, 0x50, 0x44, 0x46]), 422, { kind: 'unreadable' }],
			[new Uint8Array(21 * 1024 * 1024), 413, { kind: 'too-large' }]
		];
		for (const [body, status, failure] of cases) {
			const answer = await ask('POST /api/books', { as: 'coordinator', body, headers });
			expect(answer.status).toBe(status);
			expect(answer.json).toMatchObject({ failure });
		}
		expect((await ask('GET /api/books/b1/file', { as: 'viewer' })).text).toBe(before.text);
		expect((await scene.store.books.list()).length).toBe(1);
	});

	it('ends a reader that hangs', async () => {
		const hanging = path.resolve('server/threads/hanging-thread.fixture.js');
		const threads = { ...THREADS, reading: hanging };
		const ask = await start({ threads, readingBounds: { time: 200, memory: 64 } });
		const answer = await ask('POST /api/books', { as: 'coordinator', body: 'x', headers });
		expect(answer.json).toEqual({ failure: { kind: 'reading-stopped', reason: 'timeout' } });
		expect((await ask('GET /api/health')).json).toMatchObject({ ok: true });
	});
});
