/** Answers of the API: JSON, never cached, never sniffed. */
import type { ServerResponse } from 'node:http';
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
	if (failure.kind === 'throttled') {
		const seconds = Math.ceil((failure.retryAt - Date.now()) / 1000);
		response.setHeader('retry-after', Math.max(1, seconds));
	}
	answerJson(response, STATUS[failure.kind], { failure });
}
