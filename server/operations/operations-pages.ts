/**
 * The pages that programs of an operator ask: `/healthz` (the process is alive), `/readyz` (an edit
 * could be stored now) and `/metrics`, which only this machine sees, or who has the token.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isForwarded, isFromThisMachine } from '../http/request-origin';
import type { DiskProbe } from '../store/disk-probe';
import type { Metrics } from './metrics';

const PAGES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);
const TEXT = 'text/plain; charset=utf-8';

export class OperationsPages {
	constructor(
		private readonly disk: DiskProbe,
		private readonly metrics: Metrics,
		/** Who sends it as `Authorization: Bearer …` sees the metrics from elsewhere, too. */
		private readonly token: string | undefined
	) {}

	handles(path: string): boolean {
		return PAGES.has(path);
	}

	async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
		request.resume();
		if (request.method !== 'GET' && request.method !== 'HEAD')
			return say(response, 405, 'method not allowed\n');
		if (path === '/healthz') return say(response, 200, 'ok\n');
		if (path === '/readyz') return this.#ready(response);
		if (!this.#mayMeasure(request)) return say(response, 403, 'forbidden\n');
		const { metrics } = this;
		say(response, 200, await metrics.print(), metrics.contentType);
	}

	async #ready(response: ServerResponse): Promise<void> {
		const health = await this.disk.health();
		if (health.ok) say(response, 200, 'ready\n');
		else say(response, 503, `not ready: ${health.code}\n`);
	}

	/** What a proxy on this machine passes on comes from elsewhere. */
	#mayMeasure(request: IncomingMessage): boolean {
		const { token } = this;
		const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
		if (token !== undefined && given !== undefined) return isSame(given, token);
		return isFromThisMachine(request) && !isForwarded(request);
	}
}

function isSame(given: string, token: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(token)];
	return one.length === other.length && timingSafeEqual(one, other);
}

function say(response: ServerResponse, status: number, text: string, type = TEXT): void {
	response.writeHead(status, {
		'content-type': type,
		'content-length': Buffer.byteLength(text),
		'cache-control': 'no-store'
	});
	response.end(text);
}
