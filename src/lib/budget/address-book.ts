/** Joins addresses and cells: the name of a cell, and the cell of a name. */
import { printAddress, type Address, type RowName } from './address';
import { tableOf, type ColumnId, type Row, type RowId, type SheetKey } from './book';
import type { BookReader } from './live-book';
import { bareLabel, keyOf } from './row-key';
import { columnOf } from './table-template';

/** A cell by its stable ids. */
export interface CellRef {
	readonly row: RowId;
	readonly column: ColumnId;
}

export function cellKey(row: RowId, column: ColumnId): string {
	return `${row}:${column}`;
}

/** The public name of a cell (or, without column, of a row). Unknown rows have none. */
export function addressOf(book: BookReader, row: RowId, column?: ColumnId): Address | undefined {
	const sheet = book.sheetOf(row);
	const found = book.row(row);
	if (sheet === undefined || found === undefined) return undefined;
	const table = tableOf(sheet);
	if (table) {
		const rows = book.rows(sheet).filter((r) => r.side === found.side);
		const name = nameAmong(rows, found, (r) => keyOf(table.table, r));
		const edition = table.unit === undefined ? undefined : unitName(book, table.unit);
		return clean({ kind: 'table', table: table.table, edition, row: name, column });
	}
	if (sheet === 'projects')
		return clean({ kind: 'form', project: projectName(book, found), column });
	if (sheet.startsWith('indicators@')) {
		const project = book.row(sheet.slice('indicators@'.length));
		const indicator = book.rows(sheet).indexOf(found) + 1;
		return clean({
			kind: 'form',
			project: project && projectName(book, project),
			indicator,
			column
		});
	}
	if (sheet === 'notes') {
		const noted = tableOf(row.replace(/^note-/, '') as SheetKey);
		if (!noted) return undefined;
		const edition = noted.unit === undefined ? undefined : unitName(book, noted.unit);
		return clean({ kind: 'table', table: noted.table, edition, column: '注' });
	}
	return clean({ kind: 'narrative', section: row.replace(/^N(?=\d)/, ''), column });
}

/** `printAddress` of `addressOf`; the row id itself where the row is gone. */
export function printCell(book: BookReader, row: RowId, column?: ColumnId): string {
	const address = addressOf(book, row, column);
	return address ? printAddress(address) : cellKey(row, column ?? '');
}

/** The cell that an address names, if the book has its row. `*` addresses name no single cell. */
export function resolve(book: BookReader, address: Address): Partial<CellRef> | undefined {
	const row = resolveRow(book, address);
	if (row === undefined) return undefined;
	return address.column === undefined ? { row: row.id } : { row: row.id, column: address.column };
}

function resolveRow(book: BookReader, address: Address): Row | undefined {
	if (address.kind === 'narrative') {
		const { section } = address;
		return section === undefined ? undefined : (book.row(`N${section}`) ?? book.row(section));
	}
	if (address.kind === 'form') return resolveFormRow(book, address);
	const { table, row, edition, column } = address;
	if (row === undefined || row === '*') return undefined;
	const unit = edition === undefined ? undefined : book.head.units.find((u) => u.name === edition);
	if (edition !== undefined && unit === undefined) return undefined;
	const rows = book.rows(unit ? `${table}@${unit.id}` : table);
	const side = column === undefined ? undefined : columnOf(table, column)?.side;
	const candidates = side === undefined ? rows : rows.filter((r) => r.side === side);
	return nthNamed(candidates, row, (r) => keyOf(table, r));
}

function resolveFormRow(
	book: BookReader,
	address: Extract<Address, { kind: 'form' }>
): Row | undefined {
	const { project: name, indicator } = address;
	if (name === undefined || name === '*' || indicator === '*') return undefined;
	const projects = book.rows('projects').filter((p) => unitName(book, p.unit) === name.unit);
	const project = nthNamed(projects, name, projectLabel);
	if (!project || indicator === undefined) return project;
	return book.rows(`indicators@${project.id}`)[indicator - 1];
}

function projectLabel(row: Row): string {
	return bareName(String(row.cells['项目名称'] ?? ''));
}
/** Project names keep their digits (「2022年…」 is no ordinal); only spaces go. */
function bareName(name: string): string {
	return name.replace(/\s+/g, '') || '（未命名）';
}

function projectName(book: BookReader, row: Row): RowName & { unit?: string } {
	const siblings = book.rows('projects').filter((p) => p.unit === row.unit);
	const unit = unitName(book, row.unit);
	const name = nameAmong(siblings, row, projectLabel);
	return unit === undefined ? name : { ...name, unit };
}

function unitName(book: BookReader, id: string | undefined): string | undefined {
	return id === undefined ? undefined : (book.head.units.find((u) => u.id === id)?.name ?? id);
}

function nameAmong(rows: readonly Row[], row: Row, name: (row: Row) => string): RowName {
	const key = name(row) || '（空）';
	let nth = 0;
	for (const other of rows) {
		if ((name(other) || '（空）') === key) nth++;
		if (other.id === row.id) break;
	}
	return { key, nth };
}

function nthNamed(
	rows: readonly Row[],
	{ key, nth }: RowName,
	name: (row: Row) => string
): Row | undefined {
	let seen = 0;
	const wanted = bareLabel(key) === '' ? key : key.replace(/\s+/g, '');
	return rows.find((row) => (name(row) || '（空）') === wanted && ++seen === nth);
}

function clean(address: Address): Address {
	return Object.fromEntries(
		Object.entries(address).filter(([, v]) => v !== undefined)
	) as unknown as Address;
}
