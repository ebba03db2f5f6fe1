/** What printing a living figure reads of a book; rules note every such read. */
import type { RowName } from './address';
import {
	tableOf,
	type BookHead,
	type CellValue,
	type ColumnId,
	type RowId,
	type RowMark,
	type SheetKey,
	type TableId
} from './book';
import type { BookReader } from './live-book';
import { namesOf } from './sheet-names';
import { templateOf } from './table-template';

export interface LivingReader {
	head<K extends keyof BookHead>(piece: K): BookHead[K];
	rows(sheet: SheetKey): readonly RowMark[];
	value(row: RowId, column: ColumnId): CellValue | undefined;
	/** The row of that name; a column of one side numbers that side's rows first. */
	rowNamed(sheet: SheetKey, column: ColumnId, name: RowName): RowId | undefined;
	/** Whether any amount of the table is other than zero. */
	hasFigures(table: TableId): boolean;
	/** Whether a cell is kept from whoever reads the text. */
	hides?(row: RowId, column: ColumnId): boolean;
}

/** A book as living figures read it. */
export function livingReaderOf(book: BookReader, hides?: LivingReader['hides']): LivingReader {
	return {
		head: (piece) => book.head[piece],
		rows: (sheet) => book.rows(sheet),
		value: (row, column) => book.value(row, column),
		rowNamed: (sheet, column, name) =>
			tableOf(sheet) && namesOf(book, sheet).forColumn(column).find(name),
		hasFigures: (table) => {
			const amounts = templateOf(table).columns.filter(({ holds }) => holds === 'amount');
			return book
				.rows(table)
				.some(({ cells }) =>
					amounts.some(({ id }) => typeof cells[id] === 'number' && cells[id] !== 0)
				);
		},
		...(hides && { hides })
	};
}
