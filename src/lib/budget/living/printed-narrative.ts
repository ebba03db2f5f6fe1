/** A book as it is read: its narrative with every living figure printed. */
import type { Book, ColumnId, Row, SheetKey } from '../book/book';
import { LiveBook } from '../live/live-book';
import { isLiving } from './living-figure';
import { livingReaderOf, type LivingReader } from './living-reader';
import { printLivingText } from './living-text';
import { plainText } from '../values/text-mark';

const TEXT = '正文';

/**
 * Marks of words stay, for writers that show them.
 *
 * @param hides cells that whoever reads the book may not see: no text prints them
 */
export function withPrintedNarrative(
	book: Book,
	hides?: (sheet: SheetKey, row: Row, column: ColumnId) => boolean
): Book {
	const rows = book.sheets.narrative;
	if (!rows?.some(({ cells }) => isLiving(String(cells[TEXT] ?? '')))) return book;
	const live = new LiveBook(book);
	const reader = livingReaderOf(live, {
		hides: hides && ((id, column) => hides(live.sheetOf(id)!, live.row(id)!, column))
	});
	const narrative = rows.map((row) => printedRow(row, reader, 'keep'));
	return { ...book, sheets: { ...book.sheets, narrative } };
}

/**
 * A section as it is read.
 *
 * @param marks `drop` as where words cannot look different, with the points and numbers of its lists
 */
export function printedRow(row: Row, reader: LivingReader, marks: 'drop' | 'keep'): Row {
	const text = String(row.cells[TEXT] ?? '');
	if (!isLiving(text)) return row;
	const printed = printLivingText(text, reader, 'keep').text;
	return {
		...row,
		cells: { ...row.cells, [TEXT]: marks === 'keep' ? printed : plainText(printed) }
	};
}
