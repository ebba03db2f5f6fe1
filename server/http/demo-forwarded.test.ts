/** A demo behind a proxy or a tunnel: whoever comes through it gets nothing. */
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEPARTMENT, openScene, type Scene } from '../relay/relay-scene';
import type { MemoryStore } from '../store/memory/memory-store';

let scene: Scene<MemoryStore>;
afterEach(() => scene.close());

interface Answer {
	readonly status: number;
	readonly text: string;
	readonly headers: IncomingHttpHeaders;
}

/** As a proxy asks that names us as itself would: `Host: 127.0.0.1`. */
function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const all = { host: `127.0.0.1:${scene.port}`, 'content-type': 'application/json', ...headers };
		const asked = request({ port: scene.port, host: '127.0.0.1', path, method, headers: all });
		asked.once('error', reject);
		asked.once('response', (answer) => {
			let text = '';
			answer.on('data', (bytes: Buffer) => (text += bytes.toString()));
			answer.once('end', () =>
				resolve({ status: answer.statusCode!, text, headers: answer.headers })
			);
		});
		asked.end(method === 'POST' ? '{"identity":"coordinator"}' : undefined);
	});
}

const SIGNS: readonly (readonly [string, string])[] = [
	['x-forwarded-for', '203.0.113.9'],
	['x-forwarded-host', 'demo.example'],
	['x-forwarded-proto', 'https'],
	['x-forwarded-server', 'a'],
	['forwarded', 'for=203.0.113.9'],
	['via', '1.1 proxy'],
	['x-real-ip', '203.0.113.9'],
	['x-client-ip', '203.0.113.9'],
	['x-cluster-client-ip', '203.0.113.9'],
	['x-original-host', 'demo.example'],
	['true-client-ip', '203.0.113.9'],
	['cf-connecting-ip', '203.0.113.9'],
	['cdn-loop', 'a'],
	['x-amzn-trace-id', 'Root=1'],
	['referer', 'http://demo.example/']
];

describe('what a proxy passes on to a demo', () => {
	it.each(SIGNS)('is refused by its %s: data, sessions, pages and sockets', async (name, value) => {
		scene = await openScene();
		const headers = { [name]: value, cookie: await scene.cookie('coordinator') };
		for (const path of ['/api/me', '/api/books', '/api/books/b1/file'])
			expect(await ask(path, headers)).toMatchObject({
				status: 403,
				text: '{"failure":{"kind":"demo-forwarded"}}'
			});
		const become = await ask('/api/session', { [name]: value }, 'POST');
		expect(become.status).toBe(403);
		expect(become.headers['set-cookie']).toBeUndefined();
		const page = await ask('/', headers);
		expect([page.status, page.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
		expect(page.text).toContain('演示模式');
		expect(page.text).toContain('HEBIAN_MODE=production');
		const client = new WebSocket(`${scene.url}/${DEPARTMENT}`, { headers });
		const refused = await new Promise<IncomingMessage>((resolve) =>
			client.on('unexpected-response', (_request, response) => resolve(response))
		);
		expect(refused.statusCode).toBe(403);
		expect((await refused.toArray()).join('')).toContain('HEBIAN_MODE=production');
	});

	it('is refused by HTTP/1.0, which nginx speaks by default and no browser does', async () => {
		scene = await openScene();
		const answer = await new Promise<string>((resolve) => {
			const socket = connect(scene.port, '127.0.0.1');
			let text = '';
			socket.on('data', (bytes) => (text += bytes.toString()));
			socket.once('close', () => resolve(text));
			socket.write(`GET /api/me HTTP/1.0\r\nHost: 127.0.0.1:${scene.port}\r\n\r\n`);
		});
		expect(answer).toContain('403');
		expect(answer).toContain('demo-forwarded');
	});

	it('is not confused with a person here who follows a link, nor with production', async () => {
		scene = await openScene();
		const cookie = await scene.cookie('coordinator');
		const own = `http://127.0.0.1:${scene.port}/book/b1`;
		expect((await ask('/api/books', { cookie, referer: own })).status).toBe(200);
		const link = { referer: 'http://intranet.example/', 'sec-fetch-mode': 'navigate' };
		expect((await ask('/', link)).status).toBe(404);
		await scene.close();
		scene = await openScene({
			configuration: { mode: 'production', origin: 'https://hebian.example', proxies: 1 }
		});
		expect((await ask('/api/me', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
	});
});
