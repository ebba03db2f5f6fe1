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

/** Headers by which proxies and tunnels say for whom they ask. */
const BY_A_PROXY =
	/^(x-forwarded(-.+)?|forwarded|via|x-(real|client|cluster-client|original|remote)-(ip|address|host|uri|url|addr|for|forwarded-for)|(true|fastly|fly)-client-ip|cf-.+|cdn-loop|x-(proxy|azure|amzn|arr|envoy|ngrok|vercel|nginx)-.+|x-proxyuser-ip)$/;

/**
 * Whether somebody passed the request on: then it comes from further away than the socket shows, and
 * the `Host` that it carries is what the proxy wrote there. Signs are the headers that proxies add,
 * HTTP/1.0 (which no browser speaks, and which is what nginx speaks by default), and a page of another
 * place from which the request was made.
 */
export function isForwarded({ headers, httpVersion }: IncomingMessage): boolean {
	if (httpVersion === '1.0') return true;
	if (Object.keys(headers).some((name) => BY_A_PROXY.test(name))) return true;
	// A link on another page may lead here; what our own page asks for comes from our own page.
	const { referer, 'sec-fetch-mode': mode } = headers;
	if (mode === 'navigate') return false;
	return referer !== undefined && URL.canParse(referer) && !isLoopback(new URL(referer).hostname);
}

/** Demo mode gives every role away, so it serves nobody whom a proxy brings. */
export function isBeyondDemo(request: IncomingMessage, { mode }: OriginOptions): boolean {
	return mode === 'demo' && isForwarded(request);
}

/** Whether the other end of the socket is this machine. */
export function isFromThisMachine(request: IncomingMessage): boolean {
	return isLoopback(request.socket.remoteAddress ?? '');
}
