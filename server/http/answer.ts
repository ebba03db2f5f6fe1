/** Answers of the API: JSON, never cached, never sniffed. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { LANGUAGE_TAG, LOCALES } from '$lib/messages';
import { SERVER_WORDS } from '$lib/messages/server';
import { STATUS, type ApiFailure } from './failures';

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
	const body = JSON.stringify(value);
	response.writeHead(status, {
		'content-type': 'application/json; charset=utf-8',
		'content-length': Buffer.byteLength(body),
		'cache-control': 'no-store'
	});
	response.end(body);
}

export function answerFailure(response: ServerResponse, failure: ApiFailure): void {
	if (failure.kind === 'throttled' || failure.kind === 'too-many-requests') {
		const seconds = Math.ceil((failure.retryAt - Date.now()) / 1000);
		response.setHeader('retry-after', Math.max(1, seconds));
	}
	answerJson(response, STATUS[failure.kind], { failure });
}

/** For who came to a demo through a proxy: what to do instead, in both languages. */
const DEMO_FORWARDED = `<!doctype html><meta charset="utf-8"><title>合编 Hebian</title>${LOCALES.map(
	(locale) => `<p lang="${LANGUAGE_TAG[locale]}">${SERVER_WORDS[locale].demoForwarded}</p>`
).join('')}`;
const PAGE = {
	'content-type': 'text/html; charset=utf-8',
	'content-length': String(Buffer.byteLength(DEMO_FORWARDED)),
	'cache-control': 'no-store'
};

export function answerDemoForwarded(response: ServerResponse): void {
	response.writeHead(STATUS['demo-forwarded'], PAGE);
	response.end(DEMO_FORWARDED);
}

/** The same to a request that would become a socket. */
export function refuseForwardedUpgrade(socket: Duplex): void {
	const headers = Object.entries(PAGE).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.on('error', () => socket.destroy());
	socket.end(
		`HTTP/1.1 403 Forbidden\r\nconnection: close\r\n${headers.join('')}\r\n${DEMO_FORWARDED}`
	);
}
