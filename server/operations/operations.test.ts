/** What programs of an operator are told. */
import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { openScene, setCell, UNIT_1, type Scene, type SceneOptions } from '../relay/relay-scene';
import { MemoryStore } from '../store/memory/memory-store';
import { Metrics } from './metrics';

const scenes: Scene[] = [];
const start = async (options: SceneOptions<MemoryStore>): Promise<Scene<MemoryStore>> => {
	const scene = await openScene(options);
	scenes.push(scene);
	return scene;
};
afterEach(() => Promise.all(scenes.splice(0).map((scene) => scene.close())));

describe('the pages of an operator', () => {
	it('[O1] tell that the process is alive, and whether an edit could be stored now', async () => {
		const store = new MemoryStore();
		const scene = await start({ store });
		const get = (path: string, headers = {}) =>
			fetch(`http://127.0.0.1:${scene.port}${path}`, { headers });
		expect((await get('/readyz')).status).toBe(200);
		const other = await start({ store });
		store.failure = 'SQLITE_FULL';
		const refused = await fetch(`http://127.0.0.1:${other.port}/readyz`);
		expect([refused.status, await refused.text()]).toEqual([503, 'not ready: SQLITE_FULL\n']);
		expect((await fetch(`http://127.0.0.1:${other.port}/healthz`)).status).toBe(200);
		expect((await get('/healthz', { 'x-forwarded-for': '10.0.0.1' })).status).toBe(200);
	});

	it('[O2] give figures to this machine only, and not to whom a proxy on it brings', async () => {
		const scene = await start({});
		const get = (headers = {}) => fetch(`http://127.0.0.1:${scene.port}/metrics`, { headers });
		const answer = await get();
		const text = await answer.text();
		expect(answer.headers.get('content-type')).toContain('text/plain');
		for (const name of ['hebian_connections 0', 'hebian_rooms', 'nodejs_eventloop_lag'])
			expect(text).toContain(name);
		expect((await get({ 'x-forwarded-for': '10.0.0.1' })).status).toBe(403);
		expect((await get({ authorization: 'Bearer anything', via: '1.1 nginx' })).status).toBe(403);
	});

	it('[O2] tell how long what people write takes, and who is refused why', async () => {
		const scene = await start({});
		const client = await scene.open('coordinator');
		await client.sync();
		client.edit(setCell('r1:合计', 5));
		await client.acked();
		const clerk = await scene.open('clerk-u2', UNIT_1);
		await clerk.sync();
		clerk.edit(setCell('r1:合计', 5));
		expect((await clerk.untilClosed()).code).toBe(CLOSE_CODES['not-yours']);
		const text = await (await fetch(`http://127.0.0.1:${scene.port}/metrics`)).text();
		expect(text).toContain('hebian_update_seconds_count 1');
		expect(text).toContain('hebian_refusals_total{reason="not-yours"} 1');
		expect(text).toContain('hebian_connections 1');
	});

	it('[O3] name each request in its answer', async () => {
		const scene = await start({});
		const ids = await Promise.all(
			['/api/me', '/api/me', '/healthz'].map(async (path) => {
				const { headers } = await fetch(`http://127.0.0.1:${scene.port}${path}`);
				return headers.get('x-request-id');
			})
		);
		expect(new Set(ids).size).toBe(3);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
	});
});

it('[O2] counts what was stored, what was refused, and what the store committed', async () => {
	let store = { commits: 0, rows: 0 };
	const relay = { connections: 7, rooms: 2 };
	const metrics = new Metrics({ relay: () => relay, store: () => store });
	metrics.stored(30);
	metrics.refused('too-big');
	store = { commits: 3, rows: 9 };
	await metrics.print();
	store = { commits: 5, rows: 12 };
	const text = await metrics.print();
	for (const line of [
		'hebian_update_seconds_count 1',
		'hebian_update_seconds_bucket{le="0.025"} 0',
		'hebian_update_seconds_bucket{le="0.05"} 1',
		'hebian_refusals_total{reason="too-big"} 1',
		'hebian_connections 7',
		'hebian_commits_total 5',
		'hebian_updates_total 12'
	])
		expect(text).toContain(line);
});
