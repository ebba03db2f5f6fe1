/** Merged cells show their first cell only: what stands in the others is not seen by anybody. */
import { stop } from '../reading-stopped';
import { parseCellReference } from './cell-reference';
import type { SheetCell, SheetRow } from './sheet';

/** Rows that all merges of a sheet together may cover. */
const MOST_ROWS_COVERED = 5_000_000;

export interface CoveredCell {
	readonly row: number;
	readonly cell: SheetCell;
}

/** Gives first cells their size, takes out the cells that merges cover, and returns those. */
export function coverMerged(rows: readonly SheetRow[], merges: readonly string[]): CoveredCell[] {
	const covered: CoveredCell[] = [];
	const ordered = [...rows].sort((a, b) => a.number - b.number);
	let budget = MOST_ROWS_COVERED;
	for (const ref of merges) {
		const [from, to] = ref.split(':').map((corner) => parseCellReference(corner));
		if (!from || !to) continue;
		for (let at = firstFrom(ordered, from.row + 1); ordered[at]?.number <= to.row + 1; at++) {
			if (--budget < 0) stop({ kind: 'archive-too-large', limit: MOST_ROWS_COVERED, of: 'cells' });
			const row = ordered[at];
			const isUnder = ({ column }: SheetCell): boolean => {
				const isFirst = row.number === from.row + 1 && column === from.column;
				return !isFirst && column >= from.column && column <= to.column;
			};
			if (row.number === from.row + 1) {
				const first = row.cells.find(({ column }) => column === from.column);
				if (first) {
					first.across = to.column - from.column + 1;
					first.down = to.row - from.row + 1;
				}
			}
			if (!row.cells.some(isUnder)) continue;
			for (const cell of row.cells.filter(isUnder)) covered.push({ row: row.number, cell });
			row.cells.splice(0, row.cells.length, ...row.cells.filter((cell) => !isUnder(cell)));
		}
	}
	return covered;
}

/** Index of the first row with at least that number. */
function firstFrom(ordered: readonly SheetRow[], number: number): number {
	let [low, high] = [0, ordered.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (ordered[middle].number < number) low = middle + 1;
		else high = middle;
	}
	return low;
}
