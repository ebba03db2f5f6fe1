/** Tables of a book whose format has no rules about its sections: as printed tables, for the prose to be held against. */
import { formatOfReader } from '$lib/formats/book-format';
import type { FormatTable, Format } from '$lib/formats/format';
import type { Row } from '$lib/budget/book/book';
import { codeOf, labelOf } from '$lib/budget/table/row-key';
import type { Fen } from '$lib/budget/values/amount';
import { bareLabel } from '$lib/budget/values/row-label';
import { UNREAD } from '$lib/budget/book/unread-sheet';
import { hasFirstFormat } from '../reading/first-format';
import type { RuleReader } from '../reading/rule-reader';
import { headOf, printedTables, type Entry, type PrintedTable } from './printed-table';

const asTheyAre = (rows: readonly Row[]): readonly Row[] => rows;

/** All tables that the prose can be held against: those of the book, and those that were not read. */
export function tablesBesideProse(reader: RuleReader): readonly PrintedTable[] {
	const unread = reader.digest(UNREAD, printedTables);
	// The rules about sections of the first format (N) do so with its own words.
	if (hasFirstFormat(reader)) return unread;
	const format = formatOfReader(reader);
	const ofBook = format.tables.flatMap((table) => {
		const rows = reader.digest(table.id, asTheyAre);
		return rows.length > 0 ? [printedOf(table, rows, format)] : [];
	});
	return [...ofBook, ...unread];
}

function printedOf(table: FormatTable, rows: readonly Row[], format: Format): PrintedTable {
	const amounts = table.columns.filter(({ holds }) => holds === 'amount').map(({ id }) => id);
	const entries = rows.map((row): Entry => {
		const figures = new Map<number, Fen>();
		amounts.forEach((column, i) => {
			const value = row.cells[column];
			if (typeof value === 'number') figures.set(i, value);
		});
		const written = codeOf(table.id, row, format);
		// The total of a list of codes stands in their column.
		const code = /^\d+$/.test(written) ? written : '';
		const label = bareLabel(labelOf(table.id, row, format) || (code === '' ? written : ''));
		return { row: row.id, code, label, figures, columns: amounts };
	});
	return { ...headOf(table.name), isRead: true, entries };
}
