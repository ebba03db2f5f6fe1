/** Reads a document in the browser, in a worker of its own: it works without the server, and can be ended. */
import type { ReadResult } from '$lib/exchange/read/read-document';
import { readRequested, type ReadingRequest } from './read-request';

export type ReadingAnswer =
	| { readonly kind: 'progress'; readonly done: number; readonly of: number }
	| { readonly kind: 'read'; readonly result: ReadResult };

/** Kept on the device once asked for (service worker). */
async function characterMaps(name: string): Promise<Uint8Array | undefined> {
	try {
		const answer = await fetch(`/cmaps/${name}`);
		return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
	} catch {
		// No server in reach: that font's text cannot be told.
		return undefined;
	}
}

const post = (answer: ReadingAnswer): void => self.postMessage(answer);

self.onmessage = async ({ data }: MessageEvent<ReadingRequest>) => {
	const progress = (done: number, of: number): void => post({ kind: 'progress', done, of });
	post({ kind: 'read', result: await readRequested(data, { progress, characterMaps }) });
};
