/**
 * Reads figures for comparisons: whoever reads here need only add up again when a figure becomes
 * another one, and is run again when a figure comes or goes.
 */
import type { Fen } from '$lib/budget/values/amount';
import type { Cells, ColumnId, RowId, RowMark, SheetKey } from '$lib/budget/book/book';
import { cellOf } from '$lib/budget/live/live-book';
import type { Lookup } from './lookups';
import type { ObservedBook } from './observed-book';
import type { Amount, FigureReader, Term } from './operand';

export class TrackedFigures implements FigureReader {
	readonly #book: ObservedBook;

	constructor(book: ObservedBook) {
		this.#book = book;
	}

	amount(row: RowId, column: ColumnId): Fen | undefined {
		const observed = this.#book.row(row);
		const { graph } = this.#book;
		graph.noteFigure(observed.cell(column, graph));
		const value = cellOf(observed.row, column);
		return typeof value === 'number' ? value : undefined;
	}

	sum(sheet: SheetKey, lookup: Lookup, key: string, column: ColumnId): Amount {
		const { graph } = this.#book;
		const sum = this.#book.index(sheet, lookup).sum(key, column);
		this.#book.missing.read(sheet, lookup, key);
		graph.noteFigure(graph.idOf(sum));
		return sum;
	}

	group(sheet: SheetKey, lookup: Lookup, key: string): readonly RowMark[] {
		const { graph } = this.#book;
		const bucket = this.#book.index(sheet, lookup).bucket(key);
		this.#book.missing.read(sheet, lookup, key);
		graph.noteFigure(graph.idOf(bucket));
		return bucket.rows;
	}

	/** What terms come to from now on: only as long as no figure comes or goes. */
	follow(terms: readonly Term[]): readonly Addend[] {
		return terms.map((term): Addend => {
			if (term.kind === 'known') return new Followed(term.sign, term);
			if (term.kind === 'cell')
				return new FollowedCell(term.sign, this.#book.row(term.row).row?.cells, term.column);
			const { sheet, lookup, key } = term.rows;
			return new Followed(term.sign, this.#book.index(sheet, lookup).sum(key, term.column));
		});
	}
}

/** A figure that is held by reference: its sign is already in its value. */
export interface Addend {
	readonly value: Fen;
}

class Followed implements Addend {
	constructor(
		readonly sign: 1 | -1,
		readonly amount: { readonly value: Fen }
	) {}
	get value(): Fen {
		return this.sign * this.amount.value;
	}
}

class FollowedCell implements Addend {
	constructor(
		readonly sign: 1 | -1,
		readonly cells: Readonly<Cells> = {},
		readonly column: ColumnId
	) {}
	get value(): Fen {
		const value = this.cells[this.column];
		return typeof value === 'number' ? this.sign * value : 0;
	}
}
