/** What is read into an open book: a file or a pasted block, with all that the book says of how to read it. */
import type { BookHead } from '$lib/budget/book/book';
import type { BlockRow } from '$lib/exchange/read/delimited/delimited-source';
import type { ColumnChoices } from '$lib/exchange/read/disclosure/heading';
import {
	readAnyDocument,
	readBlock,
	type ReadOptions,
	type ReadResult
} from '$lib/exchange/read/read-document';
import { bookFormat, type CarriedFormat } from '$lib/formats/book-format';

export interface ReadingRequest {
	readonly name: string;
	readonly from: { readonly bytes: Uint8Array } | { readonly rows: readonly BlockRow[] };
	readonly choices: ColumnChoices;
	/** How the book that is read into prints its tables. */
	readonly settings: BookHead['settings'];
	/** What that book carries; absent: the first format. */
	readonly format?: CarriedFormat | undefined;
}

/** Reads into the book's own format, whatever the document looks like; the report says where it has another. */
export async function readRequested(
	{ name, from, choices, settings, format: carried }: ReadingRequest,
	options: Pick<ReadOptions, 'progress' | 'characterMaps'> = {}
): Promise<ReadResult> {
	const asked = { choices, settings, format: bookFormat({ format: carried }), ...options };
	return 'bytes' in from
		? readAnyDocument(name, from.bytes, asked)
		: readBlock(name, from.rows, asked);
}
