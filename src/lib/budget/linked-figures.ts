/** The figures of a book as another book links them: last year's disclosure, the approval (批复). */
import { printCell } from './address-book';
import { exactAmount } from './amount';
import type { BookReader } from './live-book';
import { columnsOfSide, TABLE_IDS, templateOf } from './table-template';

/** Every figure of the department's tables by its address, as an exact decimal in 万元. */
export function linkedFigures(book: BookReader): Record<string, string> {
	const figures: Record<string, string> = {};
	for (const table of TABLE_IDS)
		for (const row of book.rows(table))
			for (const { id, holds } of columnsOfSide(templateOf(table), row.side)) {
				const value = book.value(row.id, id);
				if (holds === 'amount' && typeof value === 'number')
					figures[printCell(book, row.id, id)] = exactAmount(value, '万元');
			}
	return figures;
}
