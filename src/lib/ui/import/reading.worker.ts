/** Reads a document in the browser, in a worker of its own: it works without the server, and can be ended. */
import type { BookHead } from '$lib/budget/book/book';
import type { BlockRow } from '$lib/exchange/read/delimited/delimited-source';
import type { ColumnChoices } from '$lib/exchange/read/disclosure/heading';
import { readAnyDocument, readBlock, type ReadResult } from '$lib/exchange/read/read-document';

export interface ReadingRequest {
	readonly name: string;
	readonly from: { readonly bytes: Uint8Array } | { readonly rows: readonly BlockRow[] };
	readonly choices: ColumnChoices;
	/** How the book that is read into prints its tables. */
	readonly settings: BookHead['settings'];
}

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

self.onmessage = async ({
	data: { name, from, choices, settings }
}: MessageEvent<ReadingRequest>) => {
	const progress = (done: number, of: number): void => post({ kind: 'progress', done, of });
	const result =
		'bytes' in from
			? await readAnyDocument(name, from.bytes, { choices, settings, progress, characterMaps })
			: readBlock(name, from.rows, { choices, settings });
	post({ kind: 'read', result });
};
