/** The cells of the department's tables with figures, to be found by names or number. */
import { printAddress, type Address } from '$lib/budget/address';
import { addressOf } from '$lib/budget/address-book';
import { printAmount } from '$lib/budget/amount';
import type { BookReader } from '$lib/budget/live-book';
import { bareLabel, labelOf } from '$lib/budget/row-key';
import { columnsOfSide, TABLE_IDS, templateOf } from '$lib/budget/table-template';

export interface ListedCell {
	readonly address: Address;
	/** The address as printed. */
	readonly name: string;
	/** Table, row and column in words. */
	readonly words: string;
	/** In 万元, with thousands separators. */
	readonly amount: string;
}

export function listCells(book: BookReader): ListedCell[] {
	return TABLE_IDS.flatMap((table) => {
		const template = templateOf(table);
		return book.rows(table).flatMap((row) =>
			columnsOfSide(template, row.side).flatMap(({ id, holds }): ListedCell[] => {
				const value = row.cells[id];
				const address = addressOf(book, row.id, id);
				if (holds !== 'amount' || typeof value !== 'number' || !address) return [];
				const words = `${template.short} · ${bareLabel(labelOf(table, row))} · ${id}`;
				return [
					{ address, name: printAddress(address), words, amount: printAmount(value, '万元') }
				];
			})
		);
	});
}

/** Those that have every word of the query; totals of tables are found first by their order. */
export function findCells(cells: readonly ListedCell[], query: string): readonly ListedCell[] {
	const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
	if (asked.length === 0) return cells;
	return cells.filter(({ name, words, amount }) => {
		const all = `${name} ${words} ${amount} ${amount.replaceAll(',', '')}`.toLowerCase();
		return asked.every((word) => all.includes(word));
	});
}
