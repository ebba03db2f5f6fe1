/** Every figure that a book prints, by value: what a difference may turn out to be. */
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import type { Fen } from '$lib/budget/values/amount';
import { tableOf, type SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { fundColumnsOf } from '$lib/formats/project-form';
import { tableIdsOf } from '$lib/budget/table/table-template';
import type { Place } from '../finding/finding';
import type { Window } from './chance';

/** Columns of a sheet that hold amounts, in printed order. */
export function amountColumns(format: Format, sheet: SheetKey): readonly string[] {
	const table = tableOf(sheet)?.table;
	if (table === undefined) return sheet === 'projects' ? [...fundColumnsOf(format)] : [];
	const { columns = [] } = format.byId.get(table) ?? {};
	return columns.filter(({ holds }) => holds === 'amount').map(({ id }) => id);
}

/** Places kept of one value: enough to name it, few enough for a book of any size. */
const KEPT = 4;

/** The department's tables and the forms at one time; ask for a new one after a change. */
export class Figures {
	readonly #places = new Map<Fen, Place[]>();
	/** Sizes, ascending. */
	readonly #sorted: Fen[];

	constructor(readonly book: BookReader) {
		const format = bookFormat(book.head);
		for (const sheet of [...tableIdsOf(format), 'projects'] as const) {
			const columns = amountColumns(format, sheet);
			for (const row of book.rows(sheet))
				for (const column of columns) {
					const value = row.cells[column];
					if (typeof value === 'number' && value !== 0) this.#note(Math.abs(value), row.id, column);
				}
		}
		this.#sorted = [...this.#places.keys()].sort((a, b) => a - b);
	}

	/** Where this amount is printed, in document order; at most a few. */
	placesOf(size: Fen): readonly Place[] {
		return this.#places.get(size) ?? [];
	}

	/** Different amounts in a window that lie on its grid. */
	*within({ from, to, grid }: Window): Iterable<Fen> {
		for (let at = this.#firstFrom(from); at < this.#sorted.length; at++) {
			const value = this.#sorted[at];
			if (value > to) return;
			if (value % grid === 0) yield value;
		}
	}

	#note(size: Fen, row: string, column: string): void {
		const places = this.#places.get(size);
		if (!places) this.#places.set(size, [{ row, column }]);
		else if (places.length < KEPT) places.push({ row, column });
	}

	#firstFrom(value: Fen): number {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#sorted[middle] < value) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
