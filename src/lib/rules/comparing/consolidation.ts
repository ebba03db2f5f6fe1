/**
 * 汇总: the department's tables beside the sum of its units' editions, cell by cell, less what the
 * units pay each other. It pairs lines as X41 does, and looks also where X41 cannot yet say that
 * something is wrong, because not every unit has filled its edition.
 */
import type { Format } from '$lib/formats/format';
import { formatTables } from '$lib/formats/format-tables';
import { parseAddress } from '$lib/budget/address/address';
import { cellKey, resolve } from '$lib/budget/address/address-book';
import type { Fen } from '$lib/budget/values/amount';
import {
	type ColumnId,
	type Row,
	type SheetKey,
	type TableId,
	type UnitId
} from '$lib/budget/book/book';
import { settingOf } from '$lib/budget/settings/book-settings';
import { FUND_SOURCES } from '$lib/budget/table/fund-source';
import type { MissingPart } from '$lib/budget/book/missing-part';
import type { BookReader } from '$lib/budget/live/live-book';
import { keyOf, labelOf } from '$lib/budget/table/row-key';
import { bookFormat } from '$lib/formats/book-format';
import { columnsOfSide, templateOf } from '$lib/budget/table/table-template';
import { lookupKey } from '../reading/lookups';

/** The tables that the department and each unit have an edition of. */
export function consolidated(format: Format): readonly TableId[] {
	const inBoth = formatTables(format).filter((table) =>
		formatTables(format, 'unit').includes(table)
	);
	return inBoth.flatMap(({ id, shared }) => (shared ? [] : [id]));
}

/** What one unit says in a cell. */
export interface Share {
	readonly unit: UnitId;
	/** Absent: its edition has no such line. */
	readonly row?: Row;
	readonly value?: Fen;
	/** The difference is just this figure: it may have been left out, or counted twice. */
	readonly explains: boolean;
}

export interface ConsolidatedCell {
	readonly column: ColumnId;
	readonly department?: Fen;
	/** Of the units, transfers taken off; absent where no unit has a figure, or one is not here. */
	readonly sum?: Fen;
	/** What the units pay each other here. */
	readonly transfers: Fen;
	/** Department less sum; a blank counts as zero. Absent where a part that is added up is not here. */
	readonly difference?: Fen;
	readonly shares: readonly Share[];
}

export interface ConsolidatedLine {
	/** Of the row and, where several rows have one name, its place among them. */
	readonly id: string;
	/** As people call it. */
	readonly name: string;
	/** Absent: only units have the line. */
	readonly row?: Row;
	/** The row of the first unit that has it, for what a new row of the department says. */
	readonly model?: Row;
	readonly cells: readonly ConsolidatedCell[];
}

export interface ConsolidatedTable {
	readonly table: TableId;
	/** Parts of the book that are not here: nothing is compared. */
	readonly missing: readonly MissingPart[];
	/** Units that are here and have no edition of this table: the sum is not whole. */
	readonly lacking: readonly UnitId[];
	readonly lines: readonly ConsolidatedLine[];
	/** Cells that differ. */
	readonly differences: number;
	/** Cells in which somebody has a figure. */
	readonly compared: number;
}

/** By the department's cells (`cellKey`). */
export type Transfers = ReadonlyMap<string, Fen>;

/** One table of the department beside its units'. */
export function consolidate(
	book: Pick<BookReader, 'head' | 'rows'>,
	table: TableId,
	transfers: Transfers,
	missing: readonly MissingPart[] = []
): ConsolidatedTable {
	const units = book.head.units.map(({ id }) => id);
	const editions = units.map((unit) => ({ unit, ...linesOf(book, `${table}@${unit}`) }));
	const department = linesOf(book, table);
	const keys = new Set([department, ...editions].flatMap(({ lines }) => [...lines.keys()]));
	const lines = [...keys].map((id): ConsolidatedLine => {
		const row = department.lines.get(id);
		const rows = editions.map(({ unit, lines }) => ({ unit, row: lines.get(id) }));
		const model = rows.find((one) => one.row)?.row;
		const named = (row ?? model)!;
		const columns = columnsOfSide(templateOf(table, bookFormat(book.head)), named.side);
		const cells = columns
			.filter(({ holds }) => holds === 'amount')
			.map(({ id: column }) => cellOf(column, row, rows, transfers))
			.map((cell) => (missing.length > 0 ? withoutDifference(cell) : cell));
		return {
			...{ id, name: nameOf(table, named, bookFormat(book.head)), cells },
			...(row && { row }),
			...(model && { model })
		};
	});
	const cells = lines.flatMap((line) => line.cells);
	return {
		...{ table, lines, missing },
		lacking: editions
			.filter(({ unit, isEmpty }) => isEmpty && !missing.includes(unit))
			.map(({ unit }) => unit),
		differences: cells.filter(({ difference = 0 }) => difference !== 0).length,
		compared: cells.filter((cell) => cell.department !== undefined || cell.sum !== undefined).length
	};
}

