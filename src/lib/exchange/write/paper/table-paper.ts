/** A table as it is printed: number, title, owner, unit, grid with its header, note. */
import { formatTables } from '$lib/formats/format-tables';
import { bookFormat } from '$lib/formats/book-format';
import type { Format, FormatColumn, FormatTable } from '$lib/formats/format';
import { editionKind, tableHead, tableNumber, type TableHead } from '$lib/budget/table/table-title';
import type { Book, BookHead, Row, SheetKey, TableId } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { freshTable } from '$lib/budget/new-book/fresh-table';
import { templateFor } from '$lib/budget/table/book-columns';
import { placeHeader } from '$lib/budget/values/header-place';
import { indentOf, isHeading } from '$lib/budget/table/indent';
import { codeParts } from '$lib/budget/values/account-code';
import { printAmount, type AmountUnit } from '$lib/budget/values/amount';
import { byOrder } from '$lib/budget/live/live-book';
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import type { Column } from '$lib/budget/table/table-template';
import { alignRows } from '$lib/budget/table/two-sided';
import { printedRows } from './printed-rows';
import { type PaperCell, type PaperGrid } from './paper-grid';

export interface TablePaper extends TableHead {
	readonly table: TableId;
	/** Which table of its edition it is: 「1」 */
	readonly ordinal: string;
	/** Name for navigation. */
	readonly short: string;
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

/** A unit's table in which nobody has begun yet is printed as its form: its rows, blank. */
function rowsOrForm(book: Book, sheet: SheetKey): readonly Row[] {
	const rows = rowsOf(book, sheet);
	const format = bookFormat(book.head);
	const { table } = tableOf(sheet)!;
	const isBegun = rows.length > 0 || book.head.edition !== 'unit';
	if (isBegun || format.byId.get(table)?.shared) return rows;
	let n = 0;
	return freshTable(table, () => `form-${n++}`, undefined, format);
}

export function tablePaper(book: Book, sheet: SheetKey): TablePaper {
	const { head } = book;
	const { table } = tableOf(sheet)!;
	const rows = rowsOrForm(book, sheet);
	const template = templateFor(head, table, rows);
	const note = noteOf(book, sheet);
	const ordinal = tableNumber(head, table);
	return {
		table,
		ordinal,
		...tableHead(head, template),
		short: template.short,
		unit: `单位：${template.unit}`,
		printedIn: template.unit,
		grid: gridOf(template, head, rows),
		...(note !== undefined && { note })
	};
}

function gridOf(template: FormatTable, head: BookHead, rows: readonly Row[]): PaperGrid {
	const format = bookFormat(head);
	const columns = paperColumns(template);
	const header = headerCells(template, columns.length, head.year);
	const headerLines = template.paperHeader.length;
	const lines = alignRows(template.id, printedRows(template, rows, format), format);
	const body = lines.flatMap((line, i) =>
		columns.flatMap(({ column, part }, at): PaperCell[] => {
			// A table of one panel has one row in a line, wherever its columns stand.
			const row = line[line.length === 1 ? 0 : column.panel];
			const cell = bodyCell(template, column, row, format);
			const place = { line: headerLines + i, column: at };
			if (part === undefined) return [{ ...cell, ...place }];
			const own = codePart(cell, column.split!.length, part);
			return own ? [{ ...own, ...place }] : [];
		})
	);
	return {
		widths: columns.map(({ width }) => width),
		headerLines,
		lines: headerLines + lines.length,
		cells: [...header, ...body]
	};
}

/** A column as it is printed: of a split code, one for each part. */
interface PaperColumn {
	readonly column: FormatColumn;
	/** From 0. */
	readonly part?: number;
	readonly width: number;
}
/** Of a part of a code, in px. */
const PART_WIDTH = 44;

function paperColumns({ columns }: FormatTable): PaperColumn[] {
	return columns.flatMap((column): PaperColumn[] =>
		column.split
			? column.split.map((_, part) => ({ column, part, width: PART_WIDTH }))
			: [{ column, width: column.width }]
	);
}

/** A part of a code; what is no code stands across all of them. The first stands for the book's cell. */
function codePart(cell: BodyCell, count: number, part: number): BodyCell | undefined {
	const parts = cell.text === '' ? Array<string>(count).fill('') : codeParts(cell.text, count);
	if (!parts) return part === 0 ? { ...cell, across: count } : undefined;
	const { ref, ...rest } = cell;
	return { ...rest, text: parts[part], ...(part === 0 && ref && { ref }) };
}

function headerCells(template: FormatTable, columns: number, year: number): PaperCell[] {
	const placed = placeHeader(template.paperHeader, columns);
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

type BodyCell = Omit<PaperCell, 'line' | 'column'>;

function bodyCell(
	template: FormatTable,
	{ id, holds }: Column,
	row: Row | undefined,
	format: Format
): BodyCell {
	const value = row?.cells[id];
	const isFigure = holds === 'amount' && typeof value === 'number';
	const indent = row && holds === 'label' ? indentOf(template.id, row, format) : 0;
	const strong = row !== undefined && (row.role === 'total' || isHeading(template.id, row, format));
	const namesRow = holds === 'label' && value !== undefined && value !== '';
	return {
		across: 1,
		down: 1,
		kind: holds === 'amount' || holds === 'code' ? holds : 'text',
		text: isFigure ? printAmount(value, template.unit) : String(value ?? ''),
		...(typeof value === 'number' && { amount: value }),
		...(row && { ref: { row: row.id, column: id } }),
		align: holds === 'amount' ? 'end' : 'start',
		...(indent > 0 && { indent }),
		...(strong && { strong }),
		...(namesRow && { heads: 'row' })
	};
}
