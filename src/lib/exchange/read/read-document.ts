/** Reads whatever file a person hands in: a book file, a text, a workbook old or new, a Word document, a PDF, CSV, a web page, or an archive of them. */
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
import { ReadingStopped, stop } from './reading-stopped';
import { splitSource, type Source } from './source';
import { joinSources, type NamedSource } from './folder/join-sources';
import { readHtml } from './html/read-html';
import { SIZE_LIMIT, type ImportEntry, type ReadFailure } from './import-report';
import { readXlsx, type Progress } from './xlsx/read-xlsx';

export type { ReadResult };

export interface ReadOptions {
	/** What a person said that headers mean. */
	readonly choices?: ColumnChoices;
	/** Of the book that it is read into: tables may have its own columns and headers. */
	readonly settings?: BookHead['settings'];
	/** Of the book that it is read into; without one the document's own is found. */
	readonly format?: Format;
	/** Of the office: scored beside those that Hebian brings. */
	readonly formats?: readonly Format[];
	/** What a person said of the head, where the document does not say it. */
	readonly head?: GivenHead;
	readonly progress?: Progress;
	/** For a PDF whose fonts are not embedded. */
	readonly characterMaps?: CharacterMaps;
}

/**
 * Reads a document by its content; the name only labels the report. An archive of several files is one
 * disclosure.
 *
 * @param bytes the file, at most 20 MB
 */
export async function readAnyDocument(
	name: string,
	bytes: Uint8Array,
	options: ReadOptions = {}
): Promise<ReadResult> {
	const format = refuseSize(bytes) ? undefined : formatOf(bytes);
	const isLazy = format !== undefined && LAZY.has(format);
	if (!isLazy) return readDocument(name, bytes, options);
	try {
		const source = await lazySource(format, bytes, options);
		const origin = { name, bytes: bytes.length, dangling: 0, encoding: format };
		return readDisclosure(plainSource(source), origin, options);
	} catch (error) {
		if (error instanceof ReadingStopped) return { ok: false, failure: error.failure };
		throw error;
	}
}

export type SourceResult =
	| { readonly ok: true; readonly source: Source }
	| { readonly ok: false; readonly failure: ReadFailure };

/** The lines of a document of any kind, before anything of a disclosure is looked for. */
export async function readSource(
	bytes: Uint8Array,
	options: ReadOptions = {}
): Promise<SourceResult> {
	const tooLarge = refuseSize(bytes);
	if (tooLarge) return { ok: false, failure: tooLarge };
	const format = formatOf(bytes);
	try {
		if (format !== undefined && LAZY.has(format))
			return { ok: true, source: plainSource(await lazySource(format, bytes, options)) };
		const read = sourceOf(bytes, format, options);
		if (!('source' in read)) return { ok: false, failure: read };
		return { ok: true, source: plainSource(read.source) };
	} catch (error) {
		if (error instanceof ReadingStopped) return { ok: false, failure: error.failure };
		throw error;
	}
}

/** Their readers are large and wanted seldom. */
const LAZY: ReadonlySet<string> = new Set(['pdf', 'xls', 'spreadsheet-xml', 'zip']);

async function lazySource(
	format: ReturnType<typeof formatOf>,
	bytes: Uint8Array,
	options: ReadOptions
): Promise<Source> {
	const { characterMaps, progress } = options;
	if (format === 'pdf') {
		const { readPdf } = await import('./pdf/read-pdf');
		return readPdf(bytes, characterMaps, progress);
	}
	if (format === 'zip') return folderSource(bytes, options);
	const { readXls } = await import('./xls/read-xls');
	if (format === 'xls') return readXls(bytes, progress);
	return readXls(textOf(bytes), progress);
}

