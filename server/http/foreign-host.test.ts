/** Names that only resolve to this machine (DNS rebinding), over HTTP. */
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../relay/relay-scene';
import type { MemoryStore } from '../store/memory/memory-store';

let scene: Scene<MemoryStore>;
afterEach(() => scene.close());

interface Asked {
	readonly host: string;
	readonly path: string;
	readonly cookie: string;
	readonly method?: string;
}

/** `fetch` always names the host that it connects to; a browser that was rebound does not. */
function statusOf({ host, path, cookie, method = 'GET' }: Asked): Promise<number> {
	return new Promise((resolve, reject) => {
		const headers = { host, cookie, 'content-type': 'application/json' };
		const asked = request({ port: scene.port, host: '127.0.0.1', path, method, headers });
		asked.once('error', reject);
		asked.once('response', (answer) => {
			answer.resume();
			resolve(answer.statusCode!);
		});
		asked.end(method === 'POST' ? '{"identity":"coordinator"}' : undefined);
	});
}

const PATHS = ['/api/me', '/api/books', '/api/books/b1/file', '/', '/book/b1', '/_app/x.js'];
const FOREIGN = ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.1.2'];

describe('foreign hosts', () => {
	it('get nothing in demo mode: no page, no data, no session', async () => {
		scene = await openScene();
		const cookie = await scene.cookie('coordinator');
		for (const name of FOREIGN) {
			const host = `${name}:${scene.port}`;
			for (const path of PATHS) expect(await statusOf({ host, path, cookie })).toBe(403);
			const become = { host, path: '/api/session', cookie: '', method: 'POST' };
			expect(await statusOf(become)).toBe(403);
		}
		for (const name of ['localhost', '127.0.0.1', '[::1]'])
			expect(await statusOf({ host: `${name}:${scene.port}`, path: '/api/books', cookie })).toBe(
				200
			);
	});
});
