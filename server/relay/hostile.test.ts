/** People who mean harm, or whose lines are bad: each is dealt with, and nobody else notices. */
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CLOSE_CODES, MESSAGE } from '$lib/collab/wire/wire';
import { crowdedText, HOSTILE_UPDATES } from '../../tests/support/hostile-updates';
import type { MemoryStore } from '../store/memory/memory-store';
import { Relay } from './relay';
import { DEPARTMENT, openScene, setCell, UNIT_2, type RawClient, type Scene } from './relay-scene';

let scene: Scene<MemoryStore>;
afterEach(async () => {
	vi.restoreAllMocks();
	await scene.close();
});

/** Works through all of it: what it writes is acknowledged at the end. */
async function honest(): Promise<{ client: RawClient; worksOn(): Promise<void> }> {
	const client = await scene.open('coordinator');
	await client.sync();
	let n = 0;
	const worksOn = async (): Promise<void> => {
		client.edit(setCell('r1:合计', ++n));
		await client.acked();
		expect(client.closed).toBeUndefined();
	};
	return { client, worksOn };
}

// Seen to fail with `inspectUpdate` passed over (but for one shape), and with no bound on presence states.
describe('[R10] hostile updates', () => {
	it.each(HOSTILE_UPDATES)('%s: refused, nothing changes, others go on', async (_name, update) => {
		scene = await openScene();
		const { worksOn } = await honest();
		const before = (await scene.store.load(UNIT_2))!.sequence;
		const hostile = await scene.open('clerk-u2', UNIT_2);
		// A gap is asked for first, as it may be an honest client's; in vain too often, and it ends.
		for (let i = 0; i < 120; i++) hostile.sendUpdate(update);
		expect((await hostile.untilClosed()).code).toBe(CLOSE_CODES['bad-message']);
		// The words come before the end of the line.
		expect(hostile.countOf(MESSAGE.refused)).toBe(1);
		const step2 = await scene.open('clerk-u2', UNIT_2);
		for (let i = 0; i < 8; i++) step2.sendStep2(update);
		expect((await step2.untilClosed()).code).toBe(CLOSE_CODES['bad-message']);
		expect((await scene.store.load(UNIT_2))!.sequence).toBe(before);
		await worksOn();
	});

	it('[R56] what comes after the refusal is not taken apart', async () => {
		const accept = vi.spyOn(Relay.prototype, 'accept');
		scene = await openScene();
		const hostile = await scene.open('clerk-u2', UNIT_2);
		const [socket] = accept.mock.lastCall!;
		let frames = 0;
		socket.on('message', () => frames++);
		for (let i = 0; i < 120; i++) hostile.sendUpdate(crowdedText(5_000));
		expect((await hostile.untilClosed()).code).toBe(CLOSE_CODES['bad-message']);
		expect(hostile.countOf(MESSAGE.refused)).toBe(1);
		// Those that the system handed over together with the first.
		expect(frames).toBeGreaterThan(0);
		expect(frames).toBeLessThan(20);
	});

	it('presence of hostile sizes and shapes ends only its sender', async () => {
		scene = await openScene();
		const { client, worksOn } = await honest();
		const shapes = ['x'.repeat(100_000), [1], { a: 'x'.repeat(10_000) }, 7];
		for (const [n, state] of shapes.entries()) {
			const hostile = await scene.open('clerk-u2');
			hostile.sendPresence(100 + n, 0, state);
			expect((await hostile.untilClosed()).code).toBe(CLOSE_CODES['bad-message']);
		}
		expect([...client.heard.keys()].filter((id) => id >= 100)).toEqual([]);
		await worksOn();
	});
});

// Seen to fail without the bucket of updates, without that of bytes, without the count of connections.
describe('[R41] floods', () => {
	it('of updates, requests and bytes are closed; others go on', async () => {
		scene = await openScene({
			limits: {
				updates: { burst: 50, perSecond: 1 },
				bytes: { burst: 500_000, perSecond: 1 }
			}
		});
		const { worksOn } = await honest();
		const floods: ((client: RawClient) => void)[] = [
			(client) => client.edit(setCell('r2:合计', 1, 'clerk-u2')),
			(client) => client.send(new Uint8Array([MESSAGE.sync, 0, 1, 0])),
			(client) => client.send(new Uint8Array([MESSAGE.ack, 1])),
			// Few enough that only their bytes are too many.
			(client) => client.edit(setCell('r2:名称', 'x'.repeat(50_000), 'clerk-u2'))
		];
		for (const [n, flood] of floods.entries()) {
			const hostile = await scene.open('clerk-u2', UNIT_2);
			for (let i = 0; i < (n === 3 ? 20 : 60); i++) flood(hostile);
			expect((await hostile.untilClosed()).code).toBe(CLOSE_CODES['rate-limited']);
		}
		await worksOn();
	});

	it('of connections of one session are closed; other sessions come in', async () => {
		scene = await openScene({ limits: { connectionsPerSession: 3 } });
		const cookie = await scene.cookie('clerk-u2');
		const { RawClient } = await import('./relay-scene');
		const all = await Promise.all(
			Array.from({ length: 6 }, () => RawClient.open(`${scene.url}/${UNIT_2}`, { cookie }))
		);
		await Promise.all(all.map((c) => c.until(() => c.closed !== undefined || c.hello.ok)));
		expect(all.filter((c) => c.closed?.code === CLOSE_CODES['rate-limited']).length).toBe(3);
		await (await honest()).worksOn();
	});
});

describe('[R46] slow and half-open handshakes', () => {
	const open = async (): Promise<{ socket: Socket; closed: Promise<string> }> => {
		const socket = connect(scene.port, '127.0.0.1');
		let said = '';
		socket.on('data', (bytes) => (said += bytes.toString()));
		socket.on('error', () => undefined);
		const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(said)));
		await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
		return { socket, closed };
	};

	it('one that never says anything, and one that drips, are ended; others come in meanwhile', async () => {
		scene = await openScene({ handshake: 300 });
		const silent = await open();
		const dripping = await open();
		const request = `GET /sync/${DEPARTMENT} HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(10_000)}`;
		let at = 0;
		const drip = setInterval(() => dripping.socket.write(request[at++]), 20);
		const { worksOn } = await honest();
		await worksOn();
		await Promise.all([silent.closed, dripping.closed]);
		clearInterval(drip);
		await worksOn();
	});

	// Seen to fail where a connection that closed while its room was loaded still joins it.
	it('one that breaks off before it is let in leaves nothing behind', async () => {
		scene = await openScene();
		const { relay } = scene.server;
		const cookie = await scene.cookie('clerk-u2');
		let letIn = (): void => undefined;
		const loaded = new Promise<void>((resolve) => (letIn = resolve));
		const load = scene.store.load.bind(scene.store);
		scene.store.load = (room) => loaded.then(() => load(room));
		const sockets: Socket[] = [];
		for (let i = 0; i < 4; i++) {
			const { socket } = await open();
			sockets.push(socket);
			socket.write(
				`GET /sync/${UNIT_2} HTTP/1.1\r\nHost: localhost:${scene.port}\r\nCookie: ${cookie}\r\n` +
					'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
					'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
			);
		}
		await expect.poll(() => relay.figures.connections).toBe(sockets.length);
		for (const socket of sockets) socket.resetAndDestroy();
		await expect.poll(() => relay.figures.connections).toBe(0);
		letIn();
		const client = await scene.open('clerk-u2', UNIT_2);
		await client.sync();
		expect(relay.figures.connections).toBe(1);
		expect((await relay.rooms.get(UNIT_2))?.connections.size).toBe(1);
	});
});
