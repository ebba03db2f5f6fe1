/** Lays a form out line by line: cells with spans, the rest of a span covered. */
import type { GridCell, GridLine, MergedBlock } from './grid-port';

const COVERED: GridCell = { shown: '', exact: '', kind: 'empty', lock: { kind: 'no-row' } };

/** A label that the official form prints. */
export function heading(text: string, align: GridCell['align'] = 'centre'): GridCell {
	return { shown: text, exact: text, kind: 'heading', lock: { kind: 'official-label' }, align };
}

export class FormLayout {
	readonly lines: GridLine[] = [];
	readonly merged: MergedBlock[] = [];

	constructor(readonly width: number) {}

	/** Adds a line of cells, each with the number of columns it covers; they must fill the width. */
	line(key: string, cells: readonly (readonly [cell: GridCell, across: number])[]): void {
		const line = this.lines.length;
		const placed: GridCell[] = [];
		for (const [cell, across] of cells) {
			if (across > 1) this.merged.push({ line, column: placed.length, lines: 1, columns: across });
			placed.push(cell, ...new Array<GridCell>(across - 1).fill(COVERED));
		}
		if (placed.length !== this.width)
			throw new Error(`line ${key} of the form covers ${placed.length} of ${this.width} columns`);
		this.lines.push({ key, cells: placed });
	}

	/** Merges a block of lines; takes in what was merged inside it and covers its other cells. */
	merge(line: number, column: number, lines: number, columns: number): void {
		const inside = (m: MergedBlock) =>
			m.line >= line &&
			m.line + m.lines <= line + lines &&
			m.column >= column &&
			m.column + m.columns <= column + columns;
		for (let i = this.merged.length - 1; i >= 0; i--)
			if (inside(this.merged[i])) this.merged.splice(i, 1);
		if (lines * columns > 1) this.merged.push({ line, column, lines, columns });
		for (let l = line; l < line + lines; l++) {
			const cells = this.lines[l].cells.map((cell, c) =>
				c >= column && c < column + columns && !(l === line && c === column) ? COVERED : cell
			);
			this.lines[l] = { ...this.lines[l], cells };
		}
	}
}
