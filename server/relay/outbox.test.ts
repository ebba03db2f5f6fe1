import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Outbox } from './outbox';

let http: Server;
/** The server's end of the next line. */
let ends: Promise<{ socket: WebSocket; line: Duplex }>;
beforeEach(async () => {
	http = createServer();
	const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
	ends = new Promise((resolve) =>
		http.on('upgrade', (request, line, head) =>
			sockets.handleUpgrade(request, line, head, (socket) => resolve({ socket, line }))
		)
	);
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(() => http.close());

it('[R21] frames of every length arrive whole and in order, before what ws says after them', async () => {
	const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
	const heard: Buffer[] = [];
	client.on('message', (data) => heard.push(data as Buffer));
	const closed = new Promise<number>((resolve) => client.once('close', resolve));
	const { socket, line } = await ends;
	const outbox = new Outbox(socket, line);
	// Around each place where the header grows.
	const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 262_144];
	const frames = lengths.map((length, i) => new Uint8Array(length).fill(i + 1));
	for (const frame of frames) outbox.add(frame);
	expect(outbox.unsent).toBeGreaterThan(393_000);
	await new Promise((resolve) => setImmediate(resolve));
	outbox.add(new Uint8Array([99]));
	outbox.flush();
	socket.close(4400);
	expect(await closed).toBe(4400);
	expect(heard.map((bytes) => bytes.length)).toEqual([...lengths, 1]);
	frames.forEach((frame, i) => expect(Buffer.compare(heard[i], frame)).toBe(0));
	// A line that is closed takes nothing any more, and nothing comes of it.
	outbox.add(new Uint8Array([1]));
	outbox.flush();
	expect(outbox.unsent).toBe(0);
});
