/** What a person writes into a book: cells and rows, and what came of it. */
import type {
	CellValue,
	ColumnId,
	RowId,
	RowRole,
	SheetKey,
	Side,
	UnitId
} from '$lib/budget/book/book';
import type { Refusal } from './refusal';

/** One cell written by a person. `undefined` blanks it. */
export interface CellEdit {
	readonly row: RowId;
	readonly column: ColumnId;
	readonly value: CellValue | undefined;
}

export interface NewRow {
	readonly sheet: SheetKey;
	/** Where a row's id is its meaning: a table's note, a section of the narrative. Absent: a fresh one. */
	readonly id?: RowId;
	/** The row it comes after; absent: at the top. */
	readonly after?: RowId;
	readonly side?: Side;
	readonly unit?: UnitId;
	readonly role?: RowRole;
	readonly cells?: Readonly<Record<ColumnId, CellValue>>;
}

/** Rows put in, cells written and rows removed that belong together. */
export interface Batch {
	/** Each with an id of its own; rows of one sheet after the same row come in this order. */
	readonly rows?: readonly (NewRow & { readonly id: RowId })[];
	/** Cells of rows that are in the book already. */
	readonly edits?: readonly CellEdit[];
	readonly removed?: readonly RowId[];
}

export type WriteResult =
	{ readonly ok: true; readonly row?: RowId } | { readonly ok: false; readonly refusal: Refusal };

/** Edits that the server refused, kept on this device until offered again or dropped. */
export interface RefusedEdits {
	readonly id: string;
	readonly room: string;
	/** UTC milliseconds. */
	readonly at: number;
	readonly refusal: Refusal;
	readonly edits: readonly CellEdit[];
	/** All of them as a Yjs update (V1), rows and order included. */
	readonly update: Uint8Array;
}
