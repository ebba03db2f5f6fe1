/** Pages → the lines of the document: paragraphs that wrapping parted, and tables over pages. */
import type { ImportEntry } from '../import-report';
import {
	gridLine,
	type Source,
	type SourceCell,
	type SourceGrid,
	type SourceLine
} from '../source';
import { JoinedTable } from './joined-table';
import { withoutMargins } from './margins';
import type { LaidPage, PageBlock, PageTable } from './page-layout';
import { APART, isFull, textOf, type TextLine } from './text-lines';
import { withUnruledTables } from './unruled-tables';

/** Base lines that are farther apart, in sizes of the text, are no lines of one paragraph. */
const LEADING = 2.4;
/** Points that beginnings of lines may differ by. */
const ALIGNED = 2;
/** Sizes of text in points differ by less within a paragraph. */
const SAME_SIZE = 0.6;
/** In sizes of the text: programs break lines by rules of their own, and indentation tells paragraphs. */
const SLACK = 1.2;
/** A line of a contents page ends with dots and its number, however full it is. */
const LEADS = /[.·…。]{3,}\s*\d{1,4}\s*$/;

export function documentLines(pages: readonly LaidPage[]): Source {
	return new DocumentReading(pages).source();
}

interface Paragraph {
	readonly lines: TextLine[];
	/** Page of the first and of the last line. */
	readonly page: number;
	last: number;
	/** Where text may stand on the page of its last line. */
	edges: Edges;
}

class DocumentReading {
	readonly #lines: SourceLine[] = [];
	readonly #places: { page: number; line: number }[] = [];
	readonly #entries: ImportEntry[] = [];
	/** Lines of each page so far. */
	readonly #counts = new Map<number, number>();
	#paragraph: Paragraph | undefined;
	#table: { readonly joined: JoinedTable; page: number } | undefined;

	constructor(pages: readonly LaidPage[]) {
		const bare = withoutMargins(pages.map(({ blocks }) => blocks));
		const margins = bare.flatMap((page) => page.margins);
		if (margins.length > 0)
			this.#report({ kind: 'margin-text', page: 1, found: margins.join('\n') });
		const tabled = withUnruledTables(
			bare.map(({ blocks }, i) => ({ blocks, across: pages[i].across }))
		);
		const edges = textEdges(tabled);
		tabled.forEach((blocks, i) => {
			const page = i + 1;
			if (pages[i].blocks.length === 0) this.#report({ kind: 'page-without-text', page });
			this.#entries.push(...pages[i].entries);
			blocks.forEach((block, at) => {
				if (block.kind === 'table') this.#takeTable(block, page, at === 0);
				else this.#takeLine(block.line, page, edges[i]);
			});
		});
		this.#endTable();
		this.#endParagraph();
	}

	source(): Source {
		const places = this.#places;
		return {
			lines: this.#lines,
			locate: (line) => places[line - 1] ?? { line },
			entries: this.#entries
		};
	}

	#report({ kind, page, found }: Pick<ImportEntry, 'kind' | 'found'> & { page: number }): void {
		this.#entries.push({ kind, place: { line: 1, page }, ...(found !== undefined && { found }) });
	}

	#takeTable(table: PageTable, page: number, isFirst: boolean): void {
		this.#endParagraph();
		const open = this.#table;
		if (open && isFirst && open.page === page - 1 && open.joined.goesOn(table)) {
			open.joined.goOn(table, page);
			open.page = page;
			return;
		}
		this.#endTable();
		this.#table = { joined: new JoinedTable(table, page), page };
	}

	#endTable(): void {
		if (!this.#table) return;
		const grid: SourceGrid = { name: '', apart: false };
		const { joined } = this.#table;
		joined.lines().forEach(({ page, cells, unclear }, nth) => {
			const line = this.#place(page);
			const place = this.#places[line - 1];
			if (nth === 0 && joined.isByPlace) this.#entries.push({ kind: 'table-by-place', place });
			if (unclear !== undefined)
				this.#entries.push({ kind: 'place-unclear', place, found: unclear });
			const placed = cells.map((cell): SourceCell => ({ ...cell, line }));
			this.#lines.push(gridLine(line, grid, placed));
		});
		this.#table = undefined;
	}

	#takeLine(line: TextLine, page: number, edges: Edges): void {
		this.#endTable();
		const open = this.#paragraph;
		if (open && goesOn(open, line, page)) {
			open.lines.push(line);
			open.last = page;
			open.edges = edges;
			return;
		}
		this.#endParagraph();
		this.#paragraph = { lines: [line], page, last: page, edges };
	}

	#endParagraph(): void {
		if (!this.#paragraph) return;
		const { lines, page } = this.#paragraph;
		const text =
			lines.length === 1
				? textOf(lines[0], '\t', APART)
				: lines.map((line) => textOf(line)).join('');
		const number = this.#place(page);
		const cells = text.split('\t');
		const filled = cells.flatMap((cell, index): SourceCell[] => {
			const trimmed = cell.trim();
			return trimmed === '' ? [] : [{ line: number, index, text: trimmed }];
		});
		this.#lines.push({ number, text, width: cells.length, filled });
		this.#paragraph = undefined;
	}

	/** The number of the next line, which stands on that page. */
	#place(page: number): number {
		const line = (this.#counts.get(page) ?? 0) + 1;
		this.#counts.set(page, line);
		this.#places.push({ page, line });
		return this.#places.length;
	}
}

/** How far to the left and right the text of a page goes. */
interface Edges {
	readonly left: number;
	readonly right: number;
}

/** Pages with the same left edge, of all pages of prose: fewer tell nothing of the others. */
const USUAL = 0.1;

/** A page of prose on which every line is indented has the left edge of others. */
function textEdges(pages: readonly (readonly PageBlock[])[]): Edges[] {
	const own = pages.map((blocks): Edges => {
		const left = blocks.map((block) => (block.kind === 'line' ? block.line.left : block.xs[0]));
		const right = blocks.map((block) =>
			block.kind === 'line' ? block.line.right : block.xs[block.xs.length - 1]
		);
		return { left: Math.min(...left), right: Math.max(...right) };
	});
	const isProse = (page: number): boolean => pages[page].every(({ kind }) => kind === 'line');
	const usual = usualEdge(own.flatMap(({ left }, i) => (isProse(i) ? [Math.round(left)] : [])));
	return own.map(({ left, right }, i) => ({
		left: isProse(i) && usual !== undefined ? Math.min(left, usual) : left,
		right
	}));
}

function usualEdge(values: readonly number[]): number | undefined {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	const usual = [...counts].filter(([, count]) => count >= USUAL * values.length);
	return usual.map(([value]) => value).sort((a, b) => a - b)[0];
}

/** Whether a line goes on with a paragraph: it is not indented, and the line before was full. */
function goesOn({ lines, last, edges }: Paragraph, line: TextLine, page: number): boolean {
	const before = lines[lines.length - 1];
	if (Math.abs(before.size - line.size) > SAME_SIZE || isParted(before) || isParted(line))
		return false;
	const leading = line.y - before.y;
	if (page === last ? leading > LEADING * line.size : page !== last + 1) return false;
	const isAligned =
		lines.length > 1
			? Math.abs(line.left - before.left) <= ALIGNED
			: line.left <= before.left + ALIGNED && line.left <= edges.left + ALIGNED;
	return isAligned && !LEADS.test(textOf(before)) && isFull(before, line, edges.right, SLACK);
}

const isParted = (line: TextLine): boolean => textOf(line, '\t', APART).includes('\t');
