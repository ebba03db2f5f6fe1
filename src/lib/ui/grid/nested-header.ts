/** Official header lines with spans, as the grid library wants them: every covered place filled. */
import type { HeaderCell } from '$lib/budget/table-template';

export interface NestedCell {
	readonly label: string;
	readonly colspan: number;
	readonly rowspan: number;
}

export interface HeaderGap {
	readonly kind: 'header-gap' | 'header-overlap' | 'header-overflow';
	readonly level: number;
	readonly column: number;
}

export type NestedHeader =
	| { readonly ok: true; readonly lines: readonly (readonly NestedCell[])[] }
	| { readonly ok: false; readonly gap: HeaderGap };

/**
 * Lays header cells out as HTML does (each takes the first free place of its line) and checks that
 * they tile `columns` columns. Places covered from above become empty cells of one column.
 */
export function nestHeader(
	header: readonly (readonly HeaderCell[])[],
	columns: number
): NestedHeader {
	const taken = header.map(() => new Array<boolean>(columns).fill(false));
	const starts = header.map(() => new Map<number, NestedCell>());
	for (const [level, line] of header.entries()) {
		for (const { text, across = 1, down = 1 } of line) {
			const column = taken[level].indexOf(false);
			if (column < 0 || column + across > columns || level + down > header.length)
				return { ok: false, gap: { kind: 'header-overflow', level, column } };
			for (let l = level; l < level + down; l++) {
				for (let c = column; c < column + across; c++) {
					if (taken[l][c])
						return { ok: false, gap: { kind: 'header-overlap', level: l, column: c } };
					taken[l][c] = true;
				}
			}
			starts[level].set(column, { label: text, colspan: across, rowspan: down });
		}
		const free = taken[level].indexOf(false);
		if (free >= 0) return { ok: false, gap: { kind: 'header-gap', level, column: free } };
	}
	return { ok: true, lines: starts.map((line) => fill(line, columns)) };
}

function fill(line: ReadonlyMap<number, NestedCell>, columns: number): NestedCell[] {
	const cells: NestedCell[] = [];
	for (let column = 0; column < columns;) {
		const cell = line.get(column) ?? { label: '', colspan: 1, rowspan: 1 };
		cells.push(cell);
		column += cell.colspan;
	}
	return cells;
}
