/**
 * What of a document no table, form or section of its book holds: its lines as they stand, a row each.
 * It is beside the book for who checks a document, and no part of what is edited, kept or written.
 */
import type { ColumnId, Row, RowId, SheetKey } from './book';

export const UNREAD: SheetKey = 'unread';

/** A line; the cells of a line of a table are parted by tabs, blank ones too. */
export const UNREAD_TEXT: ColumnId = '正文';

/** Where in a document a line stands; lines count from 1. */
export interface LinePlace {
	readonly line: number;
	readonly page?: number;
	readonly sheet?: string;
	/** The table of a Word document. */
	readonly block?: number;
}

/** The id of a line, which is also its public name: 「第5页第3行」, 「Sheet1第12行」. */
export function unreadRowId({ line, page, sheet, block }: LinePlace): RowId {
	const where =
		page !== undefined ? `第${page}页` : (sheet ?? (block !== undefined ? `第${block}表` : ''));
	return `${where}第${line}行`;
}

/** As addresses name it: 「原文[第5页第3行]」. */
export function unreadAddress(row: RowId): string {
	return `原文[${row}]`;
}

/** The book with what was not read of its document beside it. */
export function withUnread<
	B extends { readonly sheets: Readonly<Partial<Record<SheetKey, readonly Row[]>>> }
>(book: B, unread: readonly Row[]): B {
	if (unread.length === 0) return book;
	return { ...book, sheets: { ...book.sheets, [UNREAD]: unread } };
}
