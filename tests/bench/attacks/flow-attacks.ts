/** Attacks on the flow of the relay and of the API: more is asked for than anybody could take. */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Book } from '$lib/budget/book/book';
import { MESSAGE, SYNC, encodeAckRequest } from '$lib/collab/wire/wire';
import { sync } from '../../../server/relay/relay-scene';
import { bookOf } from '../bench-server';
import type { Attack, Target } from './attack';

/** A state vector of nothing: it asks for everything. */
const FULL_SYNC = sync(SYNC.step1, Y.encodeStateVector(new Y.Doc()));

/** A book whose unit `u1` has so many rows of twenty cells. */
export function bookOfRows(count: number): Book {
	const { head, sheets } = bookOf(4);
	const columns = [...'abcdefghijklmnopqrst'];
	const rows = Array.from({ length: count }, (_, i) => ({
		id: `x${i}`,
		order: `b${String(i).padStart(8, '0')}1`,
		unit: 'u1',
		cells: Object.fromEntries(columns.map((column, k) => [column, i * 100 + k]))
	}));
	return { head, sheets: { T12: [...sheets.T12!, ...rows] } };
}

function open(target: Target, cookie: string, room = 'unit/u1'): WebSocket {
	const url = `${target.sync}/book/${target.book}/${room}`;
	const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
	socket.on('error', () => undefined);
	return socket;
}

const opened = (socket: WebSocket): Promise<void> =>
	new Promise((resolve) => {
		socket.once('open', resolve);
		socket.once('error', () => resolve());
	});

/** Sockets that ask for everything again and again, and read nothing of it. */
async function askWithoutReading(target: Target): Promise<void> {
	const { cookie } = await target.signIn();
	const sockets = Array.from({ length: 100 }, () => open(target, cookie));
	await Promise.all(sockets.map(opened));
	for (const socket of sockets) {
		socket.pause();
		for (let i = 0; i < 50; i++) socket.send(FULL_SYNC);
	}
	await pause(target.lasts);
	for (const socket of sockets) socket.terminate();
}

/** Sockets that come, ask for everything and go at once. */
async function storm(target: Target, room: string): Promise<string> {
	const { cookie } = await target.signIn();
	const end = performance.now() + target.lasts;
	let joins = 0;
	const comeAndGo = async (): Promise<void> => {
		while (performance.now() < end) {
			const socket = open(target, cookie, room);
			await opened(socket);
			if (socket.readyState === WebSocket.OPEN) {
				socket.send(FULL_SYNC);
				joins++;
			} else await pause(20);
			socket.terminate();
		}
	};
	await Promise.all(Array.from({ length: 50 }, comeAndGo));
	return `${joins} joins`;
}

/** One clerk who fills the own room as fast as the server takes it. */
async function fill(target: Target): Promise<string> {
	const { cookie, id } = await target.signIn();
	const end = performance.now() + target.lasts;
	const endings = new Map<number, number>();
	let frames = 0;
	while (performance.now() < end) {
		const socket = open(target, cookie);
		await opened(socket);
		const doc = new Y.Doc();
		doc.on('update', (update: Uint8Array) => socket.send(sync(SYNC.update, update)));
		const closed = new Promise<void>((resolve) =>
			socket.once('close', (code) => {
				endings.set(code, (endings.get(code) ?? 0) + 1);
				resolve();
			})
		);
		for (let n = 0; socket.readyState === WebSocket.OPEN && performance.now() < end; n++) {
			doc.transact(() => {
				const cells = doc.getMap('cells');
				for (let i = 0; i < 2_000; i++)
					cells.set(`r0:${doc.clientID}-${n}-${i}`, { v: i, t: Date.now(), by: id });
			});
			frames++;
			await acknowledged(socket, n + 1);
		}
		// The time is over: that it ends now is our doing.
		if (socket.readyState === WebSocket.OPEN) socket.removeAllListeners('close').terminate();
		else await closed;
	}
	const codes = [...endings].map(([code, count]) => `${count} × ${code}`).join(', ');
	return `${frames} frames of 2000 cells; closed by the server: ${codes || 'never'}`;
}

function acknowledged(socket: WebSocket, counter: number): Promise<void> {
	socket.send(encodeAckRequest(counter));
	return new Promise((resolve) => {
		const end = (): void => {
			socket.off('close', end).off('message', hear);
			resolve();
		};
		const hear = (data: Buffer): void => {
			if (data[0] === MESSAGE.ack) end();
		};
		socket.once('close', end).on('message', hear);
	});
}

/** Requests as fast as they are answered, on many lines. */
async function flood(target: Target, paths: readonly string[]): Promise<string> {
	const { cookie } = await target.signIn();
	const agent = new Agent({ keepAlive: true, maxSockets: 50 });
	const end = performance.now() + target.lasts;
	const answers = new Map<number, number>();
	const ask = (path: string): Promise<void> =>
		new Promise((resolve) => {
			const asked = request(`${target.http}${path}`, { agent, headers: { cookie } }, (response) => {
				const status = response.statusCode ?? 0;
				answers.set(status, (answers.get(status) ?? 0) + 1);
				response.resume().once('end', resolve).once('error', resolve);
			});
			asked.once('error', () => resolve()).end();
		});
	const line = async (at: number): Promise<void> => {
		for (let n = at; performance.now() < end; n++) await ask(paths[n % paths.length]);
	};
	await Promise.all(Array.from({ length: 50 }, (_, at) => line(at)));
	agent.destroy();
	return [...answers].map(([status, count]) => `${count} × ${status}`).join(', ');
}

export const FLOW_ATTACKS: readonly Attack[] = [
	{ name: 'nothing (for comparison)', run: ({ lasts }) => pause(lasts) },
	{
		name: '100 sockets that do not read ask for 100,000 cells',
		book: () => bookOfRows(5_000),
		run: askWithoutReading
	},
	{
		name: '100 sockets that do not read ask for 480,000 cells',
		book: () => bookOfRows(24_000),
		run: askWithoutReading
	},
	{ name: 'joins of a small room', run: (target) => storm(target, 'unit/u1') },
	{
		name: 'joins of a room of 480,000 cells',
		book: () => bookOfRows(24_000),
		run: (target) => storm(target, 'unit/u1')
	},
	{ name: 'a room is filled', run: fill },
	{
		name: 'a flood of requests',
		run: (target) => flood(target, ['/api/me', '/api/books', `/api/books/${target.book}`])
	}
];
