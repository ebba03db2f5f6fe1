/** One of the 13 tables as it is printed: number, title, owner, unit, grid with its header, note. */
import type { Book, Row, SheetKey, TableId } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { templateFor } from '$lib/budget/table/book-columns';
import { placeHeader } from '$lib/budget/values/header-place';
import { indentOf, isHeading } from '$lib/budget/table/indent';
import { byOrder } from '$lib/budget/live/live-book';
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import { printTitle, type Column, type TableTemplate } from '$lib/budget/table/table-template';
import { isTwoSided, pairRows } from '$lib/budget/table/two-sided';
import { printFigure, type PaperCell, type PaperGrid } from './paper-grid';

export interface TablePaper {
	readonly table: TableId;
	/** 「预算公开表1」 */
	readonly number: string;
	readonly title: string;
	/** Name for navigation. */
	readonly short: string;
	/** 「部门名称：晋城市公安局」 */
	readonly owner: string;
	/** 「单位：万元」 */
	readonly unit: string;
	readonly grid: PaperGrid;
	readonly note?: string;
}

/** Rows of a sheet in document order. */
export function rowsOf(book: Book, sheet: SheetKey): readonly Row[] {
	return (book.sheets[sheet] ?? []).toSorted(byOrder);
}

/** What the book says below a table, if anything. */
function noteOf(book: Book, sheet: SheetKey): string | undefined {
	const note = book.sheets.notes?.find(({ id }) => id === noteRowOf(sheet))?.cells[NOTE_COLUMN];
	return note === undefined || note === '' ? undefined : String(note);
}

export function tablePaper(book: Book, sheet: SheetKey): TablePaper {
	const { table } = tableOf(sheet)!;
	const rows = rowsOf(book, sheet);
	const template = templateFor(book.head.settings, table, rows);
	const note = noteOf(book, sheet);
	return {
		table,
		number: `预算公开表${table.slice(1)}`,
		title: printTitle(template, book.head.year),
		short: template.short,
		owner: `部门名称：${book.head.department.name}`,
		unit: '单位：万元',
		grid: gridOf(template, book.head.year, rows),
		...(note !== undefined && { note })
	};
}

function gridOf(template: TableTemplate, year: number, rows: readonly Row[]): PaperGrid {
	const header = headerCells(template, year);
	const headerLines = template.header.length;
	const lines = isTwoSided(template.id)
		? pairRows(template.id, rows)
		: rows.map((row) => ({ left: row, right: row }));
	const body = lines.flatMap(({ left, right }, i) =>
		template.columns.map((column, at) =>
			bodyCell(template, column, column.side === '支出' ? right : left, headerLines + i, at)
		)
	);
	return {
		widths: template.columns.map((column) => column.width),
		headerLines,
		lines: headerLines + lines.length,
		cells: [...header, ...body]
	};
}

function headerCells(template: TableTemplate, year: number): PaperCell[] {
	const placed = placeHeader(template.header, template.columns.length);
	if (!placed.ok) throw new Error(`header of ${template.id}: ${JSON.stringify(placed.gap)}`);
	return placed.cells
		.toSorted((a, b) => a.line - b.line || a.column - b.column)
		.map((cell) => ({
			...cell,
			kind: 'header',
			text: cell.text.replaceAll('{year}', String(year)),
			align: 'centre'
		}));
}

function bodyCell(
	template: TableTemplate,
	{ id, holds }: Column,
	row: Row | undefined,
	line: number,
	column: number
): PaperCell {
	const value = row?.cells[id];
	const isFigure = holds === 'amount' && typeof value === 'number';
	const indent = row && holds === 'label' ? indentOf(template.id, row) : 0;
	const strong = row !== undefined && (row.role === 'total' || isHeading(template.id, row));
	return {
		line,
		column,
		across: 1,
		down: 1,
		kind: holds === 'amount' || holds === 'code' ? holds : 'text',
		text: isFigure ? printFigure(value, '万元') : String(value ?? ''),
		...(typeof value === 'number' && { amount: value }),
		...(row && { ref: { row: row.id, column: id } }),
		align: holds === 'amount' ? 'end' : 'start',
		...(indent > 0 && { indent }),
		...(strong && { strong })
	};
}
