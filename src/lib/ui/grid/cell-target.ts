/** The cell that a link asks for. */
import { bookFormat } from '$lib/formats/book-format';
import { parseAddress } from '$lib/budget/address/address';
import { resolve } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { CellTarget } from '../state/selection.svelte';

/** Addresses of cells that are not there name no target. */
export function cellTarget(
	book: BookReader,
	cell: string | CellTarget | undefined
): CellTarget | undefined {
	if (typeof cell !== 'string') return cell;
	const parsed = parseAddress(cell, bookFormat(book.head));
	const found = parsed.ok ? resolve(book, parsed.address) : undefined;
	return found?.row === undefined ? undefined : { row: found.row, column: found.column };
}
