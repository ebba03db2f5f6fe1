/** Official header cells with spans → their places in the grid of a table. */
import type { HeaderCell } from './table-shape';

export interface PlacedHeaderCell {
	readonly text: string;
	readonly line: number;
	readonly column: number;
	readonly across: number;
	readonly down: number;
}

export interface HeaderGap {
	readonly kind: 'header-gap' | 'header-overlap' | 'header-overflow';
	readonly level: number;
	readonly column: number;
}

export type PlacedHeader =
	| { readonly ok: true; readonly cells: readonly PlacedHeaderCell[] }
	| { readonly ok: false; readonly gap: HeaderGap };

/**
 * Lays header cells out as HTML does (each takes the first free place of its line) and checks that
 * they tile `columns` columns: every place covered once, none twice.
 */
export function placeHeader(
	header: readonly (readonly HeaderCell[])[],
	columns: number
): PlacedHeader {
	const taken = header.map(() => new Array<boolean>(columns).fill(false));
	const cells: PlacedHeaderCell[] = [];
	const gap = (kind: HeaderGap['kind'], level: number, column: number): PlacedHeader => ({
		ok: false,
		gap: { kind, level, column }
	});
	for (const [level, line] of header.entries()) {
		for (const { text, across = 1, down = 1 } of line) {
			const column = taken[level].indexOf(false);
			if (column < 0 || column + across > columns || level + down > header.length)
				return gap('header-overflow', level, column);
			for (let l = level; l < level + down; l++) {
				for (let c = column; c < column + across; c++) {
					if (taken[l][c]) return gap('header-overlap', l, c);
					taken[l][c] = true;
				}
			}
			cells.push({ text, line: level, column, across, down });
		}
		const free = taken[level].indexOf(false);
		if (free >= 0) return gap('header-gap', level, free);
	}
	return { ok: true, cells };
}
