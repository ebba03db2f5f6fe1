/** A page as its reader sees it: lines of text and tables, from the top down. */
import type { ImportEntry } from '../import-report';
import type { Glyph, Rule } from './page-marks';
import { joinedRules, ruledGrids, type RuledCell, type RuledGrid } from './ruled-grid';
import { textLines, type TextLine } from './text-lines';

export interface PageCell extends RuledCell {
	readonly lines: readonly TextLine[];
	/** How far to the right its text may go. */
	readonly right: number;
}
export interface PageTable {
	readonly kind: 'table';
	readonly xs: readonly number[];
	/** How many lines it has. */
	readonly height: number;
	readonly cells: readonly PageCell[];
	/** It has no lines between its columns: told by where its texts stand. */
	readonly byPlace?: {
		/** Texts of which that does not tell the row or column for sure. */
		readonly unclear: readonly { readonly line: number; readonly found: string }[];
	};
}
export type PageBlock = { readonly kind: 'line'; readonly line: TextLine } | PageTable;

/** What stands on a page, from the top down, and the lines across it. */
export interface LaidPage {
	readonly blocks: readonly PageBlock[];
	readonly across: readonly Rule[];
	/** What the report says of it. */
	readonly entries: readonly ImportEntry[];
}

/** Points between a cell's edge and its text, at least. */
const PADDING = 2;
/** A character stands where its middle is: this far above the base line, in its size. */
const MIDDLE = 0.35;

export function pageLayout({
	glyphs,
	rules
}: {
	readonly glyphs: readonly Glyph[];
	readonly rules: readonly Rule[];
}): Omit<LaidPage, 'entries'> {
	// A frame around lines of text, or lines that only part rows, tell no columns.
	const grids = ruledGrids(rules)
		.filter(({ xs }) => xs.length > 2)
		.map((grid) => new FilledGrid(grid));
	const outside = glyphs.filter((glyph) => !grids.some((grid) => grid.take(glyph)));
	const tables = grids
		.filter(({ isEmpty }) => !isEmpty)
		.map((grid) => ({ top: grid.top, block: grid.table() as PageBlock }));
	const lines = textLines(outside).map((line) => ({
		top: line.y,
		block: { kind: 'line', line } as PageBlock
	}));
	return {
		blocks: [...tables, ...lines].sort((a, b) => a.top - b.top).map(({ block }) => block),
		across: joinedRules(rules, true)
	};
}

class FilledGrid {
	/** The cell that each field belongs to. */
	readonly #fields: number[];
	readonly #glyphs: Glyph[][];
	isEmpty = true;

	constructor(readonly grid: RuledGrid) {
		const columns = grid.xs.length - 1;
		this.#glyphs = grid.cells.map(() => []);
		this.#fields = new Array<number>(columns * (grid.ys.length - 1));
		grid.cells.forEach(({ line, column, across, down }, i) => {
			for (let y = line; y < line + down; y++)
				this.#fields.fill(i, y * columns + column, y * columns + column + across);
		});
	}

	get top(): number {
		return this.grid.ys[0];
	}

	/** Takes a character that stands inside; `false` where it does not. */
	take(glyph: Glyph): boolean {
		const { xs, ys } = this.grid;
		const column = fieldAt(xs, (glyph.x + glyph.end) / 2);
		const line = fieldAt(ys, glyph.y - MIDDLE * glyph.size);
		if (column < 0 || line < 0) return false;
		this.#glyphs[this.#fields[line * (xs.length - 1) + column]].push(glyph);
		this.isEmpty &&= glyph.text.trim() === '';
		return true;
	}

	table(): PageTable {
		const { xs, ys, cells } = this.grid;
		return {
			kind: 'table',
			xs,
			height: ys.length - 1,
			cells: cells.map((cell, i) => {
				const lines = textLines(this.#glyphs[i]);
				const [left, end] = [xs[cell.column], xs[cell.column + cell.across]];
				return { ...cell, lines, right: end - paddingOf(lines, left) };
			})
		};
	}
}

/** Text stays as far from the right edge as it is from the left one. */
function paddingOf(lines: readonly TextLine[], left: number): number {
	return Math.max(PADDING, Math.min(...lines.map((line) => line.left)) - left);
}

/** The field of an axis that a place is in; -1 outside. */
function fieldAt(edges: readonly number[], at: number): number {
	if (at < edges[0] || at > edges[edges.length - 1]) return -1;
	let [low, high] = [0, edges.length - 2];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (edges[middle] <= at) low = middle;
		else high = middle - 1;
	}
	return low;
}
