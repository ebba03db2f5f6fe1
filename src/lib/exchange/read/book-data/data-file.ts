/** A file of data for a book: a Hebian file, or a list (CSV, or a workbook). */
import { readBookFile } from '$lib/budget/file/book-file';
import type { Book } from '$lib/budget/book/book';
import { decodeText } from '../decode';
import { formatOf, refuseSize } from '../format';
import type { ReadFailure } from '../import-report';
import { readCsv } from '../csv/read-csv';
import { ReadingStopped } from '../reading-stopped';
import type { Source } from '../source';
import type { DataResult } from './data-problem';

export type DataFile =
	| { readonly kind: 'book'; readonly book: Book }
	| { readonly kind: 'list'; readonly source: Source };

export async function readDataFile(bytes: Uint8Array): Promise<DataResult<DataFile>> {
	const unreadable = (failure: ReadFailure): DataResult<DataFile> => ({
		ok: false,
		problems: [{ kind: 'unreadable', failure }]
	});
	const size = refuseSize(bytes);
	if (size) return unreadable(size);
	const format = formatOf(bytes);
	if (format === 'xlsx') return readWorkbookList(bytes, unreadable);
	if (format === 'encrypted') return unreadable({ kind: 'password-protected' });
	if (format) return unreadable({ kind: 'unsupported-format', format });
	const decoded = decodeText(bytes);
	if (!decoded.ok) return unreadable(decoded.failure);
	if (!decoded.text.trimStart().startsWith('{'))
		return { ok: true, value: { kind: 'list', source: readCsv(decoded.text) } };
	const read = readBookFile(decoded.text);
	return read.ok
		? { ok: true, value: { kind: 'book', book: read.book } }
		: unreadable({ kind: 'bad-book-file', failure: read.failure });
}

async function readWorkbookList(
	bytes: Uint8Array,
	unreadable: (failure: ReadFailure) => DataResult<DataFile>
): Promise<DataResult<DataFile>> {
	// Few read a workbook here, so nobody loads its reader before.
	const { readXlsx } = await import('../xlsx/read-xlsx');
	try {
		return { ok: true, value: { kind: 'list', source: readXlsx(bytes) } };
	} catch (error) {
		if (error instanceof ReadingStopped) return unreadable(error.failure);
		throw error;
	}
}
