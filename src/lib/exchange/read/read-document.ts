/** Reads whatever file a person hands in: a book file, or the text of a disclosure. */
import type { Book } from '$lib/budget/book';
import { readBookFile } from '$lib/budget/book-file';
import { decodeText } from './decode';
import type { ImportReport, ReadFailure } from './import-report';
import { bookFileReport } from './read-book-file';
import { readDisclosure } from './disclosure/read-disclosure';

export type ReadResult =
	| { readonly ok: true; readonly book: Book; readonly report: ImportReport }
	| { readonly ok: false; readonly failure: ReadFailure };

/**
 * Reads a document by its content; the name only labels the report.
 *
 * @param bytes the file, at most 20 MB
 */
export function readDocument(name: string, bytes: Uint8Array): ReadResult {
	const decoded = decodeText(bytes);
	if (!decoded.ok) return decoded;
	const { text, encoding, dangling } = decoded;
	if (/^\ufeff?\s*\{/.test(text)) {
		const read = readBookFile(text);
		if (!read.ok) return { ok: false, failure: { kind: 'bad-book-file', failure: read.failure } };
		const report = bookFileReport({ name, encoding, bytes: bytes.length, text });
		return { ok: true, book: read.book, report };
	}
	return readDisclosure(text, { name, encoding, bytes: bytes.length, dangling });
}
