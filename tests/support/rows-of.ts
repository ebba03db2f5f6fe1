import { generateNKeysBetween } from 'fractional-indexing';
import type { Cells, Row, RowMark } from '$lib/budget/book/book';

/** Gives rows ids and order keys. */
export function rowsOf(
	prefix: string,
	rows: readonly (Omit<RowMark, 'id' | 'order'> & { id?: string; cells: Cells })[]
): Row[] {
	const orders = generateNKeysBetween(null, null, rows.length);
	return rows.map((row, at) => ({ id: `${prefix}-${at}`, ...row, order: orders[at] }));
}
