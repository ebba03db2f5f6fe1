import { bookFormat } from '$lib/formats/book-format';
import { parseAddress } from '$lib/budget/address/address';
import { resolve, type CellRef } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';

/** The cell that an address names in a book. */
export function cellAddressed(book: BookReader, text: string): CellRef | undefined {
	const parsed = parseAddress(text, bookFormat(book.head));
	const found = parsed.ok ? resolve(book, parsed.address) : undefined;
	return found?.row !== undefined && found.column !== undefined
		? { row: found.row, column: found.column }
		: undefined;
}
