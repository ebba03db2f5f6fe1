/** A book as an Excel workbook: contents, tables with their official headers, prose, forms. */
import type { Book, SheetKey } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { formPaper } from '../paper/form-paper';
import { REVIEW_TITLE, reviewNotes } from '../paper/review-notes';
import { rowsOf, tablePaper, tablesIn } from '../paper/table-paper';
import type { Progress } from '../progress';
import { ZipWriter } from '../zip';
import { contentsSheet, type ContentsEntry } from './contents-sheet';
import { excelFormulas, type ExcelFormulas } from './excel-formulas';
import { formSheet } from './form-sheet';
import { narrativeSheet } from './narrative-sheet';
import { addPackageParts } from './package-parts';
import { reviewSheet } from './review-sheet';
import { SharedStrings } from './shared-strings';
import type { Sheet } from './sheet';
import { Styles } from './styles';
import { tableSheet } from './table-sheet';

export interface XlsxOptions {
	/** Computed cells and sums as live formulas, wherever one gives exactly the figure of the book. */
	readonly formulas?: boolean;
}

/** Writes the workbook; the same book gives the same bytes. */
export function writeXlsx(book: Book, options: XlsxOptions, progress: Progress): Uint8Array {
	const projects = rowsOf(book, 'projects');
	const notes = reviewNotes(book);
	const live = options.formulas ? new LiveBook(book) : undefined;
	const formulasIn = (sheet: SheetKey): ExcelFormulas =>
		live ? excelFormulas(live, sheet) : new Map();
	const ofForms = formulasIn('projects');
	const tables = tablesIn(book);
	const total = tables.length + projects.length + (notes.length > 0 ? 3 : 2);
	const zip = new ZipWriter();
	const strings = new SharedStrings();
	const styles = new Styles();
	const names: Sheet[] = [];
	const entries: ContentsEntry[] = [];
	// The contents come first in the workbook and are written last, when all names are known.
	const add = (sheet: Sheet, entry: Omit<ContentsEntry, 'sheet'>): void => {
		names.push(sheet);
		entries.push({ ...entry, sheet: sheet.name });
		zip.add(sheetPath(names.length + 1), sheet.xml(strings));
		progress(names.length, total);
	};
	for (const { id: table } of tables) {
		const paper = tablePaper(book, table);
		const number = paper.number || `表${paper.ordinal}`;
		add(tableSheet(paper, styles, formulasIn(table)), { number, title: paper.title });
	}
	const prose = narrativeSheet(book, styles);
	add(prose, { number: '', title: prose.name });
	projects.forEach((project, i) => {
		const paper = formPaper(book, project, i + 1);
		const { name: title, unit } = paper;
		add(formSheet(paper, styles, ofForms), { number: `项目${i + 1}`, title, unit });
	});
	if (notes.length > 0) add(reviewSheet(notes, styles), { number: '', title: REVIEW_TITLE });
	const contents = contentsSheet(book.head, entries, styles);
	zip.add(sheetPath(1), contents.xml(strings));
	addPackageParts(zip, book.head, [contents, ...names], strings, styles);
	progress(total, total);
	return zip.finish();
}

function sheetPath(number: number): string {
	return `xl/worksheets/sheet${number}.xml`;
}
