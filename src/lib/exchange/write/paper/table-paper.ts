/** A table as it is printed: number, title, owner, unit, grid with its header, note. */
import { formatTables } from '$lib/formats/format-tables';
import { bookFormat } from '$lib/formats/book-format';
import type { Format, FormatTable } from '$lib/formats/format';
import { editionKind, tableNumber, tableTitle } from '$lib/budget/table/table-title';
import type { Book, BookHead, Row, SheetKey, TableId } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { templateFor } from '$lib/budget/table/book-columns';
import { placeHeader } from '$lib/budget/values/header-place';
import { indentOf, isHeading } from '$lib/budget/table/indent';
import type { AmountUnit } from '$lib/budget/values/amount';
import { byOrder } from '$lib/budget/live/live-book';
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import type { Column } from '$lib/budget/table/table-template';
import { alignRows } from '$lib/budget/table/two-sided';
import { printFigure, type PaperCell, type PaperGrid } from './paper-grid';

export interface TablePaper {
	readonly table: TableId;
	/** Which table of its edition it is: 「1」 */
	readonly ordinal: string;
	/** 「预算公开表1」 */
	readonly number: string;
	readonly title: string;
	/** Name for navigation. */
	readonly short: string;
	/** 「部门名称：晋城市公安局」 */
	readonly owner: string;
	/** 「单位：万元」 */
	readonly unit: string;
	/** In which its figures are written. */
	readonly printedIn: AmountUnit;
	readonly grid: PaperGrid;
	readonly note?: string;
}

/** Rows of a sheet in document order. */
export function rowsOf(book: Book, sheet: SheetKey): readonly Row[] {
	return (book.sheets[sheet] ?? []).toSorted(byOrder);
}

/** The tables of the document: those of its edition, and what else holds something, in order. */
export function tablesIn({ head, sheets }: Book): readonly FormatTable[] {
	const format = bookFormat(head);
	const own = formatTables(format, editionKind(head));
	return format.tables.filter((table) => own.includes(table) || sheets[table.id]?.length);
}

/** What the book says below a table, if anything. */
function noteOf(book: Book, sheet: SheetKey): string | undefined {
	const note = book.sheets.notes?.find(({ id }) => id === noteRowOf(sheet))?.cells[NOTE_COLUMN];
	return note === undefined || note === '' ? undefined : String(note);
}

export function tablePaper(book: Book, sheet: SheetKey): TablePaper {
	const { head } = book;
	const { table } = tableOf(sheet)!;
	const rows = rowsOf(book, sheet);
	const template = templateFor(head, table, rows);
	const note = noteOf(book, sheet);
	const ordinal = tableNumber(head, table);
	return {
		table,
		ordinal,
		number: `${bookFormat(head).kind}公开表${ordinal}`,
		title: tableTitle(head, template),
		short: template.short,
		owner: `${head.edition === 'unit' ? '单位' : '部门'}名称：${head.department.name}`,
		unit: `单位：${template.unit}`,
		printedIn: template.unit,
		grid: gridOf(template, head, rows),
		...(note !== undefined && { note })
	};
}

function gridOf(template: FormatTable, head: BookHead, rows: readonly Row[]): PaperGrid {
	const format = bookFormat(head);
	const header = headerCells(template, head.year);
	const headerLines = template.header.length;
	const lines = alignRows(template.id, rows, format);
	const body = lines.flatMap((line, i) =>
		template.columns.map((column, at) => {
			// A table of one panel has one row in a line, wherever its columns stand.
			const row = line[line.length === 1 ? 0 : column.panel];
			return { ...bodyCell(template, column, row, format), line: headerLines + i, column: at };
		})
	);
	return {
		widths: template.columns.map((column) => column.width),
		headerLines,
		lines: headerLines + lines.length,
		cells: [...header, ...body]
	};
}

function headerCells(template: FormatTable, year: number): PaperCell[] {
	const placed = placeHeader(template.header, template.columns.length);
	if (!placed.ok) throw new Error(`header of ${template.id}: ${JSON.stringify(placed.gap)}`);
	return placed.cells
		.toSorted((a, b) => a.line - b.line || a.column - b.column)
		.map((cell) => ({
			...cell,
			kind: 'header',
			text: cell.text.replaceAll('{year}', String(year)),
			align: 'centre',
			heads: 'column'
		}));
}

function bodyCell(
	template: FormatTable,
	{ id, holds }: Column,
	row: Row | undefined,
	format: Format
): Omit<PaperCell, 'line' | 'column'> {
	const value = row?.cells[id];
	const isFigure = holds === 'amount' && typeof value === 'number';
	const indent = row && holds === 'label' ? indentOf(template.id, row, format) : 0;
	const strong = row !== undefined && (row.role === 'total' || isHeading(template.id, row, format));
	const namesRow = holds === 'label' && value !== undefined && value !== '';
	return {
		across: 1,
		down: 1,
		kind: holds === 'amount' || holds === 'code' ? holds : 'text',
		text: isFigure ? printFigure(value, template.unit) : String(value ?? ''),
		...(typeof value === 'number' && { amount: value }),
		...(row && { ref: { row: row.id, column: id } }),
		align: holds === 'amount' ? 'end' : 'start',
		...(indent > 0 && { indent }),
		...(strong && { strong }),
		...(namesRow && { heads: 'row' })
	};
}
