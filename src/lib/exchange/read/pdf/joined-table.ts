/** A table that goes on over pages, joined to one. */
import type { SourceCell } from '../source';
import type { PageCell, PageTable } from './page-layout';
import { cellText, isFull, textOf, type TextLine } from './text-lines';

/** Points: edges of one column on two pages differ by less. */
const SAME_EDGE = 3;

interface JoinedCell {
	/** Left edge, in points. */
	readonly x: number;
	readonly end: number;
	readonly line: number;
	down: number;
	text: string;
	/** Its last line of text, and how far to the right it might have gone. */
	last?: { readonly line: TextLine; readonly right: number };
	openBelow: boolean;
	/** Page that it begins on. */
	readonly page: number;
}

/** Where a line of the table stands. */
export interface TableLine {
	readonly page: number;
	readonly cells: readonly Pick<SourceCell, 'index' | 'text' | 'across' | 'down'>[];
	/** Texts of which it is not sure that they stand there. */
	readonly unclear: string | undefined;
}

export class JoinedTable {
	readonly #cells: JoinedCell[] = [];
	readonly #pages: number[] = [];
	readonly #unclear = new Map<number, string>();
	#last: PageTable;

	constructor(table: PageTable, page: number) {
		this.#last = table;
		this.#add(table, page, 0, 0);
	}

	/** It has no lines between its columns. */
	get isByPlace(): boolean {
		return this.#last.byPlace !== undefined;
	}

	get #height(): number {
		return this.#pages.length;
	}

	/** Whether a table at the top of the next page goes on with this one. */
	goesOn({ xs, byPlace }: PageTable): boolean {
		const own = this.#last.xs;
		return (
			this.isByPlace === (byPlace !== undefined) &&
			Math.abs(own[0] - xs[0]) < SAME_EDGE &&
			Math.abs(own[own.length - 1] - xs[xs.length - 1]) < SAME_EDGE
		);
	}

	goOn(table: PageTable, page: number): void {
		const from = this.#height;
		const header = this.#repeatedLines(table);
		const ending = this.#cells.filter(({ line, down }) => line + down === from);
		const isCut = ending.length > 0 && ending.every(({ openBelow }) => openBelow);
		this.#last = table;
		// The repeated header stands between the two halves of a line that the page cuts.
		this.#add(table, page, from, header, { ending, isCut });
	}

	/** How many lines at the top repeat those at the top of the whole table. */
	#repeatedLines({ cells, height }: PageTable): number {
		const textAt = (line: number) =>
			cells
				.filter((cell) => cell.line === line)
				.map(({ lines }) => lines.map((l) => textOf(l)).join(''))
				.join('|');
		const ownAt = (line: number) =>
			this.#cells
				.filter((cell) => cell.line === line)
				.map(({ text }) => text.replaceAll('\n', ''))
				.join('|');
		let line = 0;
		while (
			line < height - 1 &&
			line < this.#height &&
			textAt(line) === ownAt(line) &&
			/[^|]/.test(ownAt(line))
		)
			line++;
		return line;
	}

	#add(
		{ cells, height, xs, byPlace }: PageTable,
		page: number,
		from: number,
		header: number,
		before: { ending: readonly JoinedCell[]; isCut: boolean } = { ending: [], isCut: false }
	): void {
		const shift = before.isCut ? 1 : 0;
		for (let line = 0; line < height; line++)
			if (line !== header || shift === 0) this.#pages.push(page);
		const lineOf = (line: number) => from + line - (line > header ? shift : 0);
		for (const { line, found } of byPlace?.unclear ?? []) this.#unclear.set(lineOf(line), found);
		for (const cell of cells) {
			const [x, end] = [xs[cell.column], xs[cell.column + cell.across]];
			const above =
				cell.line === header ? before.ending.find((c) => isUnder(c, x, end)) : undefined;
			if (above && this.#continues(cell, above, before.isCut)) {
				const isOneLine = before.isCut && cell.down === 1;
				this.#append(above, cell, isOneLine ? from : lineOf(cell.line + cell.down - 1) + 1);
				continue;
			}
			const { lines, right, down, openBelow } = cell;
			const text = cellText(lines, right);
			const last = lines.at(-1);
			this.#cells.push({
				...{ x, end, line: lineOf(cell.line), down, text, openBelow, page },
				...(last && { last: { line: last, right } })
			});
		}
	}

	/** A cell without a line between, or without text: a merged cell that the page break cut. */
	#continues(cell: PageCell, above: JoinedCell, isCut: boolean): boolean {
		return above.openBelow || isCut || cell.lines.length === 0;
	}

	#append(above: JoinedCell, cell: PageCell, until: number): void {
		const [first] = cell.lines;
		if (first) {
			const { last } = above;
			const glue = above.text === '' || !last || isFull(last.line, first, last.right) ? '' : '\n';
			above.text += glue + cellText(cell.lines, cell.right);
			above.last = { line: cell.lines.at(-1)!, right: cell.right };
		}
		above.down = Math.max(above.down, until - above.line);
		above.openBelow = cell.openBelow;
	}

	/** Lines with their cells by column of the whole table. */
	lines(): TableLine[] {
		const edges = edgesOf(this.#cells);
		const lines = this.#pages.map((page, line) => ({
			page,
			cells: [] as SourceCell[],
			unclear: this.#unclear.get(line)
		}));
		for (const { x, end, line, down, text } of this.#cells) {
			const trimmed = text.trim();
			if (trimmed === '') continue;
			const index = columnAt(edges, x);
			const across = Math.max(1, columnAt(edges, end) - index);
			lines[line].cells.push({
				...{ index, text: trimmed, line: 0 },
				...(across > 1 && { across }),
				...(down > 1 && { down })
			});
		}
		for (const { cells } of lines) cells.sort((a, b) => a.index - b.index);
		return lines;
	}
}

function isUnder(above: JoinedCell, x: number, end: number): boolean {
	return Math.abs(above.x - x) < SAME_EDGE && Math.abs(above.end - end) < SAME_EDGE;
}

/** Edges of the columns of all pages. */
function edgesOf(cells: readonly JoinedCell[]): number[] {
	const edges: number[] = [];
	for (const x of cells.flatMap((cell) => [cell.x, cell.end]).sort((a, b) => a - b))
		if (edges.length === 0 || x - edges.at(-1)! > SAME_EDGE) edges.push(x);
	return edges;
}

function columnAt(edges: readonly number[], x: number): number {
	return Math.max(
		0,
		edges.findLastIndex((edge) => edge <= x + SAME_EDGE / 2)
	);
}
