/** The rows of a sheet that share a lookup key, in document order, with the sums asked of them. */
import type { CellValue, ColumnId, Row } from '$lib/budget/book/book';
import { byOrder } from '$lib/budget/live/live-book';
import type { DependencyGraph } from './dependency-graph';
import { RunningSum } from './running-sum';
import { Source } from './source';

const NO_SUMS: readonly RunningSum[] = [];

export class Bucket extends Source {
	readonly rows: Row[] = [];
	/** Few buckets are added up at all. */
	#sums: readonly RunningSum[] = NO_SUMS;

	/** Whether it can be forgotten: no rows, and nobody who would like to know of the next one. */
	isIdle(graph: DependencyGraph): boolean {
		if (this.rows.length > 0 || graph.isRead(this.id)) return false;
		return !this.#sums.some((sum) => graph.isRead(sum.id));
	}

	/** The sum of a column, made on first use and kept from then on. */
	sum(column: ColumnId): RunningSum {
		for (const sum of this.#sums) if (sum.column === column) return sum;
		const sum = new RunningSum(column);
		for (const row of this.rows) sum.replace(undefined, row.cells[column]);
		this.#sums = [...this.#sums, sum];
		return sum;
	}

	insert(row: Row, graph: DependencyGraph): void {
		this.rows.splice(this.#place(row), 0, row);
		graph.changed(this.id);
		for (const sum of this.#sums)
			if (sum.replace(undefined, row.cells[sum.column])) graph.changed(sum.id);
	}

	/** `row` as it was inserted, or the same row with cells that `replace` has been told of. */
	delete(row: Row, graph: DependencyGraph): void {
		const at = this.#place(row);
		if (this.rows[at]?.id !== row.id) return;
		this.rows.splice(at, 1);
		graph.changed(this.id);
		for (const sum of this.#sums)
			if (sum.replace(row.cells[sum.column], undefined)) graph.changed(sum.id);
	}

	replace(
		column: ColumnId,
		before: CellValue | undefined,
		after: CellValue | undefined,
		graph: DependencyGraph
	): void {
		for (const sum of this.#sums)
			if (sum.column === column && sum.replace(before, after))
				graph.changed(sum.id, typeof before === 'number' && typeof after === 'number');
	}

	/** Index of the first row that is not before `row`. */
	#place(row: Row): number {
		const { rows } = this;
		let low = 0;
		let high = rows.length;
		// Rows mostly come in order.
		if (high > 0 && byOrder(rows[high - 1], row) < 0) return high;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (byOrder(rows[middle], row) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
