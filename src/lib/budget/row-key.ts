/** The public name of a row: account code, else label without its ordinal. */
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type Row,
	type SheetKey,
	type Side,
	type TableId
} from './book';
import { bareLabel } from './row-label';
import { columnOf, TABLE_IDS, templateOf, type Column } from './table-template';

const text = (value: CellValue | undefined): string => (value === undefined ? '' : String(value));

function columnHolding(
	table: TableId,
	side: Side | undefined,
	holds: Column['holds']
): Column | undefined {
	return templateOf(table).columns.find(
		(c) => c.holds === holds && (c.side === undefined || c.side === side)
	);
}

/** The column that holds the names of the rows of that side. */
export function labelColumnOf(table: TableId, side?: Side): Column | undefined {
	return columnHolding(table, side, 'label');
}

/** The column that holds the account codes of the rows of that side, where the table has one. */
export function codeColumnOf(table: TableId, side?: Side): Column | undefined {
	return columnHolding(table, side, 'code');
}

/** The label cell as printed, e.g. 「四、公共安全支出」. */
export function labelOf(table: TableId, row: Row): string {
	const column = labelColumnOf(table, row.side);
	return column ? text(row.cells[column.id]) : '';
}

/** The account code cell, empty where the table has none or the row is 合计. */
export function codeOf(table: TableId, row: Row): string {
	const column = codeColumnOf(table, row.side);
	return column ? text(row.cells[column.id]).trim() : '';
}

/**
 * The name of a row inside its table and side, before `#2` numbering:
 * 合计 (部门合计 in T11 and T13) for the total row of one-sided tables, else code, else bare label.
 */
export function keyOf(table: TableId, row: Row): string {
	if (row.role === 'total' && (table === 'T11' || table === 'T13')) return '部门合计';
	const code = codeOf(table, row);
	if (code !== '' && row.role !== 'total') return code;
	return bareLabel(labelOf(table, row) || code);
}

/** The column that holds the name of a project row. */
export const PROJECT_NAME: ColumnId = '项目名称';

const NAMES_SOMEWHERE: ReadonlySet<ColumnId> = new Set([
	PROJECT_NAME,
	...TABLE_IDS.flatMap((table) =>
		templateOf(table).columns.flatMap(({ id, holds }) =>
			holds === 'code' || holds === 'label' ? [id] : []
		)
	)
]);

/** True where the names of a sheet's rows depend on that column. */
export function isNamingColumn(sheet: SheetKey, column: ColumnId): boolean {
	// Asked of every cell that changes, most of them amounts.
	if (!NAMES_SOMEWHERE.has(column)) return false;
	if (sheet === 'projects') return column === PROJECT_NAME;
	const table = tableOf(sheet)?.table;
	const holds = table && columnOf(table, column)?.holds;
	return holds === 'code' || holds === 'label';
}