/** Files of an archive that a disclosure may have; what else is in it is told. */
async function folderSource(bytes: Uint8Array, options: ReadOptions): Promise<Source> {
	const archive = new ZipArchive(bytes);
	const files: NamedSource[] = [];
	const left: ImportEntry[] = [];
	for (const name of archive.names) {
		if (name.endsWith('/') || /(?:^|\/)(?:\.|__MACOSX\/)/.test(name)) continue;
		const member = unpacked(archive, name);
		const source = await memberSource(member, options);
		if (source) files.push({ name, source });
		else
			left.push({
				kind: 'left-out',
				found: 'other-file',
				kept: name,
				place: { line: 1, file: name }
			});
	}
	if (files.length === 0) stop({ kind: 'unsupported-format', format: 'zip' });
	const joined = joinSources(files);
	return { ...joined, entries: [...left, ...(joined.entries ?? [])] };
}

async function memberSource(bytes: Uint8Array, options: ReadOptions): Promise<Source | undefined> {
	const format = refuseSize(bytes) ? 'archive' : formatOf(bytes);
	if (format === 'encrypted') stop({ kind: 'password-protected' });
	// An archive within an archive is not opened.
	if (format !== undefined && format !== 'zip' && LAZY.has(format))
		return lazySource(format, bytes, options);
	const read = sourceOf(bytes, format, options);
	return 'source' in read ? read.source : undefined;
}

function unpacked(archive: ZipArchive, name: string): Uint8Array {
	const pieces: Uint8Array[] = [];
	let size = 0;
	archive.unpack(name, (piece) => {
		size += piece.length;
		if (size > SIZE_LIMIT) stop({ kind: 'too-large', bytes: size, limit: SIZE_LIMIT });
		pieces.push(piece.slice());
	});
	const bytes = new Uint8Array(size);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

/** As `readAnyDocument`, at once: every format whose reader is at hand. */
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
	// An archive that has lost its directory is damaged, whatever it was.
	if (format === 'zip') new ZipArchive(bytes);
	if (format === undefined) {
		const book = readBook(name, bytes);
		if (book) return book;
	}
	const read = sourceOf(bytes, format, options);
	if (!('source' in read)) return { ok: false, failure: read };
	const { source, encoding, dangling } = read;
	const origin = { name, bytes: bytes.length, encoding, dangling };
	const plain = plainSource(source);
	return isFigureTable(plain)
		? readFigures(plain, origin, options.format)
		: readDisclosure(plain, origin, options);
}

interface ReadSource {
	readonly source: Source;
	readonly encoding: string;
	/** Bytes of a character that the end of the file cuts in two. */
	readonly dangling: number;
}

/** The lines of a file whose reader is at hand. */
function sourceOf(
	bytes: Uint8Array,
	format: ReturnType<typeof formatOf>,
	{ progress }: ReadOptions
): ReadSource | ReadFailure {
	if (format === 'xlsx')
		return { source: readXlsx(bytes, progress), encoding: format, dangling: 0 };
	if (format === 'docx') return { source: readDocx(bytes), encoding: format, dangling: 0 };
	if (format === 'encrypted') return { kind: 'password-protected' };
	if (format !== undefined && format !== 'html') return { kind: 'unsupported-format', format };
	const decoded = decodeText(bytes);
	if (!decoded.ok) return decoded.failure;
	const { text, encoding, dangling } = decoded;
	if (format === 'html') return { source: readHtml(text), encoding: `html, ${encoding}`, dangling };
	const delimiter = delimiterOf(text);
	const source = delimiter ? delimitedSource(text, delimiter) : { lines: splitSource(text) };
	return { source, encoding, dangling };
}

function textOf(bytes: Uint8Array): string {
	const decoded = decodeText(bytes);
	return decoded.ok ? decoded.text : stop(decoded.failure);
}

/** A book file; `undefined` for any other text. */
function readBook(name: string, bytes: Uint8Array): ReadResult | undefined {
	const decoded = decodeText(bytes);
	if (!decoded.ok || !/^\ufeff?\s*\{/.test(decoded.text)) return undefined;
	const { text, encoding } = decoded;
	const read = readBookFile(text);
	if (!read.ok) return { ok: false, failure: { kind: 'bad-book-file', failure: read.failure } };
	const report = bookFileReport({ name, encoding, bytes: bytes.length, text });
	return { ok: true, book: read.book, report };
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
