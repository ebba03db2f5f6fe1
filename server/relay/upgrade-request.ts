/** Requests that would become sockets of the relay. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const PATH = '/sync/';

export function isForRelay(request: IncomingMessage): boolean {
	return (request.url ?? '').startsWith(PATH);
}

/** The name of the room in the path, whether or not there is one; empty where it cannot be read. */
export function roomNameOf(request: IncomingMessage): string {
	const [path] = (request.url ?? '').slice(PATH.length).split('?');
	try {
		return decodeURIComponent(path);
	} catch {
		return '';
	}
}

/** Answers without a handshake. @param status e.g. `403 Forbidden` */
export function refuseUpgrade(socket: Duplex, status: string): void {
	socket.on('error', () => socket.destroy());
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
