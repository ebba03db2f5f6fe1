/** Which cells of a sheet add up others, by its format, each with the formulas that say so. */
import { groupBy } from '$lib/budget/values/lists-by-key';
import { bookFormat } from '$lib/formats/book-format';
import type { Format, FormatTable } from '$lib/formats/format';
import { columnOfFund, formHalves, fundsIn } from '$lib/formats/project-form';
import type { CellRef } from '../address/address-book';
import { tableOf, type ColumnId, type Row, type SheetKey } from '../book/book';
import { RowFinder } from '../computed/row-finder';
import { shortAddress } from '../computed/short-address';
import type { BookReader } from '../live/live-book';
import { keyOf } from '../table/row-key';
import { columnSumsOf, isList, isTree, panelsOf, rowSumsOf, type Panel } from './panel';
import type { PrintedRow } from './panel';
import type { Sum } from './parts';

/** A cell that the format calls a sum. */
export interface TotalCell extends CellRef {
	/** Formulas that give it: of rows first, then of columns. At least one. */
	readonly formulas: readonly string[];
}

const SUM_BELOW = '=sum([*])';

/**
 * The totals of a sheet as the book is, in document order. Only rows that have others below them add
 * up rows.
 * @param sheet a table in any edition, or `projects`; others have none
 */
export function totalsOf(
	book: BookReader,
	sheet: SheetKey,
	finder = new RowFinder(book)
): TotalCell[] {
	const format = bookFormat(book.head);
	if (sheet === 'projects') return totalsOfForms(book, format);
	const table = format.byId.get(tableOf(sheet)?.table ?? '');
	if (!table) return [];
	const found = new Map<string, { row: string; column: string; formulas: string[] }>();
	const add = (row: Row, column: ColumnId, formula: string): void => {
		const key = `${row.id}:${column}`;
		const known = found.get(key);
		if (known) known.formulas.push(formula);
		else found.set(key, { row: row.id, column, formulas: [formula] });
	};
	const rows = book.rows(sheet);
	for (const panel of panelsOf(table)) {
		const own = rows.filter(({ side }) => panel.side === undefined || side === panel.side);
		const down = downIn(book, sheet, table, panel, finder);
		const across = columnSumsOf(panel, format).map(
			({ whole, parts }) => [whole.id, acrossFormula(parts.map(({ id }) => id))] as const
		);
		for (const row of own) {
			for (const { id: column } of panel.amounts) {
				const formula = down(row, column);
				if (formula !== undefined) add(row, column, formula);
			}
			for (const [column, formula] of across) add(row, column, formula);
		}
	}
	return [...found.values()];
}

function acrossFormula(columns: readonly ColumnId[]): string {
	return `=${columns.map((column) => `.${column}`).join(' + ')}`;
}

/** In each half the first fund is the sum of the others. */
function totalsOfForms(book: BookReader, format: Format): TotalCell[] {
	const sums = formHalves(format).flatMap((half): (readonly [ColumnId, string])[] => {
		const [whole, ...parts] = fundsIn(format, half).map((fund) => columnOfFund(half, fund));
		return whole === undefined || parts.length === 0 ? [] : [[whole, acrossFormula(parts)]];
	});
	return book
		.rows('projects')
		.flatMap(({ id }) =>
			sums.map(([column, formula]) => ({ row: id, column, formulas: [formula] }))
		);
}

/** What adds up rows in a column of a row. */
type Down = (row: Row, column: ColumnId) => string | undefined;

function downIn(
	book: BookReader,
	sheet: SheetKey,
	table: FormatTable,
	panel: Panel,
	finder: RowFinder
): Down {
	const sums = rowSumsOf(table, panel, bookFormat(book.head));
	if (sums.length > 0) return ofPrintedRows(book, sheet, table, sums, finder);
	// Of a list without a total nobody says what a row that is called so adds up.
	const isAddedUp = isTree(panel) || panel.axis === 'economic' || hasTotal(panel, table);
	if (!isAddedUp) return () => undefined;
	return (row) => (finder.below(sheet, row)?.length ? SUM_BELOW : undefined);
}

const hasTotal = (panel: Panel, { total }: FormatTable): boolean =>
	isList(panel) && total !== undefined;

function ofPrintedRows(
	book: BookReader,
	sheet: SheetKey,
	table: FormatTable,
	sums: readonly Sum<PrintedRow>[],
	finder: RowFinder
): Down {
	const rows = rowsByName(book, sheet, table);
	const rowOf = ({ row, key, nth }: PrintedRow): Row | undefined =>
		rows.get(`${row.side ?? ''}|${key}`)?.[nth - 1];
	const partsOfRow = new Map<string, readonly Row[] | 'below'>();
	for (const { whole, parts } of sums) {
		const row = rowOf(whole);
		if (!row || partsOfRow.has(row.id)) continue;
		const found = parts.flatMap((part) => rowOf(part) ?? []);
		if (found.length > 0)
			partsOfRow.set(row.id, isAllBelow(finder, sheet, row, found) ? 'below' : found);
	}
	return (row, column) => {
		const parts = partsOfRow.get(row.id);
		if (parts === undefined) return undefined;
		if (parts === 'below') return SUM_BELOW;
		const home = { row: row.id, column };
		return `=${parts.map(({ id }) => shortAddress(book, home, { row: id, column })).join(' + ')}`;
	};
}

/** Whether `[*]` in a row stands for these rows, with what people added between them. */
function isAllBelow(finder: RowFinder, sheet: SheetKey, row: Row, parts: readonly Row[]): boolean {
	if (row.role !== 'total') return false;
	const below = new Set(finder.below(sheet, row)?.map(({ id }) => id));
	return parts.every(({ id }) => below.has(id));
}

function rowsByName(
	book: BookReader,
	sheet: SheetKey,
	table: FormatTable
): ReadonlyMap<string, readonly Row[]> {
	const format = bookFormat(book.head);
	return groupBy(book.rows(sheet), (row) => `${row.side ?? ''}|${keyOf(table.id, row, format)}`);
}
