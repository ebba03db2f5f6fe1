/** A book → a file of the wished format and edition. The one entry of all writers. */
import { disclosureTitle } from '$lib/budget/book/disclosure-title';
import type { Book } from '$lib/budget/book/book';
import { writeBookFile } from '$lib/budget/file/book-file';
import { whatIsDisclosed, type Disclosed } from '../public/check-public';
import { refuseUncleared, type NotCleared } from '../public/clearance';
import { publicBook } from '../public/public-book';
import { unreadableRedactions, type UnreadableRedactions } from '../public/redaction-plan';
import { csvLines } from './csv/csv';
import { addDataPackage } from './csv/data-package';
import { figuresOf, openDataOf } from './csv/open-data';
import { writeDocx } from './docx/write-docx';
import { editionOf, type Edition, type EditionFailure } from './edition';
import { writeHtml } from './html/write-html';
import { FORMS_TITLE } from './paper/disclosure-paper';
import type { LackingCharacter } from './pdf/page-flow';
import { writePdf, type PdfOptions } from './pdf/write-pdf';
import type { Progress } from './progress';
import { writeXlsx, type XlsxOptions } from './xlsx/write-xlsx';
import { ZipWriter } from './zip';

/** Each format with the end of its file names and its media type. */
export const WRITE_FORMATS = {
	xlsx: {
		ending: 'xlsx',
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
	},
	docx: {
		ending: 'docx',
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
	},
	pdf: { ending: 'pdf', type: 'application/pdf' },
	/** The HTML edition: a folder, zipped. */
	html: { ending: 'zip', type: 'application/zip' },
	/** Every figure in one long table. */
	csv: { ending: 'csv', type: 'text/csv' },
	/** All CSV files with their description, zipped. */
	data: { ending: 'data.zip', type: 'application/zip' },
	json: { ending: 'hebian.json', type: 'application/json' }
} as const;
export type WriteFormat = keyof typeof WRITE_FORMATS;

/** `public`: with the declared redactions, only if the privacy rules then find nothing, and if it is signed. */
export type Audience = 'internal' | 'public';

export interface WriteRequest extends XlsxOptions, PdfOptions {
	readonly audience?: Audience;
	readonly format: WriteFormat;
	readonly edition: Edition;
}

export interface WrittenFile {
	/** Safe on every file system. */
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
	/** Characters that the font of a PDF lacks, each with its first place. */
	readonly lacking?: readonly LackingCharacter[];
}

export type WriteFailure =
	| EditionFailure
	| UnreadableRedactions
	| NotCleared
	| { readonly kind: 'no-font' }
	| { readonly kind: 'discloses'; readonly disclosed: readonly Disclosed[] };
export type WriteResult =
	| { readonly ok: true; readonly file: WrittenFile }
	| { readonly ok: false; readonly failure: WriteFailure };

/** Writes a book; the same book and request give the same bytes. */
export function writeDocument(book: Book, request: WriteRequest, progress: Progress): WriteResult {
	let shown = book;
	if (request.audience === 'public') {
		const unreadable = unreadableRedactions(book);
		if (unreadable) return { ok: false, failure: unreadable };
		shown = publicBook(book);
		const disclosed = whatIsDisclosed(book, shown);
		if (disclosed.length > 0) return { ok: false, failure: { kind: 'discloses', disclosed } };
		const uncleared = refuseUncleared(book);
		if (uncleared) return { ok: false, failure: uncleared };
	}
	// The book file is a backup: of the department it holds the units' own tables, too.
	const isWhole = request.format === 'json' && request.edition.kind === 'department';
	const edition = isWhole
		? ({ ok: true, book: shown } as const)
		: editionOf(shown, request.edition);
	if (!edition.ok) return edition;
	if (request.format === 'pdf' && !request.font) return { ok: false, failure: { kind: 'no-font' } };
	const { ending, type } = WRITE_FORMATS[request.format];
	const { department, year } = edition.book.head;
	const title =
		request.forms === 'appendix' ? `${year}年度${FORMS_TITLE}` : disclosureTitle(edition.book.head);
	const name = fileName(`${department.name}${title}`, ending);
	const written = WRITERS[request.format](edition.book, request, progress);
	const file = written instanceof Uint8Array ? { bytes: written } : written;
	return { ok: true, file: { name, type, ...file } };
}

type Writer = (
	book: Book,
	request: WriteRequest,
	progress: Progress
) => Uint8Array | Pick<WrittenFile, 'bytes' | 'lacking'>;

const WRITERS: Readonly<Record<WriteFormat, Writer>> = {
	xlsx: writeXlsx,
	docx: writeDocx,
	pdf: writePdf,
	html: writeHtml,
	csv: (book) => {
		const { fields, lines } = figuresOf(book);
		const names = fields.map(({ name }) => name);
		return new TextEncoder().encode([...csvLines(names, lines)].join(''));
	},
	data: (book) => {
		const zip = new ZipWriter();
		addDataPackage(zip, '', book.head, openDataOf(book));
		return zip.finish();
	},
	json: (book) => new TextEncoder().encode(writeBookFile(book))
};

function fileName(title: string, ending: string): string {
	return `${title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(0, 100)}.${ending}`;
}
