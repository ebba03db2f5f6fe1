/** Hands a request on to another node over a connection to it, and its answer back. */
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pipeline, type Duplex } from 'node:stream';

/** Milliseconds in which a node answers a connection. */
const CONNECT = 2_000;
/** What holds between two ends of one connection only. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
	...['connection', 'keep-alive', 'transfer-encoding', 'expect']
]);

type Header = readonly [name: string, value: string];

/** `undefined` where nobody answers there. */
export function connectTo(url: string): Promise<Socket | undefined> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve) => {
		const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) });
		const fail = (): void => {
			socket.destroy();
			resolve(undefined);
		};
		socket.setTimeout(CONNECT, fail);
		socket.once('error', fail);
		socket.once('connect', () => {
			socket.off('error', fail);
			socket.on('error', () => socket.destroy());
			socket.setTimeout(0);
			socket.setNoDelay();
			resolve(socket);
		});
	});
}

/** Resolves when the answer is passed back; rejects where none began. */
export function handOnRequest(
	{ request, response }: { request: IncomingMessage; response: ServerResponse },
	socket: Socket,
	pass: Header
): Promise<void> {
	return new Promise((resolve, reject) => {
		const out = ask({
			method: request.method,
			path: request.url,
			headers: { ...passedOn(request.headers), connection: 'close', [pass[0]]: pass[1] },
			createConnection: () => socket
		});
		out.once('error', reject);
		out.once('response', (answer) => {
			response.writeHead(answer.statusCode!, passedOn(answer.headers));
			pipeline(answer, response, () => resolve());
		});
		response.once('close', () => out.destroy());
		// A client that goes away, or sends no more, ends it.
		pipeline(request, out, () => undefined);
	});
}

function passedOn(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

/** Makes one connection of two: what either end sends, the other gets, until one of them ends. */
export function handOnUpgrade(
	{ request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
	other: Socket,
	pass: Header
): void {
	const { method, url, rawHeaders } = request;
	const lines = [`${method} ${url} HTTP/1.1`];
	for (let i = 0; i < rawHeaders.length; i += 2)
		if (rawHeaders[i].toLowerCase() !== pass[0])
			lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
	lines.push(pass.join(': '));
	other.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
	other.write(head);
	for (const [near, far] of [
		[socket, other],
		[other, socket]
	] as const) {
		near.on('error', () => near.destroy());
		near.once('close', () => far.destroy());
		near.pipe(far);
	}
}
