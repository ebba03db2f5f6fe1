/** Reads whatever file a person hands in: a book file, the text of a disclosure, a workbook, a Word document, a PDF or CSV. */
import type { BookHead } from '$lib/budget/book/book';
import { readBookFile } from '$lib/budget/file/book-file';
import { isFigureTable, readFigures } from './csv/read-figures';
import { decodeText } from './decode';
import { delimitedSource, gridSource, type BlockRow } from './delimited/delimited-source';
import { delimiterOf } from './delimited/parse-delimited';
import type { ReadResult } from './disclosure/finish-reading';
import type { ColumnChoices } from './disclosure/heading';
import { readDisclosure, type GivenHead } from './disclosure/read-disclosure';
import { readDocx } from './docx/read-docx';
import type { Format } from '$lib/formats/format';
import { formatOf, refuseSize } from './format';
import type { CharacterMaps } from './pdf/read-pdf';
import { ZipArchive } from './office/zip-archive';
import { bookFileReport } from './read-book-file';
import { plainSource } from './plain-source';
import { ReadingStopped } from './reading-stopped';
import { splitSource } from './source';
import { readXlsx, type Progress } from './xlsx/read-xlsx';

export type { ReadResult };

export interface ReadOptions {
	/** What a person said that headers mean. */
	readonly choices?: ColumnChoices;
	/** Of the book that it is read into: tables may have its own columns and headers. */
	readonly settings?: BookHead['settings'];
	/** Of the book that it is read into; without one the document's own is found. */
	readonly format?: Format;
	/** What a person said of the head, where the document does not say it. */
	readonly head?: GivenHead;
	readonly progress?: Progress;
	/** For a PDF whose fonts are not embedded. */
	readonly characterMaps?: CharacterMaps;
}

/**
 * Reads a document by its content, PDF included; the name only labels the report.
 *
 * @param bytes the file, at most 20 MB
 */
export async function readAnyDocument(
	name: string,
	bytes: Uint8Array,
	options: ReadOptions = {}
): Promise<ReadResult> {
	if (refuseSize(bytes) || formatOf(bytes) !== 'pdf') return readDocument(name, bytes, options);
	try {
		// Its reader is large and wanted seldom.
		const { readPdf } = await import('./pdf/read-pdf');
		const source = await readPdf(bytes, options.characterMaps, options.progress);
		const origin = { name, bytes: bytes.length, dangling: 0, encoding: 'pdf' };
		return readDisclosure(plainSource(source), origin, options);
	} catch (error) {
		if (error instanceof ReadingStopped) return { ok: false, failure: error.failure };
		throw error;
	}
}

/** As `readAnyDocument`, at once: every format but PDF, which takes time to open. */
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

function readBytes(name: string, bytes: Uint8Array, options: ReadOptions): ReadResult {
	const failure = refuseSize(bytes);
	if (failure) return { ok: false, failure };
	const format = formatOf(bytes);
	const origin = { name, bytes: bytes.length, dangling: 0 };
	if (format === 'xlsx')
		return readDisclosure(
			plainSource(readXlsx(bytes, options.progress)),
			{ ...origin, encoding: 'xlsx' },
			options
		);
	if (format === 'docx')
		return readDisclosure(plainSource(readDocx(bytes)), { ...origin, encoding: 'docx' }, options);
	// An archive that has lost its directory is damaged, whatever it was.
	if (format === 'zip') new ZipArchive(bytes);
	if (format === 'encrypted') return { ok: false, failure: { kind: 'password-protected' } };
	if (format) return { ok: false, failure: { kind: 'unsupported-format', format } };
	return readText(name, bytes, options);
}

function readText(name: string, bytes: Uint8Array, options: ReadOptions): ReadResult {
	const decoded = decodeText(bytes);
	if (!decoded.ok) return decoded;
	const { text, encoding, dangling } = decoded;
	if (/^\ufeff?\s*\{/.test(text)) {
		const read = readBookFile(text);
		if (!read.ok) return { ok: false, failure: { kind: 'bad-book-file', failure: read.failure } };
		const report = bookFileReport({ name, encoding, bytes: bytes.length, text });
		return { ok: true, book: read.book, report };
	}
	const delimiter = delimiterOf(text);
	const source = plainSource(
		delimiter ? delimitedSource(text, delimiter) : { lines: splitSource(text) }
	);
	const origin = { name, encoding, bytes: bytes.length, dangling };
	return isFigureTable(source)
		? readFigures(source, origin)
		: readDisclosure(source, origin, options);
}

/** Reads a block of cells as the clipboard has it. */
export function readBlock(
	name: string,
	rows: readonly BlockRow[],
	options: ReadOptions = {}
): ReadResult {
	const origin = { name, encoding: 'clipboard', bytes: 0, dangling: 0 };
	return readDisclosure(plainSource(gridSource(rows)), origin, options);
}
