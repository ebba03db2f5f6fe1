/** Which cells of a table are sums of which others, where they are exactly. */
import type { Format } from '$lib/formats/format';
import { cellKey, type CellRef } from '$lib/budget/address/address-book';
import type { ColumnId, Row, TableId } from '$lib/budget/book/book';
import { APPROPRIATIONS, FUND_SOURCES } from '$lib/budget/table/fund-source';
import { indentOf } from '$lib/budget/table/indent';
import { templateOf } from '$lib/budget/table/table-template';
import { isTwoSided } from '$lib/budget/table/two-sided';

/** The addends of a cell, by `cellKey`. */
export type Sums = ReadonlyMap<string, readonly CellRef[]>;

type Across = readonly [sum: ColumnId, addends: readonly ColumnId[]];
const PARTS: Across = ['合计', ['基本支出', '项目支出']];
const FUNDS: Across = ['合计', APPROPRIATIONS];

/** What the official header says of columns. */
const ACROSS: Partial<Record<TableId, Across>> = {
	T1: ['合计', ['当年', '结转']],
	T2: ['合计', FUND_SOURCES],
	T3: PARTS,
	T4: ['小计', APPROPRIATIONS],
	T5: PARTS,
	T6: ['合计', ['人员经费', '公用经费']],
	T8: PARTS,
	T9: PARTS,
	T10: FUNDS,
	T11: FUNDS,
	T12: ['合计', FUND_SOURCES],
	T13: FUNDS
};

/**
 * A sum stands only where it gives exactly the figure of the book: a formula must not change what
 * was written. Sums across go before sums down.
 */
export function sumsOf(table: TableId, rows: readonly Row[], format: Format): Sums {
	const sums = new Map<string, readonly CellRef[]>();
	const byId = new Map(rows.map((row) => [row.id, row]));
	const offer = (row: Row, column: ColumnId, addends: readonly CellRef[]): void => {
		const key = cellKey(row.id, column);
		if (!sums.has(key) && addsUp(row.cells[column], addends, byId)) sums.set(key, addends);
	};
	const across = ACROSS[table];
	const amounts = templateOf(table, format).columns.filter(({ holds }) => holds === 'amount');
	for (const [i, row] of rows.entries()) {
		if (across)
			offer(
				row,
				across[0],
				across[1].map((column) => ({ row: row.id, column }))
			);
		for (const addends of addendsBelow(table, rows, i, format))
			for (const { id: column } of amounts)
				offer(
					row,
					column,
					addends.map((addend) => ({ row: addend.id, column }))
				);
	}
	return sums;
}

function addsUp(
	value: unknown,
	addends: readonly CellRef[],
	rows: ReadonlyMap<string, Row>
): boolean {
	const values = addends.map(({ row, column }) => rows.get(row)!.cells[column]);
	const figures = values.filter((each) => typeof each === 'number');
	if (typeof value !== 'number' || figures.length === 0) return false;
	if (values.some((each) => typeof each === 'string')) return false;
	return figures.reduce((sum, figure) => sum + figure, 0) === value;
}

/** The rows that a row may be the sum of, likelier ones first. */
function addendsBelow(
	table: TableId,
	rows: readonly Row[],
	at: number,
	format: Format
): (readonly Row[])[] {
	if (isTwoSided(table, format) && templateOf(table, format).body === 'fixed')
		return sideSums(rows, at);
	const row = rows[at];
	const own = rows.filter(({ side }) => side === row.side);
	const depth = (each: Row) => indentOf(table, each, format);
	if (row.role === 'total') {
		const others = own.filter(({ role }) => role !== 'total');
		const top = Math.min(...others.map(depth));
		return [others.filter((each) => depth(each) === top)];
	}
	const after = own.slice(own.indexOf(row) + 1);
	const end = after.findIndex((each) => each.role === 'total' || depth(each) <= depth(row));
	const below = end < 0 ? after : after.slice(0, end);
	return [below.filter((each) => depth(each) === depth(row) + 1)];
}

/** 本年…合计 adds what stands above it; …总计 adds 本年…合计 and what is carried over. */
function sideSums(rows: readonly Row[], at: number): (readonly Row[])[] {
	const row = rows[at];
	if (row.role !== 'total') return [];
	const before = rows.slice(0, at).filter(({ side }) => side === row.side);
	const subtotal = before.findIndex(({ role }) => role === 'total');
	return subtotal < 0 ? [before] : [before.slice(subtotal, subtotal + 2)];
}
