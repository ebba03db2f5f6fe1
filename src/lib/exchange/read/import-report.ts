/** What a reader says about a source: where everything went that is not plainly in the book. */
import type { BookFileFailure } from '$lib/budget/file/book-file';
import type { ColumnId, RowId, TableId } from '$lib/budget/book/book';

/** Where in the source. Lines and cells count from 1. */
export interface Place {
	/** In a workbook the row of the sheet, in a PDF the line of the page. */
	readonly line: number;
	/** Tab-separated cell of the line; in a grid the column. */
	readonly cell?: number;
	/** Of several that are one disclosure. */
	readonly file?: string;
	/** The sheet of a workbook. */
	readonly sheet?: string;
	/** The page of a PDF, from 1. */
	readonly page?: number;
	/** The table of a Word document, from 1; `line` is then its row. */
	readonly block?: number;
	readonly table?: TableId;
	/** Row of the book that was being read. */
	readonly row?: RowId;
	readonly column?: ColumnId;
}

/**
 * How much an entry wants a person's eye: `record` is bookkeeping (a printed page number),
 * `note` is something the reader decided, `problem` is something the document lacks or garbles.
 */
export type EntryWeight = 'record' | 'note' | 'problem';

/** Every kind of entry with its weight. */
export const ENTRY_WEIGHTS = {
	/** A line of the cover or of the contents page. */
	'cover-line': 'record',
	'contents-line': 'record',
	/** Headings that the template prints itself. */
	'part-heading': 'record',
	'section-heading': 'record',
	/** Headers, footers, footnotes and comments of a document. */
	'margin-text': 'record',
	/** Lines of a table that is kept as it stands. */
	'raw-lines': 'record',
	'table-heading': 'record',
	'table-header': 'record',
	'repeated-header': 'record',
	'column-numbers': 'record',
	'form-heading': 'record',
	/** A line of dashes left over from conversion. */
	'rule-line': 'record',
	/** `<p>` and the like, left over from conversion. */
	'markup-removed': 'record',

	/** A fixed label printed otherwise than the form has it. */
	'label-variant': 'note',
	/** A fixed label broken over two lines. */
	'label-broken': 'note',
	/** Something that files can hold and that is never read: macros, links to other files. */
	'left-out': 'note',
	/** Text that nobody sees on paper; `expected` says why: hidden, deleted … It is here and not in the book. */
	unseen: 'note',
	/** The mark of a note; `kept` is what it stands behind, which was read without it. */
	'note-mark': 'note',
	/** Characters that only look like those that are meant, each once; `kept` are these. */
	'characters-replaced': 'note',
	/** Words that are drawn twice in one place to look bold, read once; `found` is how many characters. */
	'drawn-twice': 'note',
	/** A text box: its words stand behind the paragraph that it belongs to. */
	'text-box': 'note',
	/** A hidden sheet, row or column (`expected`: its letters), read like the others. */
	hidden: 'note',
	/** A number that its format shows otherwise than it is stored; read as it is shown. `expected` is the format. */
	'shown-otherwise': 'note',
	/** A column that stands elsewhere than the form has it; recognised by its header. */
	'column-moved': 'note',
	/** A figure kept as its number format shows it; `found` is exact. */
	rounded: 'note',
	/** A table recognised by its header or its sheet's name, without a title. */
	'table-untitled': 'note',
	/** A table of a PDF without lines between its columns, read by where its texts stand. */
	'table-by-place': 'note',
	/** A label and its value, or a name and its value, in one cell. */
	'cells-merged': 'note',
	/** A value that stands on a later line than its label. */
	'value-moved': 'note',
	/** Text joined to the cell above, which it continues. */
	continued: 'note',
	/** A number that a line break cut in two and that was joined. */
	'number-joined': 'note',
	/** A cell printed twice; kept once. */
	'repeated-cell': 'note',
	/** A table page with fewer columns than the table. */
	'column-missing': 'note',
	/** The register names a unit otherwise than the tables; the tables' name was taken. */
	'unit-name-reconciled': 'note',
	'unit-kind-inferred': 'note',
	/** Year, department, level or kind (`expected`: which), and the words that say so. */
	'head-read': 'note',
	/** A part of a code that lost its zero. */
	'code-padded': 'note',
	/** A code of which the row above prints the beginning. */
	'code-completed': 'note',
	/** The unit of a row that prints none, and why. */
	'row-unit-inferred': 'note',
	'form-half-missing': 'note',

	/** A form that prints no unit, or one that is not in the register. */
	'unit-not-stated': 'problem',
	'unit-not-registered': 'problem',
	'row-unit-unknown': 'problem',
	/** The register announces another number of units than it lists. */
	'unit-count-differs': 'problem',
	'no-unit-register': 'problem',
	'unreadable-amount': 'problem',
	/** A date or a decimal number where an account code belongs; it is kept as it is shown. */
	'unreadable-code': 'problem',
	/** A table that the format has not, or with other columns: nothing of it is in the book. */
	'table-raw': 'problem',
	/** A section of prose of another format: nothing of it is in the book. */
	'section-raw': 'problem',
	/** A table that states no unit; its amounts were read as 万元. */
	'amount-unit-assumed': 'problem',
	/** A formula that was never worked out: without a value, or with a 0 (`kept`) that is no result. */
	'formula-without-value': 'problem',
	/** A line of a grid that stands beside its columns; it was put back. */
	'row-shifted': 'problem',
	/** A column whose header is none of the table's. */
	'column-unknown': 'problem',
	/** A column of the table that the header does not have. */
	'column-absent': 'problem',
	/** A page of a PDF that has no text: a scanned picture, or an empty page. */
	'page-without-text': 'problem',
	/** Texts of a PDF that might as well belong to another row or column. */
	'place-unclear': 'problem',
	/** Something that people see and that was not taken; `expected` says what: a picture, an equation … */
	unread: 'problem',
	/** A sheet or table in which nothing of a disclosure was recognised. */
	'sheet-unknown': 'problem',
	/** An indicator without value in one half, or a value without its name. */
	'indicator-incomplete': 'problem',
	'field-missing': 'problem',
	/** Year, department or level (`expected`: which) that the document does not say: it is asked for. */
	'head-missing': 'problem',
	'table-missing': 'problem',
	'section-missing': 'problem',
	'year-differs': 'problem',
	'department-differs': 'problem',
	'amount-unit-differs': 'problem',
	/** The document stops before its end. */
	'cut-off': 'problem',
	/** A cell that fits no place of the book; its text is here and nowhere else. */
	unplaced: 'problem'
} as const satisfies Record<string, EntryWeight>;

