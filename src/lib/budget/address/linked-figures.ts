/** The figures of a book as another book links them: last year's disclosure, the approval (批复). */
import { bookFormat } from '$lib/formats/book-format';
import { printCell } from './address-book';
import { exactAmount } from '../values/amount';
import type { SheetKey, TableId } from '../book/book';
import type { BookReader } from '../live/live-book';
import { columnOf, tableIdsOf } from '../table/table-template';

/**
 * Every figure of the department's tables by its address, as an exact decimal in 万元; for a year that
 * is compared with another, those of the units' editions too.
 */
export function linkedFigures(
	book: BookReader,
	of: 'department' | 'editions too' = 'department'
): Record<string, string> {
	const figures: Record<string, string> = {};
	for (const [table, sheet] of sheetsOf(book, of))
		for (const row of book.rows(sheet))
			for (const [id, value] of Object.entries(row.cells)) {
				const column = columnOf(table, id, bookFormat(book.head));
				if (typeof value === 'number' && column?.holds === 'amount' && column.side === row.side)
					figures[printCell(book, row.id, id)] = exactAmount(value, '万元');
			}
	return figures;
}

function sheetsOf(book: BookReader, of: 'department' | 'editions too'): [TableId, SheetKey][] {
	const units = of === 'department' ? [] : book.head.units;
	return tableIdsOf(bookFormat(book.head)).flatMap((table) => [
		[table, table] as [TableId, SheetKey],
		...units.map(({ id }): [TableId, SheetKey] => [table, `${table}@${id}`])
	]);
}
