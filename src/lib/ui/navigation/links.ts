/** Addresses of the pages, and the page that shows a cell. */
import { bookFormat } from '$lib/formats/book-format';
import { parseAddress } from '$lib/budget/address/address';
import { printCell, resolve } from '$lib/budget/address/address-book';
import {
	tableOf,
	type ColumnId,
	type RowId,
	type SheetKey,
	type TableId,
	type UnitId
} from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { notedSheet } from '$lib/budget/book/table-note';
import type { HandbookPageId } from '$lib/messages/handbook/handbook-page';
import type { CellTarget } from '../state/selection.svelte';

const part = encodeURIComponent;

export function bookLink(book: string): string {
	return `/book/${part(book)}`;
}
/** A page of the handbook, or its contents. */
export function helpLink(page?: HandbookPageId): string {
	return page ? `/help/${page}` : '/help';
}
export function newBookLink(): string {
	return '/new';
}
/** The coordinator's board; the book's first page for a coordinator. */
export function boardLink(book: string): string {
	return `${bookLink(book)}/board`;
}
/** The book as a document; its first page for everybody else. */
export function overviewLink(book: string): string {
	return `${bookLink(book)}/overview`;
}
export function tableLink(book: string, table: TableId, edition?: UnitId): string {
	return `${bookLink(book)}/table/${table}${edition ? `?edition=${part(edition)}` : ''}`;
}
export function projectLink(book: string, project: RowId): string {
	return `${bookLink(book)}/project/${part(project)}`;
}
export function projectsLink(book: string): string {
	return `${bookLink(book)}/projects`;
}
export function sectionLink(book: string, section: string): string {
	return `${bookLink(book)}/narrative/${part(section)}`;
}
export function findingsLink(book: string): string {
	return `${bookLink(book)}/findings`;
}
/** The findings and all comparisons for print. */
export function proofLink(book: string): string {
	return `${bookLink(book)}/proof`;
}
export function progressLink(book: string): string {
	return `${bookLink(book)}/progress`;
}
/** The department's tables beside the sums of the units'. */
export function consolidationLink(book: string): string {
	return `${bookLink(book)}/consolidation`;
}
export function settingsLink(book: string): string {
	return `${bookLink(book)}/settings`;
}
/** The page of rules, or one of them there. */
export function rulesLink(book: string, rule?: string): string {
	return `${bookLink(book)}/rules${rule ? `?rule=${part(rule)}` : ''}`;
}
export function exportLink(book: string): string {
	return `${bookLink(book)}/export`;
}
export function publishLink(book: string): string {
	return `${bookLink(book)}/publish`;
}
export function peopleLink(book: string): string {
	return `${bookLink(book)}/people`;
}
export function versionsLink(book: string): string {
	return `${bookLink(book)}/versions`;
}
export function conflictsLink(book: string): string {
	return `${bookLink(book)}/conflicts`;
}
export function commentsLink(book: string): string {
	return `${bookLink(book)}/comments`;
}
export function importLink(book: string): string {
	return `${bookLink(book)}/import`;
}
export function reportLink(book: string): string {
	return `${bookLink(book)}/report`;
}

/** The page of a sheet; `row` tells the section where the sheet is the narrative or the notes. */
export function sheetLink(book: string, sheet: SheetKey, row?: RowId): string {
	const table = tableOf(sheet);
	if (table) return tableLink(book, table.table, table.unit);
	if (sheet.startsWith('indicators@')) return projectLink(book, sheet.slice('indicators@'.length));
	if (sheet === 'narrative') return row ? sectionLink(book, row) : bookLink(book);
	if (sheet === 'notes') {
		const noted = row && tableOf(notedSheet(row) ?? 'notes');
		return noted ? tableLink(book, noted.table, noted.unit) : bookLink(book);
	}
	return row ? projectLink(book, row) : projectsLink(book);
}

/** The page that shows a cell, asking it to go there. `undefined` where the row is gone. */
export function cellLink(
	bookId: string,
	book: BookReader,
	row: RowId,
	column?: ColumnId
): string | undefined {
	const sheet = book.sheetOf(row);
	if (sheet === undefined) return undefined;
	const page = sheetLink(bookId, sheet, row);
	const query = `cell=${part(printCell(book, row, column))}`;
	return page + (page.includes('?') ? '&' : '?') + query;
}

/** The cell that a page's `?cell=` names, if the book has it. */
export function targetOf(book: BookReader, search: URLSearchParams): CellTarget | undefined {
	const text = search.get('cell');
	if (text === null) return undefined;
	const parsed = parseAddress(text, bookFormat(book.head));
	if (!parsed.ok) return undefined;
	const found = resolve(book, parsed.address);
	return found?.row === undefined ? undefined : { row: found.row, column: found.column };
}