export type EntryKind = keyof typeof ENTRY_WEIGHTS;

export interface ImportEntry {
	readonly kind: EntryKind;
	readonly place: Place;
	/** What the source has there, verbatim. */
	readonly found?: string;
	readonly expected?: string;
	/** Where it went or what was made of it. */
	readonly kept?: string;
}

export interface Conservation {
	/** Numbers of the source; what a number is, is defined in SPEC.md [R20]. */
	readonly numbers: number;
	readonly inBook: number;
	readonly inReport: number;
	/** Neither in the book nor in the report: must be 0. */
	readonly lost: number;
	/** The same for non-blank cells; `labels` are the fixed labels that the template itself prints. */
	readonly cells: {
		readonly total: number;
		readonly inBook: number;
		readonly labels: number;
		readonly inReport: number;
		readonly lost: number;
	};
	/** The numbers lost, with their places. */
	readonly losses: readonly { readonly place: Place; readonly text: string }[];
}

/** Which format a document was read as, and how many of its tables that tells. */
export interface FormatStatement {
	readonly id: string;
	readonly name: string;
	readonly kind: '预算' | '决算';
	readonly edition: 'department' | 'unit';
	/** Tables that were read. */
	readonly recognised: number;
	/** Tables that stayed as they stand. */
	readonly raw: number;
	/** Where it was read into a book of another format: the one that the document itself has. */
	readonly own?: { readonly id: string; readonly name: string };
}

