/** What a rule sees of a book. */
import type { Fen } from '$lib/budget/values/amount';
import type {
	BookHead,
	Cells,
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey,
	UnitId
} from '$lib/budget/book/book';
import type { Match } from '../matching/matching';
import type { Lookup } from './lookups';

/** The department's edition of the tables (`unit` absent) or a unit's own. */
export interface Edition {
	readonly unit?: UnitId;
}

/** What a rule sees of a book. Everything read here is noted; nothing else may be read. */
export interface RuleReader {
	head<K extends keyof BookHead>(piece: K): BookHead[K];
	/** Where and what a row is; `undefined` once it is gone. Its cells are read with `value`. */
	mark(row: RowId): RowMark | undefined;
	sheetOf(row: RowId): SheetKey | undefined;
	value(row: RowId, column: ColumnId): CellValue | undefined;
	/** The figure of a cell: `undefined` if blank or not a figure. */
	amount(row: RowId, column: ColumnId): Fen | undefined;
	text(row: RowId, column: ColumnId): string;
	/** All rows in document order. The reader is re-run for any row that comes, goes or moves. */
	rows(sheet: SheetKey): readonly RowMark[];
	/**
	 * All cells of a row. The reader is re-run for any of them: for rules that go through a form.
	 */
	cells(row: RowId): Readonly<Cells>;
	/**
	 * What `read` makes of all rows of a sheet with all their cells: made once for all rules that
	 * ask for it, and anew (as they are re-run) when anything in the sheet changes. For the few
	 * indicators of one form; `read` is one function, not made on the spot, and returns something.
	 */
	digest<T>(sheet: SheetKey, read: (rows: readonly Row[]) => T): T;
	/** The rows with a key, in document order. */
	group(sheet: SheetKey, lookup: Lookup, key: string): readonly RowMark[];
	/** The `nth` (1 by default) row with a key. */
	find(sheet: SheetKey, lookup: Lookup, key: string, nth?: number): RowId | undefined;
	/** Sum of a column over the rows with a key, and how many of them hold a figure; in constant time. */
	sum(
		sheet: SheetKey,
		lookup: Lookup,
		key: string,
		column: ColumnId
	): { readonly value: Fen; readonly figures: number };
	hasRows(sheet: SheetKey): boolean;
	/** Whether any amount of the sheet is other than zero: an empty table says nothing. */
	hasFigures(sheet: SheetKey): boolean;
	/** The first row that prints a zero as 「0.00」, in a sheet that also leaves amounts blank. */
	zeroBesideBlanks(sheet: SheetKey): RowId | undefined;
	/** The form of a project row of T12 or T13, or the row of a form. */
	partner(row: RowId): Match | undefined;
}
