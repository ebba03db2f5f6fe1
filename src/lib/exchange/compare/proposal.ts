/** What taking a document over would change in a book: the words of the comparison. */
import type {
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey,
	UnitId
} from '$lib/budget/book/book';

/** One cell that would change. `after` absent: the document leaves it blank. */
export interface ProposedCell {
	readonly column: ColumnId;
	readonly before?: CellValue;
	readonly after?: CellValue;
}

/**
 * One row that would change: `changed` cells of a row that is there, a `new` row, or one of the
 * book that the document has not (`absent`).
 */
export interface ProposedRow {
	readonly kind: 'changed' | 'new' | 'absent';
	readonly sheet: SheetKey;
	/** The row of the book, or the id that a new one would get. */
	readonly id: RowId;
	/** What people call it. */
	readonly name: string;
	readonly cells: readonly ProposedCell[];
	/** Of a new row. */
	readonly mark?: Omit<RowMark, 'id' | 'order'>;
	/** Of a new row: the row of the book that it comes after. */
	readonly after?: RowId;
	/** The row of the document, for where it stands there. */
	readonly from?: RowId;
}

export interface ProposedSheet {
	readonly sheet: SheetKey;
	readonly rows: readonly ProposedRow[];
}

/** What heads the document and the book differently; never taken over. */
export interface HeadDifference {
	readonly of: 'year' | 'department' | 'unit';
	readonly book: string;
	readonly document: string;
}

export interface Proposal {
	readonly sheets: readonly ProposedSheet[];
	readonly head: readonly HeadDifference[];
	/** Cells that the document and the book have alike. */
	readonly same: number;
	/** Rows of the document that the target cannot hold, such as prose for a unit's edition. */
	readonly outside: readonly { readonly sheet: SheetKey; readonly rows: readonly Row[] }[];
	/** What a book file holds beside its tables: never taken over, for it is what people said and decided there. */
	readonly apart: Apart;
}

/** How many of each. */
interface Apart {
	readonly comments: number;
	readonly explanations: number;
	readonly settings: number;
}

export const NOTHING_APART: Apart = { comments: 0, explanations: 0, settings: 0 };

/** Where a document goes: the department's own tables, or one unit's edition and projects. */
export interface ImportTarget {
	readonly unit?: UnitId;
}
