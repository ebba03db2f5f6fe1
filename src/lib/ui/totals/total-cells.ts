/** The totals among selected cells. */
import { cellKey, type CellRef } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';
import { totalsOf } from '$lib/budget/totals/sheet-totals';

/** Those that their formula does not give yet. */
export function totalCellsAmong(
	book: BookReader,
	cells: readonly { readonly ref?: CellRef }[]
): readonly CellRef[] {
	const wanted = cells.flatMap(({ ref }) =>
		ref && book.formula?.(ref.row, ref.column) === undefined ? [ref] : []
	);
	const sheets = new Set(wanted.flatMap(({ row }) => book.sheetOf(row) ?? []));
	const totals = new Set(
		[...sheets].flatMap((sheet) =>
			totalsOf(book, sheet).map(({ row, column }) => cellKey(row, column))
		)
	);
	return wanted.filter(({ row, column }) => totals.has(cellKey(row, column)));
}
