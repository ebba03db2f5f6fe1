/** Draws a printed grid over as many pages as it takes; headers are repeated, merged cells go on. */
import type { PageShape } from '../docx/page-section';
import { cellsByLine, type PaperCell, type PaperGrid } from '../paper/paper-grid';
import type { PageFlow } from './page-flow';
import { REPEATED, type Artifact, type Tag } from './structure';

const SIZE = 9;
const LEADING = 12;
const PADDING = 2;
const INDENT = 9;

interface Drawn {
	readonly cell: PaperCell;
	/** A header that stands again is no cell of its own. */
	tag: Tag | Artifact;
	readonly x: number;
	readonly width: number;
	readonly lines: readonly string[];
	/** How many of its lines are drawn. */
	shown: number;
	/** Where it begins on this page. */
	from: number;
	/** It began on an earlier page. */
	goesOn: boolean;
	/** Its last line of the grid, included. */
	readonly until: number;
}

export function drawGrid(flow: PageFlow, grid: PaperGrid, shape: PageShape): void {
	new GridDrawing(flow, grid, shape).draw();
}

class GridDrawing {
	readonly #lines: Drawn[][];
	readonly #heights: number[];
	readonly #open = new Set<Drawn>();

	constructor(
		readonly flow: PageFlow,
		readonly grid: PaperGrid,
		readonly shape: PageShape
	) {
		const all = grid.widths.reduce((sum, px) => sum + px, 0);
		const edges = [0];
		for (const px of grid.widths) edges.push(edges[edges.length - 1] + (px / all) * flow.room);
		const table = flow.part.add('Table');
		this.#lines = cellsByLine(grid).map((cells) => {
			const row = table.add('TR');
			return cells.map((cell) => this.#place(cell, edges, row));
		});
		this.#heights = this.#lines.map((cells) => lineHeight(cells));
		this.#makeRoomForMerged();
	}

	#place(cell: PaperCell, edges: readonly number[], row: Tag): Drawn {
		const x = this.flow.left + edges[cell.column];
		const width = edges[cell.column + cell.across] - edges[cell.column];
		const room = width - 2 * PADDING - INDENT * (cell.indent ?? 0);
		const lines = this.flow.face.wrap(cell.text, SIZE, Math.max(room, SIZE));
		return {
			cell,
			tag: row.add(cell.heads ? 'TH' : 'TD', { attributes: cellAttributes(cell) }),
			x,
			width,
			lines,
			shown: 0,
			from: 0,
			goesOn: false,
			until: cell.line + cell.down - 1
		};
	}

	/** What a merged cell needs beyond its lines, its last line gets. */
	#makeRoomForMerged(): void {
		for (const { cell, lines, until } of this.#lines.flat()) {
			if (cell.down === 1) continue;
			const has = this.#heights
				.slice(cell.line, until + 1)
				.reduce((sum, height) => sum + height, 0);
			this.#heights[until] += Math.max(0, lines.length * LEADING + 2 * PADDING - has);
		}
	}

	draw(): void {
		for (let line = 0; line < this.#lines.length; line++) {
			if (line === this.grid.headerLines) this.#keepFirstLine(line);
			this.#drawLine(line);
		}
	}

	/** A header is not left alone at the end of a page; it is drawn already, so only its reader waits. */
	#keepFirstLine(line: number): void {
		if (this.flow.rest < Math.min(this.#heights[line], LEADING + 2 * PADDING)) this.#turnPage(line);
	}

	#drawLine(line: number): void {
		const fresh = this.#heights[line];
		if (fresh > this.flow.rest && (fresh < this.#wholePage() / 2 || this.flow.rest < 6 * LEADING))
			this.#turnPage(line);
		for (const drawn of this.#lines[line]) {
			drawn.from = this.flow.y;
			this.#open.add(drawn);
		}
		let left = fresh;
		// A line taller than what is left of the page is cut between lines of text.
		while (left > this.flow.rest + 0.01) {
			const part = Math.floor((this.flow.rest - PADDING) / LEADING) * LEADING + PADDING;
			this.flow.y += part;
			left = Math.max(left - part + PADDING, LEADING + 2 * PADDING);
			this.#turnPage(line);
		}
		this.flow.y += left;
		for (const drawn of this.#open) if (drawn.until === line) this.#close(drawn, true);
	}

	#wholePage(): number {
		const [top, , bottom] = this.shape.margins;
		return this.flow.page.height - (top + bottom) / 20;
	}

	/** Closes the frames of this page; on the next the header stands again, and cells go on. */
	#turnPage(line: number): void {
		const open = [...this.#open];
		for (const drawn of open) this.#close(drawn, false);
		this.flow.newPage(this.shape);
		if (line >= this.grid.headerLines)
			for (let l = 0; l < this.grid.headerLines; l++) {
				for (const drawn of this.#lines[l])
					this.#open.add(
						Object.assign(drawn, { tag: REPEATED, shown: 0, from: this.flow.y, goesOn: false })
					);
				this.flow.y += this.#heights[l];
				for (const drawn of this.#open) if (drawn.until === l) this.#close(drawn, true);
			}
		for (const drawn of open) {
			drawn.from = this.flow.y;
			this.#open.add(drawn);
		}
	}

	/**
	 * Frames what of a cell is on this page, and writes the lines that fit. An edge is drawn where the
	 * cell ends, none where the page does: it goes on, for people and for whoever reads it back.
	 */
	#close(drawn: Drawn, isLast: boolean): void {
		const { cell, tag, x, width, lines } = drawn;
		const height = this.flow.y - drawn.from;
		this.#open.delete(drawn);
		if (height <= 0) return;
		this.flow.frame(x, drawn.from, width, height, {
			isGrey: cell.kind === 'header',
			opens: drawn.goesOn,
			goesOn: !isLast
		});
		drawn.goesOn = true;
		const fits = Math.max(0, Math.floor((height - PADDING) / LEADING));
		const some = lines.slice(drawn.shown, isLast ? undefined : drawn.shown + fits);
		drawn.shown += some.length;
		const top = drawn.from + Math.max(PADDING, (height - some.length * LEADING) / 2);
		this.flow.tag = tag;
		some.forEach((text, i) => {
			const own = this.flow.face.width(text, SIZE);
			const gap = width - 2 * PADDING - own;
			const indent = INDENT * (cell.indent ?? 0);
			const start = cell.align === 'centre' ? gap / 2 : cell.align === 'end' ? gap : indent;
			this.flow.text(text, SIZE, x + PADDING + start, top + (i + 0.5) * LEADING, cell.strong);
		});
	}
}

const SCOPES = { column: 'Column', row: 'Row' } as const;

function cellAttributes({ heads, across, down }: PaperCell): string | undefined {
	const attributes = [
		heads && `/Scope/${SCOPES[heads]}`,
		across > 1 && `/ColSpan ${across}`,
		down > 1 && `/RowSpan ${down}`
	].filter(Boolean);
	return attributes.length > 0 ? `/O/Table${attributes.join('')}` : undefined;
}

function lineHeight(cells: readonly Drawn[]): number {
	const most = cells.reduce(
		(lines, drawn) => (drawn.cell.down > 1 ? lines : Math.max(lines, drawn.lines.length)),
		1
	);
	return most * LEADING + 2 * PADDING;
}
