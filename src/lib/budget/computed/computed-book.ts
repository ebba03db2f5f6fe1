/** A whole book as plain data, its computed cells evaluated. */
import type { Format } from '$lib/formats/format';
import type { Book, Cells, Row, SheetKey } from '../book/book';
import { LiveBook } from '../live/live-book';
import { ComputedCells } from './computed-cells';
import { holdsAmounts, isFormulaText } from './formula-cell';

/**
 * For a book that comes from outside: what it says that its computed cells come to is not believed.
 * A book without formulas is given back as it is.
 */
export function computedBook(book: Book): Book {
	const isComputed = Object.values(book.sheets).some((rows) =>
		rows?.some(({ formulas }) => formulas !== undefined)
	);
	if (!isComputed) return book;
	const live = new LiveBook(book);
	new ComputedCells(live);
	return { ...book, sheets: live.snapshot().sheets };
}

/** The formulas among the cells of a row as they were written. */
export function formulasIn(sheet: SheetKey, cells: Cells, format: Format): Row['formulas'] {
	const found = Object.entries(cells).flatMap(([column, value]): [string, string][] =>
		isFormulaText(value) && holdsAmounts(sheet, column, format) ? [[column, value]] : []
	);
	return found.length === 0 ? undefined : Object.fromEntries(found);
}
