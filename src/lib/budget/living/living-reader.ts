/** What printing a living figure reads of a book; rules note every such read. */
import { bookFormat } from '$lib/formats/book-format';
import type { RowName } from '../address/address';
import {
	type BookHead,
	type CellValue,
	type ColumnId,
	type RowId,
	type RowMark,
	type SheetKey,
	type TableId,
	type UnitId
} from '../book/book';
import { lacksRowsOf, type MissingPart } from '../book/missing-part';
import { lacksBehind } from '../computed/lacks-behind';
import type { BookReader } from '../live/live-book';
import { namesOf, projectKey } from '../address/sheet-names';
import { templateOf } from '../table/table-template';
import { publicUnitName } from '../book/unit';

/** A row of a table, or a project form of a unit. */
export type NamedRow = RowName & { readonly unit?: UnitId };

export interface LivingReader {
	head<K extends keyof BookHead>(piece: K): BookHead[K];
	rows(sheet: SheetKey): readonly RowMark[];
	value(row: RowId, column: ColumnId): CellValue | undefined;
	/** The row of that name; a column of one side numbers that side's rows first. */
	rowNamed(sheet: SheetKey, column: ColumnId, name: NamedRow): RowId | undefined;
	/** Whether any amount of the table is other than zero. */
	hasFigures(table: TableId): boolean;
	/** Whether a cell is kept from whoever reads the text. */
	hides?(row: RowId, column: ColumnId): boolean;
	/** Whether rows that belong to a sheet, or those of one unit in it, are not here. */
	lacks?(sheet: SheetKey, unit?: UnitId): boolean;
	/** Whether a cell is computed of such rows. */
	lacksBehind?(row: RowId, column: ColumnId): boolean;
}

export interface LivingReaderOptions {
	readonly hides?: LivingReader['hides'];
	/** The parts of the book that are not here now. */
	readonly missing?: () => readonly MissingPart[];
}

/** A book as living figures read it. */
export function livingReaderOf(
	book: BookReader,
	{ hides, missing }: LivingReaderOptions = {}
): LivingReader {
	return {
		head: (piece) => book.head[piece],
		rows: (sheet) => book.rows(sheet),
		value: (row, column) => book.value(row, column),
		rowNamed: (sheet, column, name) =>
			namesOf(book, sheet)
				.forColumn(column)
				.find(keyIn(book, sheet, name)),
		hasFigures: (table) => {
			const amounts = templateOf(table, bookFormat(book.head)).columns.filter(
				({ holds }) => holds === 'amount'
			);
			return book
				.rows(table)
				.some(({ cells }) =>
					amounts.some(({ id }) => typeof cells[id] === 'number' && cells[id] !== 0)
				);
		},
		...(hides && { hides }),
		...(missing && readingMissing(book, missing))
	};
}

function readingMissing(
	book: BookReader,
	missing: () => readonly MissingPart[]
): Required<Pick<LivingReader, 'lacks' | 'lacksBehind'>> {
	const lacks = (sheet: SheetKey, unit?: UnitId): boolean =>
		missing().some((part) => lacksRowsOf(part, sheet, book.head, unit));
	return {
		lacks,
		lacksBehind: (row, column) =>
			missing().length > 0 && lacksBehind(book, { row, column }, (sheet) => lacks(sheet))
	};
}

/** The name of a row as its sheet numbers it: forms are numbered within their unit. */
function keyIn({ head }: BookReader, sheet: SheetKey, { key, nth, unit }: NamedRow): RowName {
	if (sheet !== 'projects') return { key, nth };
	const name = unit === undefined ? undefined : publicUnitName(head.units, unit);
	return { key: projectKey(name, key), nth };
}
