/** T11 holds 行政 and 参公 units only; T6 all of them. What lies between is the 事业 units' 公用经费. */
import { bookFormat } from '$lib/formats/book-format';
import { tableOf, type RowId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { keyOf } from '$lib/budget/table/row-key';
import type { Difference } from '../difference';
import type { Kind } from '../hypothesis';

export const institutions: Kind = {
	id: 'institutions',
	belief: 0.96,
	candidates: function* (difference) {
		const { book, step, print } = difference;
		const t11 = totalRow(book, 'T11');
		const t6 = totalRow(book, 'T6');
		if (!t11 || !t6 || !concerns(difference) || !leavesUnitsOut(book)) return;
		const [agencies, all] = [book.value(t11, '合计'), book.value(t6, '公用经费')];
		if (typeof agencies !== 'number' || typeof all !== 'number' || all <= agencies) return;
		const cells = [
			{ row: t11, column: '合计' },
			{ row: t6, column: '公用经费' }
		];
		// The text often has T6's figure as it was before rounding: one step more or less.
		for (const slack of [0, -step, step])
			for (const sign of [1, -1])
				yield {
					delta: sign * (all - agencies + slack),
					cells,
					tell: () => ({
						arguments: { part: print(all - agencies), agencies: print(agencies), all: print(all) }
					})
				};
	}
};

function totalRow(book: BookReader, table: 'T6' | 'T11'): RowId | undefined {
	return book
		.rows(table)
		.find((row) => row.role === 'total' || /合计$/.test(keyOf(table, row, bookFormat(book.head))))
		?.id;
}

/** One side is T11's total or T6's 公用经费. */
function concerns({ finding, book }: Difference): boolean {
	return finding.cells.some(({ row, column }) => {
		const sheet = book.sheetOf(row);
		const table = sheet && tableOf(sheet);
		if (!table || table.unit !== undefined) return false;
		return table.table === 'T11'
			? column === '合计'
			: table.table === 'T6' && column === '公用经费';
	});
}

function leavesUnitsOut(book: BookReader): boolean {
	const listed = new Set(book.rows('T11').map((row) => row.unit));
	return book.head.units.some((unit) => !listed.has(unit.id));
}
