/** Answers of the API: JSON, never cached, never sniffed. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { LANGUAGE_TAG, LOCALES } from '$lib/messages';
import { SERVER_WORDS } from '$lib/messages/server';
import { STATUS, type ApiFailure } from './failures';

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
	answerText(response, status, [JSON.stringify(value)]);
}

/** JSON that is written already, in pieces: text, or bytes of UTF-8. */
export function answerText(
	response: ServerResponse,
	status: number,
	pieces: readonly (string | Uint8Array)[]
): void {
	response.writeHead(status, {
		'content-type': 'application/json; charset=utf-8',
		'content-length': pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0),
		'cache-control': 'no-store'
	});
	for (const piece of pieces) response.write(piece);
	response.end();
}

/** A file of JSON to be kept. @param name as people see it; `plain` for programs that know ASCII only */
export function answerFile(
	response: ServerResponse,
	{ name, plain }: { readonly name: string; readonly plain: string },
	bytes: Uint8Array
): void {
	response.writeHead(200, {
		'content-type': 'application/json; charset=utf-8',
		'content-length': bytes.length,
		'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
		'cache-control': 'no-store'
	});
	response.end(bytes);
}

/** Seconds after which work that stopped may be asked for again. */
const AFTER_STOP = 60;

export function answerFailure(response: ServerResponse, failure: ApiFailure): void {
	const wait = waitOf(failure);
	if (wait !== undefined) response.setHeader('retry-after', Math.max(1, wait));
	answerJson(response, STATUS[failure.kind], { failure });
}

function waitOf(failure: ApiFailure): number | undefined {
	if (failure.kind === 'work-stopped') return AFTER_STOP;
	return 'retryAt' in failure ? Math.ceil((failure.retryAt - Date.now()) / 1000) : undefined;
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
