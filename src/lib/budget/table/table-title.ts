/** What the tables of a book are called on screen and on paper, in the edition that is shown. */
import { bookFormat } from '$lib/formats/book-format';
import type { EditionKind, FormatTable } from '$lib/formats/format';
import { formatHead, formatTables, type TableHead } from '$lib/formats/format-tables';

export type { TableHead };
import type { BookHead, TableId, UnitId } from '../book/book';

type Head = Pick<BookHead, 'year' | 'department' | 'units' | 'format' | 'edition'>;

/** Whose document it is that has this edition of a table. */
export function editionKind({ edition }: Pick<BookHead, 'edition'>, unit?: UnitId): EditionKind {
	return unit === undefined && edition !== 'unit' ? 'department' : 'unit';
}

/** The title as printed: 「2023年预算收支总表」. */
export function tableTitle(head: Head, table: FormatTable, unit?: UnitId): string {
	return tableHead(head, table, unit).title;
}

/** All that is printed above a table. */
export function tableHead(head: Head, table: FormatTable, unit?: UnitId): TableHead {
	const owner = head.units.find(({ id }) => id === unit)?.name ?? head.department.name;
	const facts = { year: head.year, department: head.department.name, unit: owner };
	return formatHead(bookFormat(head), table, editionKind(head, unit), facts);
}

/** Which table of its edition it is, from 1: 「预算公开表1」. */
export function tableNumber(head: Head, table: TableId, unit?: UnitId): string {
	const ids = (kind: EditionKind) => formatTables(bookFormat(head), kind).map(({ id }) => id);
	const own = ids(editionKind(head, unit)).indexOf(table);
	const at = own < 0 ? ids('department').indexOf(table) : own;
	return at < 0 ? '' : String(at + 1);
}

/** What it goes by in lists: 「T2 收入总表」; where the id is the name, its number in front. */
export function tableLabel(head: Head, id: TableId): string {
	const { tables } = bookFormat(head);
	const at = tables.findIndex((table) => table.id === id);
	const short = tables[at]?.short ?? id;
	return `${/^T\d+$/.test(id) ? id : at + 1} ${short}`;
}
