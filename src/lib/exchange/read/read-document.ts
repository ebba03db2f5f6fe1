/** Reads whatever file a person hands in: a book file, the text of a disclosure, or a workbook. */
import type { Book } from '$lib/budget/book';
import { readBookFile } from '$lib/budget/book-file';
import { decodeText } from './decode';
import type { ColumnChoices, ReadHeading } from './disclosure/heading';
import { readDisclosure } from './disclosure/read-disclosure';
import { formatOf, refuseSize } from './format';
import type { ImportReport, ReadFailure } from './import-report';
import { bookFileReport } from './read-book-file';
import { ReadingStopped } from './reading-stopped';
import { splitSource } from './source';
import { readXlsx, type Progress } from './xlsx/read-xlsx';

export type ReadResult =
	| {
			readonly ok: true;
			readonly book: Book;
			readonly report: ImportReport;
			/** Headers of tables in grids, as they were understood. */
			readonly headings?: readonly ReadHeading[];
	  }
	| {
			readonly ok: false;
			readonly failure: ReadFailure;
			/** Headers in which no table was recognised; choices may help. */
			readonly headings?: readonly ReadHeading[];
	  };

export interface ReadOptions {
	/** What a person said that headers mean. */
	readonly choices?: ColumnChoices;
	readonly progress?: Progress;
}

/**
 * Reads a document by its content; the name only labels the report.
 *
 * @param bytes the file, at most 20 MB
 */
export function readDocument(
	name: string,
	bytes: Uint8Array,
	options: ReadOptions = {}
): ReadResult {
	try {
		return readBytes(name, bytes, options);
	} catch (error) {
		if (error instanceof ReadingStopped) return { ok: false, failure: error.failure };
		throw error;
	}
}

function readBytes(
	name: string,
	bytes: Uint8Array,
	{ choices, progress }: ReadOptions
): ReadResult {
	const failure = refuseSize(bytes);
	if (failure) return { ok: false, failure };
	const format = formatOf(bytes);
	const origin = { name, bytes: bytes.length, dangling: 0 };
	if (format === 'xlsx')
		return readDisclosure(readXlsx(bytes, progress), { ...origin, encoding: 'xlsx' }, choices);
	if (format === 'encrypted') return { ok: false, failure: { kind: 'password-protected' } };
	if (format) return { ok: false, failure: { kind: 'unsupported-format', format } };
	return readText(name, bytes);
}

function readText(name: string, bytes: Uint8Array): ReadResult {
	const decoded = decodeText(bytes);
	if (!decoded.ok) return decoded;
	const { text, encoding, dangling } = decoded;
	if (/^\ufeff?\s*\{/.test(text)) {
		const read = readBookFile(text);
		if (!read.ok) return { ok: false, failure: { kind: 'bad-book-file', failure: read.failure } };
		const report = bookFileReport({ name, encoding, bytes: bytes.length, text });
		return { ok: true, book: read.book, report };
	}
	const origin = { name, encoding, bytes: bytes.length, dangling };
	return readDisclosure({ lines: splitSource(text) }, origin);
}
