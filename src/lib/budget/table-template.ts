/** The tables of the official form. */
import { firstFormat } from '$lib/formats/known-formats';
import { addedColumn } from './added-column';
import type { ColumnId, Side, TableId } from './book';
import type { Column, TableTemplate } from './table-shape';

export type { Column, FixedRow, HeaderCell, TableTemplate } from './table-shape';

const TABLES: ReadonlyMap<TableId, TableTemplate> = new Map(
	firstFormat().tables.map((table) => [table.id, table])
);

/** The official template; what a book prints of it is `templateFor` (book-columns.ts). */
export function templateOf(table: TableId): TableTemplate {
	return TABLES.get(table)!;
}

export const TABLE_IDS: readonly TableId[] = [...TABLES.keys()];

/** What marks the rows of panels that stand side by side: 收入 and 支出. */
export const SIDES: readonly Side[] = [
	...new Set(
		[...TABLES.values()].flatMap(({ columns }) =>
			columns.flatMap(({ side }) => (side === undefined ? [] : [side]))
		)
	)
];

/** A column of the official form, or one that a book added to it. */
export function columnOf(table: TableId, column: ColumnId): Column | undefined {
	const { columns } = templateOf(table);
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
