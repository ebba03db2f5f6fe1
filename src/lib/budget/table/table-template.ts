/** The tables of a format, as books ask for them. */
import type { Format, FormatTable } from '$lib/formats/format';
import { addedColumn } from './added-column';
import type { ColumnId, Side, TableId } from '../book/book';
import type { AmountUnit } from '../values/amount';
import type { Column, TableTemplate } from '../values/table-shape';

export type { Column, FixedRow, HeaderCell, TableTemplate } from '../values/table-shape';

/**
 * The official template; what a book prints of it is `templateFor` (book-columns.ts).
 * @param format of the book (`bookFormat(head)`)
 */
export function templateOf(table: TableId, format: Format): FormatTable {
	return format.byId.get(table)!;
}

/** What the amounts of a table are typed and printed in. */
export function unitOfTable(table: TableId, format: Format): AmountUnit {
	return format.byId.get(table)?.unit ?? '万元';
}

export function tableIdsOf(format: Format): readonly TableId[] {
	return format.tables.map(({ id }) => id);
}

const sides = new WeakMap<Format, readonly Side[]>();

/** What marks the rows of panels that stand side by side: 收入 and 支出. */
export function sidesOf(format: Format): readonly Side[] {
	let found = sides.get(format);
	if (!found) {
		const all = format.tables.flatMap(({ panels }) => panels.flatMap(({ side }) => side ?? []));
		sides.set(format, (found = [...new Set(all)]));
	}
	return found;
}

/** A column of the official form, or one that a book added to it; none where there is no such table. */
export function columnOf(table: TableId, column: ColumnId, format: Format): Column | undefined {
	const found = format.byId.get(table);
	return found && columnIn(found, column);
}

/** The same of a table that is at hand. */
export function columnIn({ columns }: FormatTable, id: ColumnId): Column | undefined {
	const isTwoSided = (): boolean => columns.some((c) => c.side !== undefined);
	return columns.find((c) => c.id === id) ?? addedColumn(isTwoSided(), id);
}

/** The columns of one side; of a one-sided table, all. */
export function columnsOfSide(template: TableTemplate, side: Side | undefined): readonly Column[] {
	return side === undefined ? template.columns : template.columns.filter((c) => c.side === side);
}

export function printTitle(template: { name: string }, year: number): string {
	return `${year}年${template.name}`;
}
