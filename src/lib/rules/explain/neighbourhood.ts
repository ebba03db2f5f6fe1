/** Figures that stand beside those of a finding: in their rows, and near them in their columns. */
import { bookFormat } from '$lib/formats/book-format';
import type { Fen } from '$lib/budget/values/amount';
import type { CellRef } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Difference } from './difference';
import { amountColumns } from './figures';

export interface Neighbour extends CellRef {
	readonly value: Fen;
}

/** Rows before and after, and cells in all. */
const REACH = 12;
const MOST = 28;
/** Of a long sum, its addends are looked at around a few cells only. */
const CENTRES = 6;

/** Figures other than those that the finding compares, and its addends; nearest first. */
export function neighbourhoodOf({ finding, book, sides, delta }: Difference): Neighbour[] {
	const compared = new Set(
		[sides.actual, ...(sides.expected.length < 2 ? sides.expected : [])].flatMap((term) =>
			term ? [`${term.row}:${term.column}`] : []
		)
	);
	const found = new Map<string, Neighbour>();
	for (const cell of [...sides.expected, ...beside(finding.cells.slice(0, CENTRES), book)]) {
		if (found.size >= MOST) break;
		const { row, column } = cell;
		const key = `${row}:${column}`;
		const value = book.value(row, column);
		if (compared.has(key) || typeof value !== 'number' || value === 0) continue;
		if (Math.abs(value) > Math.abs(delta)) continue;
		found.set(key, { row, column, value });
	}
	return [...found.values()];
}

function* beside(cells: Difference['finding']['cells'], book: BookReader): Iterable<CellRef> {
	for (const { row, column } of cells) {
		const sheet = book.sheetOf(row);
		if (!sheet || column === undefined) continue;
		const columns = amountColumns(bookFormat(book.head), sheet);
		if (!columns.includes(column)) continue;
		for (const other of columns) if (other !== column) yield { row, column: other };
		if (sheet === 'projects') continue;
		const rows = book.rows(sheet);
		const at = rows.findIndex(({ id }) => id === row);
		for (let step = 1; step <= REACH; step++)
			for (const near of [rows[at - step], rows[at + step]])
				if (near) yield { row: near.id, column };
	}
}