/** The units' projects that stand behind a figure: those that have one in its column of T12 or T13. */
export function projectsBehind(
	book: Pick<BookReader, 'rows'>,
	unit: UnitId,
	{ table, column }: { readonly table: TableId; readonly column: ColumnId }
): readonly { readonly row: Row; readonly value: Fen }[] {
	const source = (FUND_SOURCES as readonly string[]).includes(column)
		? column
		: table === 'T4' || table === 'T5'
			? '一般公共预算'
			: '合计';
	return (['T12', 'T13'] as const).flatMap((sheet) =>
		book.rows(sheet).flatMap((row) => {
			const value = row.cells[source];
			const isProject = row.role === undefined || row.role === 'project';
			return row.unit === unit && isProject && typeof value === 'number' ? [{ row, value }] : [];
		})
	);
}

interface Lines {
	readonly lines: ReadonlyMap<string, Row>;
	readonly isEmpty: boolean;
}

/** The rows of a sheet by name; of several with one name, each by its place among them. */
function linesOf(book: Pick<BookReader, 'head' | 'rows'>, sheet: SheetKey): Lines {
	const lines = new Map<string, Row>();
	const seen = new Map<string, number>();
	const rows = book.rows(sheet);
	for (const row of rows) {
		const key = lookupKey('line', sheet, row, bookFormat(book.head)) ?? '';
		const nth = seen.get(key) ?? 0;
		seen.set(key, nth + 1);
		lines.set(nth === 0 ? key : `${key}#${nth + 1}`, row);
	}
	return { lines, isEmpty: rows.length === 0 };
}

function cellOf(
	column: ColumnId,
	row: Row | undefined,
	units: readonly { readonly unit: UnitId; readonly row: Row | undefined }[],
	transfers: Transfers
): ConsolidatedCell {
	const department = figure(row, column);
	const paid = (row && transfers.get(cellKey(row.id, column))) ?? 0;
	const values = units.map(({ row: of }) => figure(of, column));
	const isStated = values.some((value) => value !== undefined);
	const sum = values.reduce<Fen>((total, value) => total + (value ?? 0), 0) - paid;
	const difference = (department ?? 0) - (isStated ? sum : 0);
	return {
		...{ column, transfers: paid, difference },
		...(department !== undefined && { department }),
		...(isStated && { sum }),
		shares: units.map(({ unit, row: of }, i): Share => {
			const value = values[i];
			const explains =
				difference !== 0 && value !== undefined && Math.abs(value) === Math.abs(difference);
			return { unit, explains, ...(of && { row: of }), ...(value !== undefined && { value }) };
		})
	};
}

/** The sum of those that are here is nobody's figure, and what differs from it says nothing. */
function withoutDifference(cell: ConsolidatedCell): ConsolidatedCell {
	const { difference: _difference, sum: _sum, shares, ...known } = cell;
	return { ...known, shares: shares.map((share) => ({ ...share, explains: false })) };
}

function figure(row: Row | undefined, column: ColumnId): Fen | undefined {
	const value = row?.cells[column];
	return typeof value === 'number' ? value : undefined;
}

/** What the units pay each other, as the book's data have it by address. */
export function transfersOf(book: BookReader): Transfers {
	const entered = settingOf(book.head.settings, 'internalTransfers') ?? {};
	return new Map(
		Object.entries(entered).flatMap(([text, value]): [string, Fen][] => {
			const parsed = parseAddress(text, bookFormat(book.head));
			const at = parsed.ok ? resolve(book, parsed.address) : undefined;
			if (at?.row === undefined || at.column === undefined) return [];
			return [[cellKey(at.row, at.column), value]];
		})
	);
}

function nameOf(table: TableId, row: Row, format: Format): string {
	const parts = [keyOf(table, row, format), labelOf(table, row, format)];
	const name = parts.filter((part, i) => part && parts.indexOf(part) === i).join(' ');
	return row.side ? `${row.side} · ${name}` : name;
}
