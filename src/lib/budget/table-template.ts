/** What a table looks like: its columns, its official header with spans, its rows. */
import { addedColumn } from './added-column';
import type { ColumnId, RowRole, Side, TableId } from './book';
import { TABLE_TEMPLATES } from './table-templates';

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

/** The official template; what a book prints of it is `templateFor` (book-columns.ts). */
export function templateOf(table: TableId): TableTemplate {
	return TABLE_TEMPLATES[table];
}

export const TABLE_IDS = Object.keys(TABLE_TEMPLATES) as TableId[];

/** A column of the official form, or one that a book added to it. */
export function columnOf(table: TableId, column: ColumnId): Column | undefined {
	const { columns } = TABLE_TEMPLATES[table];
	return (
		columns.find((c) => c.id === column) ??
		addedColumn(
			columns.some((c) => c.side !== undefined),
			column
		)
	);
}

/** The columns of one side; of a one-sided table, all. */
export function columnsOfSide(template: TableTemplate, side: Side | undefined): readonly Column[] {
	return side === undefined ? template.columns : template.columns.filter((c) => c.side === side);
}

export function printTitle(template: { name: string }, year: number): string {
	return `${year}年${template.name}`;
}
