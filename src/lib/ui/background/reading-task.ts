/** Reads a document in the browser, in a worker of its own: it works without the server, and can be ended. */
import type { ReadResult } from '$lib/exchange/read/read-document';
import { characterMaps } from '../import/character-maps';
import { readRequested, type ReadingRequest } from '../import/read-request';

export type ReadingAnswer =
	| { readonly kind: 'progress'; readonly done: number; readonly of: number }
	| { readonly kind: 'read'; readonly result: ReadResult };

const post = (answer: ReadingAnswer): void => self.postMessage(answer);

self.onmessage = async ({ data }: MessageEvent<ReadingRequest>) => {
	const progress = (done: number, of: number): void => post({ kind: 'progress', done, of });
	post({ kind: 'read', result: await readRequested(data, { progress, characterMaps }) });
};
