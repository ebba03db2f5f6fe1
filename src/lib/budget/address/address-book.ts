/** Joins addresses and cells: the name of a cell, and the cell of a name. */
import { printAddress, type Address } from './address';
import {
	tableOf,
	type ColumnId,
	type Row,
	type RowId,
	type SheetKey,
	type UnitId
} from '../book/book';
import type { BookReader } from '../live/live-book';
import { namesOf, projectKey, projectLabel } from './sheet-names';
import { NOTE_COLUMN, notedSheet, noteRowOf } from '../book/table-note';
import { UNREAD, unreadAddress } from '../book/unread-sheet';
import { publicUnitName, unitPubliclyNamed } from '../book/unit';

/** A cell by its stable ids. */
export interface CellRef {
	readonly row: RowId;
	readonly column: ColumnId;
}

export function cellKey(row: RowId, column: ColumnId): string {
	return `${row}:${column}`;
}

/**
 * The public name of a cell (or, without column, of a row): `resolve` of it is that cell.
 * Rows that the book doesn't have, and notes of no table, have none.
 */
export function addressOf(book: BookReader, row: RowId, column?: ColumnId): Address | undefined {
	const sheet = book.sheetOf(row);
	const found = book.row(row);
	if (sheet === undefined || found === undefined) return undefined;
	if (sheet === UNREAD) return undefined;
	if (sheet === 'notes') return noteAddress(book, row, column);
	const address = rowAddress(book, sheet, found, column);
	return address && column !== undefined ? { ...address, column } : address;
}

function rowAddress(
	book: BookReader,
	sheet: SheetKey,
	row: Row,
	column: ColumnId | undefined
): Address | undefined {
	const table = tableOf(sheet);
	if (table) {
		const name = namesOf(book, sheet).forColumn(column).nameOf(row.id);
		return name && { kind: 'table', table: table.table, ...edition(book, table.unit), row: name };
	}
	if (sheet === 'projects') return projectAddress(book, row);
	if (sheet === 'narrative') return { kind: 'narrative', section: row.id.replace(/^N(?=\d)/, '') };
	const project = book.row(sheet.slice('indicators@'.length));
	if (!project) return undefined;
	const indicator = namesOf(book, sheet).forColumn(undefined).nameOf(row.id)?.nth;
	return indicator === undefined ? undefined : { ...projectAddress(book, project), indicator };
}

function noteAddress(
	book: BookReader,
	row: RowId,
	column: ColumnId | undefined
): Address | undefined {
	const sheet = notedSheet(row);
	const table = sheet && tableOf(sheet);
	if (!table || (column !== undefined && column !== NOTE_COLUMN)) return undefined;
	return { kind: 'table', table: table.table, ...edition(book, table.unit), column: NOTE_COLUMN };
}

function edition(book: BookReader, unit: UnitId | undefined): { edition?: string } {
	return unit === undefined ? {} : { edition: publicUnitName(book.head.units, unit) };
}

function projectAddress(book: BookReader, row: Row): Extract<Address, { kind: 'form' }> {
	const nth = namesOf(book, 'projects').forColumn(undefined).nameOf(row.id)?.nth ?? 1;
	const name = { key: projectLabel(row), nth };
	if (row.unit === undefined) return { kind: 'form', project: name };
	return { kind: 'form', project: { ...name, unit: publicUnitName(book.head.units, row.unit) } };
}

/** `printAddress` of `addressOf`; the row id itself where the row is gone. */
export function printCell(book: BookReader, row: RowId, column?: ColumnId): string {
	if (book.sheetOf(row) === UNREAD) return unreadAddress(row);
	const address = addressOf(book, row, column);
	return address ? printAddress(address) : cellKey(row, column ?? '');
}

/**
 * The cell that an address names, if the book has its row. Names are compared exactly as they
 * are printed. `*` addresses, and those of whole tables, name no single cell.
 */
export function resolve(book: BookReader, address: Address): Partial<CellRef> | undefined {
	const row = resolveRow(book, address);
	if (row === undefined || book.row(row) === undefined) return undefined;
	return address.column === undefined ? { row } : { row, column: address.column };
}

function resolveRow(book: BookReader, address: Address): RowId | undefined {
	switch (address.kind) {
		case 'table':
			return resolveTableRow(book, address);
		case 'form':
			return resolveFormRow(book, address);
		case 'narrative':
			return [`N${address.section}`, `${address.section}`].find(
				(id) => book.sheetOf(id) === 'narrative'
			);
	}
}

function resolveTableRow(
	book: BookReader,
	{ table, edition, row, column }: Extract<Address, { kind: 'table' }>
): RowId | undefined {
	const unit = edition === undefined ? undefined : unitIdOf(book, edition);
	const sheet: SheetKey = unit === undefined ? table : `${table}@${unit}`;
	if (row === '*') return undefined;
	if (row === undefined) return column === NOTE_COLUMN ? noteRowOf(sheet) : undefined;
	return namesOf(book, sheet).forColumn(column).find(row);
}

/** Editions of units that the register doesn't hold go by the unit's id. */
function unitIdOf(book: BookReader, name: string): UnitId {
	return unitPubliclyNamed(book.head, name)?.id ?? name;
}

function resolveFormRow(
	book: BookReader,
	{ project: name, indicator }: Extract<Address, { kind: 'form' }>
): RowId | undefined {
	if (name === undefined || name === '*' || indicator === '*') return undefined;
	const key = projectKey(name.unit, name.key);
	const project = namesOf(book, 'projects').forColumn(undefined).find({ key, nth: name.nth });
	if (project === undefined || indicator === undefined) return project;
	return book.rows(`indicators@${project}`)[indicator - 1]?.id;
}
