/** What a table looks like: its columns, its official header with spans, its rows. */

/** The id of a table of the book's format: `T1`, `收入决算表`. */
export type TableId = string;

export type ColumnId = string;

/** What the rows of a panel are marked with, where panels stand side by side: 收入, 支出. */
export type Side = string;
/** What a row is beside an ordinary one: the 合计 row, or a level of T13's tree. */
export type RowRole = 'total' | 'unit' | 'project';

export interface Column {
	readonly id: ColumnId;
	/** Leaf header text, `{year}` standing for the fiscal year. */
	readonly title: string;
	readonly holds: 'code' | 'label' | 'text' | 'amount';
	/** On two-sided tables: the side whose rows have this column. */
	readonly side?: Side;
	/** Width in px at 100 %. */
	readonly width: number;
}

export interface HeaderCell {
	readonly text: string;
	/** Columns covered, 1 by default. */
	readonly across?: number;
	/** Header lines covered, 1 by default. */
	readonly down?: number;
}

/** A row that the official form prints, filled or not. */
export interface FixedRow {
	/** As printed, with its ordinal. */
	readonly label: string;
	readonly side?: Side;
	readonly role?: RowRole;
	/** On two-sided tables, which part it is aligned in with the other side; 'body' by default. */
	readonly band?: 'body' | 'closing' | 'grand';
}

export interface TableTemplate {
	readonly id: TableId;
	/** Title without its year: printed as `{year}年…`. */
	readonly name: string;
	/** Short name for navigation. */
	readonly short: string;
	readonly columns: readonly Column[];
	readonly header: readonly (readonly HeaderCell[])[];
	/**
	 * - `fixed`: exactly the form's rows, no insert or delete
	 * - `code-tree`: rows keyed by account code 类/款/项
	 * - `free`: any rows
	 */
	readonly body: 'fixed' | 'code-tree' | 'free';
	/** The rows of a fresh table, in order. */
	readonly fixedRows: readonly FixedRow[];
	/** Leading columns that stay in view when scrolling sideways. */
	readonly frozen: number;
}
