/** The rows of a sheet that share a lookup key, in document order, with the sums asked of them. */
import type { CellValue, ColumnId, Row } from '$lib/budget/book';
import { byOrder } from '$lib/budget/live-book';
import { RunningSum } from './running-sum';
import { Source } from './source';

export class Bucket extends Source {
	readonly #rows: Row[] = [];
	readonly #sums = new Map<ColumnId, RunningSum>();

	get rows(): readonly Row[] {
		return this.#rows;
	}

	/** Whether it can be forgotten: no rows, and nobody who would like to know of the next one. */
	get idle(): boolean {
		if (this.#rows.length > 0 || !this.unread) return false;
		for (const sum of this.#sums.values()) if (!sum.unread) return false;
		return true;
	}

	/** The sum of a column, made on first use and kept from then on. */
	sum(column: ColumnId): RunningSum {
		let sum = this.#sums.get(column);
		if (sum === undefined) {
			sum = new RunningSum();
			for (const row of this.#rows) sum.replace(undefined, row.cells[column]);
			this.#sums.set(column, sum);
		}
		return sum;
	}

	insert(row: Row, changed: (source: Source) => void): void {
		this.#rows.splice(this.#place(row), 0, row);
		changed(this);
		for (const [column, sum] of this.#sums)
			if (sum.replace(undefined, row.cells[column])) changed(sum);
	}

	/** `row` as it was inserted, or the same row with cells that `replace` has been told of. */
	delete(row: Row, changed: (source: Source) => void): void {
		const at = this.#place(row);
		if (this.#rows[at]?.id !== row.id) return;
		this.#rows.splice(at, 1);
		changed(this);
		for (const [column, sum] of this.#sums)
			if (sum.replace(row.cells[column], undefined)) changed(sum);
	}

	replace(
		column: ColumnId,
		before: CellValue | undefined,
		after: CellValue | undefined,
		changed: (source: Source) => void
	): void {
		const sum = this.#sums.get(column);
		if (sum?.replace(before, after)) changed(sum);
	}

	/** Index of the first row that is not before `row`. */
	#place(row: Row): number {
		let low = 0;
		let high = this.#rows.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (byOrder(this.#rows[middle], row) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
