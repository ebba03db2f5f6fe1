/** How a sheet prints zero: as 「0.00」, as blank, or as both. Kept up to date cell by cell. */
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type Row,
	type RowId
} from '$lib/budget/book/book';
import type { SheetKey, Side } from '$lib/budget/book/book';
import { byOrder } from '$lib/budget/live/live-book';
import { columnsOfSide } from '$lib/budget/table/table-template';
import type { Format, FormatTable } from '$lib/formats/format';
import { Source } from './source';

export class ZeroCensus extends Source {
	readonly #table: FormatTable | undefined;
	readonly #columns = new Map<Side | undefined, ReadonlySet<ColumnId>>();
	/** Rows that print 「0.00」, and in how many cells. */
	readonly #zeros = new Map<RowId, number>();
	#blanks = 0;

	constructor(sheet: SheetKey, rows: readonly Row[], format: Format) {
		super();
		const table = tableOf(sheet)?.table;
		this.#table = table === undefined ? undefined : format.byId.get(table);
		for (const row of rows) this.count(row, 1);
	}

	get hasBlanks(): boolean {
		return this.#blanks > 0;
	}

	/** In document order. */
	firstZero(rowOf: (id: RowId) => Row | undefined): Row | undefined {
		let first: Row | undefined;
		for (const id of this.#zeros.keys()) {
			const row = rowOf(id);
			if (row && (first === undefined || byOrder(row, first) < 0)) first = row;
		}
		return first;
	}

	/** Counts a row in (1) or out (-1). @returns whether what can be read of it changed */
	count(row: Row, by: 1 | -1): boolean {
		let news = false;
		for (const column of this.#amountColumns(row.side))
			if (this.#note(row.id, row.cells[column], by)) news = true;
		return news;
	}

	/** A cell of a row that is counted in. @returns whether what can be read of it changed */
	replace(row: Row, column: ColumnId, before?: CellValue, after?: CellValue): boolean {
		if (!this.#amountColumns(row.side).has(column)) return false;
		const [gone, come] = [this.#note(row.id, before, -1), this.#note(row.id, after, 1)];
		return gone || come;
	}

	#note(row: RowId, value: CellValue | undefined, by: 1 | -1): boolean {
		if (value === undefined) {
			this.#blanks += by;
			return this.#blanks === 0 || (this.#blanks === 1 && by === 1);
		}
		if (value !== 0) return false;
		const cells = (this.#zeros.get(row) ?? 0) + by;
		if (cells === 0) this.#zeros.delete(row);
		else this.#zeros.set(row, cells);
		return true;
	}

	#amountColumns(side: Side | undefined): ReadonlySet<ColumnId> {
		let columns = this.#columns.get(side);
		if (columns === undefined) {
			const all = this.#table ? columnsOfSide(this.#table, side) : [];
			columns = new Set(all.flatMap((c) => (c.holds === 'amount' ? [c.id] : [])));
			this.#columns.set(side, columns);
		}
		return columns;
	}
}
