/** The public name of a row: account code, else label without its ordinal. */
import { PROJECT_NAME } from '$lib/formats/project-form';
import type { Format, FormatTable } from '$lib/formats/format';
import { officialName } from '$lib/formats/format-tables';
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type Row,
	type SheetKey,
	type Side,
	type TableId
} from '../book/book';
import { bareLabel } from '../values/row-label';
import { columnOf, type Column } from './table-template';

const text = (value: CellValue | undefined): string => (value === undefined ? '' : String(value));

function columnHolding(
	format: Format,
	table: TableId,
	side: Side | undefined,
	holds: Column['holds']
): Column | undefined {
	return format.byId
		.get(table)
		?.columns.find((c) => c.holds === holds && (c.side === undefined || c.side === side));
}

/** The column that holds the names of the rows of that side. */
export function labelColumnOf(
	table: TableId,
	side: Side | undefined,
	format: Format
): Column | undefined {
	return columnHolding(format, table, side, 'label');
}

/** The column that holds the account codes of the rows of that side, where the table has one. */
export function codeColumnOf(
	table: TableId,
	side: Side | undefined,
	format: Format
): Column | undefined {
	return columnHolding(format, table, side, 'code');
}

/** The label cell as printed, e.g. 「四、公共安全支出」. */
export function labelOf(table: TableId, row: Row, format: Format): string {
	const column = labelColumnOf(table, row.side, format);
	return column ? text(row.cells[column.id]) : '';
}

/** The account code cell, empty where the table has none or the row is 合计. */
export function codeOf(table: TableId, row: Row, format: Format): string {
	const column = codeColumnOf(table, row.side, format);
	return column ? text(row.cells[column.id]).trim() : '';
}

/**
 * The name of a row inside its table and side, before `#2` numbering. The total of a table whose rows
 * are the units' goes by its official name (部门合计), any other row by its code, else its bare label.
 * A label is in the words of the format, where a document has others that the format knows.
 */
export function keyOf(table: TableId, row: Row, format: Format): string {
	const template = format.byId.get(table);
	if (template?.transposed) return template.fixedRows[0].key ?? '';
	const isTotal = row.role === 'total';
	if (isTotal && template?.shared && template.total) return totalOf(template) ?? '';
	const code = codeOf(table, row, format);
	if (code !== '' && !isTotal) return code;
	const label = bareLabel(labelOf(table, row, format) || code);
	return template ? officialName(template, row.side, label) : label;
}

function totalOf(template: FormatTable): string | undefined {
	return template.fixedRows.find(({ role }) => role === 'total')?.label;
}

const naming = new WeakMap<Format, ReadonlySet<ColumnId>>();

function namingColumns(format: Format): ReadonlySet<ColumnId> {
	let columns = naming.get(format);
	if (!columns) {
		const names = ({ holds }: Column): boolean => holds === 'code' || holds === 'label';
		columns = new Set([
			PROJECT_NAME,
			...format.tables.flatMap((table) => table.columns.filter(names).map(({ id }) => id))
		]);
		naming.set(format, columns);
	}
	return columns;
}

/** True where the names of a sheet's rows depend on that column. */
export function isNamingColumn(sheet: SheetKey, column: ColumnId, format: Format): boolean {
	// Asked of every cell that changes, most of them amounts.
	if (!namingColumns(format).has(column)) return false;
	if (sheet === 'projects') return column === PROJECT_NAME;
	const table = tableOf(sheet)?.table;
	const holds = table === undefined ? undefined : columnOf(table, column, format)?.holds;
	return holds === 'code' || holds === 'label';
}