export interface ImportReport {
	readonly source: {
		readonly name: string;
		readonly encoding: string;
		readonly bytes: number;
		readonly lines: number;
	};
	/** Absent for book files and lists of figures, which say what they are. */
	readonly format?: FormatStatement;
	readonly entries: readonly ImportEntry[];
	/** How many entries of each kind. */
	readonly counts: Readonly<Partial<Record<EntryKind, number>>>;
	readonly conservation: Conservation;
}

/** Tables that are kept as they stand, by their titles; empty ones had none. */
export function rawTables({ entries }: ImportReport): string[] {
	return entries.flatMap(({ kind, found = '' }) => (kind === 'table-raw' ? [found] : []));
}

/** Sections of prose that are kept as they stand, by their headings. */
export function rawSections({ entries }: ImportReport): string[] {
	return entries.flatMap(({ kind, found = '' }) => (kind === 'section-raw' ? [found] : []));
}

/** What of year and department the document does not say: without them there is no book. */
export function missingFields({ entries }: ImportReport): string[] {
	return entries.flatMap(({ kind, expected = '' }) =>
		kind === 'head-missing' && expected !== 'level' ? [expected] : []
	);
}

/** How many places of the source were not read at all: the count of numbers knows nothing of them. */
export function notRead({ counts }: Pick<ImportReport, 'counts'>): number {
	return (counts.unread ?? 0) + (counts.unseen ?? 0) + (counts['page-without-text'] ?? 0);
}

/** Files that are recognised by their first bytes. */
export type KnownFormat =
	| 'pdf'
	| 'docx'
	| 'xlsx'
	| 'xls'
	| 'spreadsheet-xml'
	| 'zip'
	| 'ole'
	| 'rtf'
	| 'html'
	| 'image'
	| 'archive';

/** Why nothing could be read. */
export type ReadFailure =
	| { readonly kind: 'empty' }
	| { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
	| { readonly kind: 'unsupported-format'; readonly format: KnownFormat }
	/** Control bytes that no text has; `at` is the offset of the first. */
	| { readonly kind: 'binary'; readonly at: number }
	/** Needs a password: an encrypted archive (`part`), an encrypted Office file, or a PDF. */
	| { readonly kind: 'password-protected'; readonly part?: string }
	| {
			readonly kind: 'damaged-archive';
			readonly problem: 'truncated' | 'directory' | 'overlap' | 'checksum' | 'method';
			readonly part?: string;
	  }
	/** Larger than may be unpacked; nothing of it was kept. */
	| {
			readonly kind: 'archive-too-large';
			/** `marks`: characters and lines of a page. */
			readonly of: 'members' | 'bytes' | 'growth' | 'cells' | 'pages' | 'marks';
			readonly limit: number;
			readonly part?: string;
	  }
	/** A PDF of pictures: nothing in it is text. */
	| { readonly kind: 'no-text-layer'; readonly pages: number }
	/** A PDF that cannot be opened, or one of its pages. */
	| { readonly kind: 'damaged-pdf'; readonly page?: number }
	/** A cell of a CSV file that begins with a quote and never ends. */
	| { readonly kind: 'unclosed-quote'; readonly line: number }
	/** A part that Office files have and this one has not. */
	| { readonly kind: 'missing-part'; readonly part: string }
	| {
			readonly kind: 'broken-xml';
			readonly part: string;
			readonly line: number;
			readonly column: number;
	  }
	/** A document type: no Office file has one, and they are how XML reads other files. */
	| { readonly kind: 'doctype'; readonly part: string }
	/** Neither UTF-8, UTF-16 nor GB18030; `at` is the offset where UTF-8 breaks off. */
	| { readonly kind: 'unknown-encoding'; readonly at: number }
	/** Text, but nothing of a disclosure in it. */
	| { readonly kind: 'not-a-disclosure'; readonly lines: number; readonly firstLine: string }
	| { readonly kind: 'bad-book-file'; readonly failure: BookFileFailure };

/** The largest file that is read, in bytes. */
export const SIZE_LIMIT = 20 * 1024 * 1024;

/** Counts entries by kind. */
export function countKinds(entries: readonly ImportEntry[]): Partial<Record<EntryKind, number>> {
	const counts: Partial<Record<EntryKind, number>> = {};
	for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}
