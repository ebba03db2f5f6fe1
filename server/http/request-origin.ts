/**
 * Which requests come from our own pages. A page of another site can send requests with our
 * cookies attached, and by DNS rebinding it can even call itself by a name of its own.
 */
import type { IncomingMessage } from 'node:http';
import { isLoopback, type Configuration } from '../configuration';

export type OriginOptions = Pick<Configuration, 'mode' | 'origin'>;

/** Whether the request's `Origin` is ours; programs that are no browser send none. */
export function isOwnOrigin(request: IncomingMessage, { mode, origin }: OriginOptions): boolean {
	if (!isKnownHost(request, { mode, origin })) return false;
	const { origin: from } = request.headers;
	if (from === undefined) return true;
	if (origin !== undefined) return from === origin;
	return URL.canParse(from) && new URL(from).host === request.headers.host;
}

/** In demo mode we only answer to names of this machine, whatever our DNS name may be. */
export function isKnownHost(request: IncomingMessage, { mode }: OriginOptions): boolean {
	if (mode !== 'demo') return true;
	const { host } = request.headers;
	return (
		host !== undefined &&
		URL.canParse(`http://${host}`) &&
		isLoopback(new URL(`http://${host}`).hostname)
	);
}

/** Whether the other end of the socket is this machine. */
export function isFromThisMachine(request: IncomingMessage): boolean {
	return isLoopback(request.socket.remoteAddress ?? '');
}
