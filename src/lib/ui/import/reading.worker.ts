/** Reads a document in the browser, in a worker of its own: it works without the server, and can be ended. */
import type { BlockRow } from '$lib/exchange/read/delimited/delimited-source';
import type { ColumnChoices } from '$lib/exchange/read/disclosure/heading';
import { readBlock, readDocument, type ReadResult } from '$lib/exchange/read/read-document';

export interface ReadingRequest {
	readonly name: string;
	readonly from: { readonly bytes: Uint8Array } | { readonly rows: readonly BlockRow[] };
	readonly choices: ColumnChoices;
}

export type ReadingAnswer =
	| { readonly kind: 'progress'; readonly done: number; readonly of: number }
	| { readonly kind: 'read'; readonly result: ReadResult };

const post = (answer: ReadingAnswer): void => self.postMessage(answer);

self.onmessage = ({ data: { name, from, choices } }: MessageEvent<ReadingRequest>) => {
	const progress = (done: number, of: number): void => post({ kind: 'progress', done, of });
	const result =
		'bytes' in from
			? readDocument(name, from.bytes, { choices, progress })
			: readBlock(name, from.rows, { choices });
	post({ kind: 'read', result });
};
