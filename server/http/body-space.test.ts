import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../relay/relay-scene';

const LENGTH = 500;
let scene: Scene;
afterEach(() => scene.close());

interface Sent {
	readonly call: ClientRequest;
	readonly answer: Promise<{ status?: number; wait?: string; kind?: string }>;
}

/** Begins to send a document of so many bytes; `end` sends the rest. */
async function begin(length: number | undefined): Promise<Sent> {
	const call = request({
		...{ port: scene.port, method: 'POST', path: '/api/books', agent: false },
		headers: {
			cookie: await scene.cookie('coordinator'),
			...(length !== undefined && { 'content-length': length })
		}
	});
	call.on('error', () => undefined);
	const answer = once(call, 'response').then(async ([response]: IncomingMessage[]) => {
		let text = '';
		for await (const piece of response) text += String(piece);
		const { failure } = JSON.parse(text) as { failure?: { kind: string } };
		return {
			status: response.statusCode,
			wait: response.headers['retry-after'],
			kind: failure?.kind
		};
	});
	call.write('x');
	return { call, answer };
}

/** Until the server holds what was begun. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe('the space for long bodies', () => {
	it.each([
		['busy', 503, { most: LENGTH + 100, mostOfOne: 1e9 }],
		['throttled', 429, { most: 1e9, mostOfOne: LENGTH + 100 }]
	])(
		'[W8] refuses as %s what has none, until it is free again',
		async (kind, status, bodySpace) => {
			scene = await openScene({ bodySpace });
			const first = await begin(LENGTH);
			await pause();
			for (const length of [LENGTH, undefined]) {
				const refused = await begin(length);
				const answer = await refused.answer;
				expect(answer).toMatchObject({ kind, status });
				expect(Number(answer.wait)).toBeGreaterThan(0);
				refused.call.destroy();
			}
			first.call.end('x'.repeat(LENGTH - 1));
			expect(await first.answer).toMatchObject({ status: 422, kind: 'unreadable' });
			// One that goes away in the middle gives its space back, too.
			const gone = await begin(LENGTH);
			gone.answer.catch(() => undefined);
			await pause();
			gone.call.destroy();
			await pause();
			const last = await begin(LENGTH);
			last.call.end('x'.repeat(LENGTH - 1));
			expect(await last.answer).toMatchObject({ status: 422, kind: 'unreadable' });
		}
	);
});
