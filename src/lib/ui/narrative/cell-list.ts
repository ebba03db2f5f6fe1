/** The cells with figures of the department's tables and of the project forms, to be found by names or number. */
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { printAddress, type Address } from '$lib/budget/address/address';
import { addressOf } from '$lib/budget/address/address-book';
import { printAmount, type AmountUnit, type Fen } from '$lib/budget/values/amount';
import type { ColumnId, Row, UnitId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { columnOfFund, formHalves, fundsIn } from '$lib/formats/project-form';
import { labelOf } from '$lib/budget/table/row-key';
import { bareLabel } from '$lib/budget/values/row-label';
import { projectLabel } from '$lib/budget/address/sheet-names';
import { columnsOfSide } from '$lib/budget/table/table-template';

export interface ListedCell {
	readonly address: Address;
	/** The address as printed. */
	readonly name: string;
	/** Table or form, row and column in words. */
	readonly words: string;
	readonly amount: Fen;
	/** Whose form it is of. */
	readonly unit?: UnitId;
	/** What is searched, in small letters: names, words, the amount in 万元 and 元. */
	readonly text: string;
}

/** Where to look: everywhere, in the tables, in all forms, or in the forms of a unit. */
export type CellScope = 'all' | 'tables' | 'forms' | { readonly unit: UnitId };

/** The year's figures of a form come before those of its whole term. */
const formColumns = (format: Format): readonly ColumnId[] =>
	formHalves(format)
		.toReversed()
		.flatMap((half) => fundsIn(format, half).map((fund) => columnOfFund(half, fund)));

/**
 * Tables before forms, in their order; what is nothing comes last.
 *
 * @param form what a form is called, e.g. 申报表
 */
export function listCells(book: BookReader, form: string): ListedCell[] {
	const format = bookFormat(book.head);
	const ofTables = format.tables.flatMap((template) => {
		const table = template.id;
		return book.rows(table).flatMap((row) => {
			const named = `${template.short} · ${bareLabel(labelOf(table, row, format))}`;
			const amounts = columnsOfSide(template, row.side).filter(({ holds }) => holds === 'amount');
			return amounts.flatMap(({ id }) => listed(book, row, id, named));
		});
	});
	const columns = formColumns(format);
	const ofForms = book.rows('projects').flatMap((row) => {
		const named = `${form} · ${projectLabel(row)}`;
		return columns.flatMap((column) => listed(book, row, column, named));
	});
	const isNothing = ({ amount }: ListedCell) => Number(amount === 0);
	return [...ofTables, ...ofForms].sort((a, b) => isNothing(a) - isNothing(b));
}

function listed(book: BookReader, row: Row, column: ColumnId, named: string): ListedCell[] {
	const amount = row.cells[column];
	const address = typeof amount === 'number' ? addressOf(book, row.id, column) : undefined;
	if (typeof amount !== 'number' || !address) return [];
	const name = printAddress(address);
	const words = `${named} · ${column}`;
	const amounts = (['万元', '元'] as const).map((unit: AmountUnit) => printAmount(amount, unit));
	const text = `${name} ${words} ${amounts.join(' ')} ${amounts.join(' ').replaceAll(',', '')}`;
	const { unit } = address.kind === 'form' ? row : {};
	return [{ address, name, words, amount, ...(unit && { unit }), text: text.toLowerCase() }];
}

/** Those that have every word of the query. */
export function findCells(
	cells: readonly ListedCell[],
	query: string,
	scope: CellScope = 'all'
): readonly ListedCell[] {
	const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
	return cells.filter(
		(cell) => isWithin(cell, scope) && asked.every((word) => cell.text.includes(word))
	);
}

function isWithin({ address, unit }: ListedCell, scope: CellScope): boolean {
	if (scope === 'all') return true;
	if (scope === 'tables') return address.kind === 'table';
	return address.kind === 'form' && (scope === 'forms' || unit === scope.unit);
}
