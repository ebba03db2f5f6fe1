/** Official header lines with spans, as the grid library wants them: every covered place filled. */
import {
	placeHeader,
	type HeaderGap,
	type PlacedHeaderCell
} from '$lib/budget/values/header-place';
import type { HeaderCell } from '$lib/budget/table/table-template';

export interface NestedCell {
	readonly label: string;
	readonly colspan: number;
	readonly rowspan: number;
}

export type NestedHeader =
	| { readonly ok: true; readonly lines: readonly (readonly NestedCell[])[] }
	| { readonly ok: false; readonly gap: HeaderGap };

/** Places covered from above become empty cells of one column. */
export function nestHeader(
	header: readonly (readonly HeaderCell[])[],
	columns: number
): NestedHeader {
	const placed = placeHeader(header, columns);
	if (!placed.ok) return placed;
	const lines = header.map((_, level) =>
		fill(
			placed.cells.filter(({ line }) => line === level),
			columns
		)
	);
	return { ok: true, lines };
}

function fill(placed: readonly PlacedHeaderCell[], columns: number): NestedCell[] {
	const starts = new Map(placed.map((cell) => [cell.column, cell]));
	const cells: NestedCell[] = [];
	for (let column = 0; column < columns;) {
		const start = starts.get(column);
		const cell = start
			? { label: start.text, colspan: start.across, rowspan: start.down }
			: { label: '', colspan: 1, rowspan: 1 };
		cells.push(cell);
		column += cell.colspan;
	}
	return cells;
}
