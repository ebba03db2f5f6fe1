/** A web page, or an "Excel" file that is one: its paragraphs and its tables, in their order. */
import type { ImportEntry } from '../import-report';
import { stop } from '../reading-stopped';
import {
	gridLine,
	type Source,
	type SourceCell,
	type SourceGrid,
	type SourceLine
} from '../source';
import { MOST_CELLS } from '../xlsx/read-xlsx';
import { htmlTokens, type HtmlTag } from './html-tokens';

/** Nobody sees what stands in these. */
const UNSEEN = new Set(['script', 'style', 'head', 'title', 'noscript', 'template']);
const BREAKS = new Set([
	'p',
	'div',
	'br',
	'li',
	'tr',
	'table',
	'section',
	'article',
	'h1',
	'h2',
	'h3',
	'h4',
	'h5',
	'h6'
]);
/** Columns and lines that a cell may cover. */
const MOST_COVERED = 1_000;

export function readHtml(text: string): Source {
	const reading = new HtmlReading();
	for (const token of htmlTokens(text)) {
		if (typeof token === 'string') reading.text(token);
		else if (token.closes) reading.close(token.name);
		else reading.open(token);
	}
	return reading.source();
}

interface OpenCell {
	readonly across: number;
	readonly down: number;
	text: string;
}

interface OpenTable {
	readonly grid: SourceGrid;
	/** Lines that cells of earlier rows still cover, by column. */
	readonly covered: number[];
	row: SourceCell[];
	column: number;
	cell: OpenCell | undefined;
}

class HtmlReading {
	readonly #lines: SourceLine[] = [];
	readonly #entries: ImportEntry[] = [];
	readonly #tables: OpenTable[] = [];
	#paragraph = '';
	/** Depth of what is not shown, and the name that ends it. */
	#unseen:
		{ readonly name: string; readonly told: boolean; depth: number; text: string } | undefined;
	#cells = 0;

	text(text: string): void {
		if (this.#unseen) this.#unseen.text += text;
		else {
			const cell = this.#tables.at(-1)?.cell;
			if (cell) cell.text += text;
			else if (this.#tables.length === 0) this.#paragraph += text;
			// Words between the cells of a table are shown above it.
			else if (text.trim() !== '') this.#addLine(text);
		}
	}

	open({ name, attributes }: HtmlTag): void {
		if (this.#unseen) {
			if (name === this.#unseen.name) this.#unseen.depth++;
			return;
		}
		const isHidden = /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attributes.style ?? '');
		if ((UNSEEN.has(name) || isHidden) && !VOID.has(name)) {
			this.#unseen = { name, told: isHidden, depth: 1, text: '' };
			return;
		}
		const table = this.#tables.at(-1);
		const cell = table?.cell;
		if (BREAKS.has(name)) {
			if (cell && name !== 'table') cell.text += '\n';
			else this.#endParagraph();
		}
		if (name === 'table') this.#openTable();
		else if (name === 'tr' && table) this.#endRow(table);
		else if ((name === 'td' || name === 'th') && table) this.#openCell(table, attributes);
	}

	close(name: string): void {
		if (this.#unseen) {
			if (name === this.#unseen.name && --this.#unseen.depth === 0) this.#endUnseen();
			return;
		}
		const table = this.#tables.at(-1);
		if ((name === 'td' || name === 'th') && table) this.#endCell(table);
		else if (name === 'tr' && table) this.#endRow(table);
		else if (name === 'table' && table) {
			this.#endRow(table);
			this.#tables.pop();
		} else if (BREAKS.has(name) && !table?.cell) this.#endParagraph();
	}

	source(): Source {
		for (const table of this.#tables.toReversed()) this.#endRow(table);
		this.#endParagraph();
		return { lines: this.#lines, entries: this.#entries };
	}

	#openTable(): void {
		this.#endParagraph();
		const grid: SourceGrid = { name: '', apart: false };
		this.#tables.push({ grid, covered: [], row: [], column: 0, cell: undefined });
	}

	#openCell(table: OpenTable, { colspan, rowspan }: HtmlTag['attributes']): void {
		this.#endCell(table);
		while ((table.covered[table.column] ?? 0) > 0) table.column++;
		const span = (value: string | undefined): number =>
			Math.min(Math.max(1, Math.trunc(Number(value ?? 1)) || 1), MOST_COVERED);
		table.cell = { across: span(colspan), down: span(rowspan), text: '' };
	}

	#endCell(table: OpenTable): void {
		const { cell, column } = table;
		if (!cell) return;
		table.cell = undefined;
		for (let i = 0; i < cell.across; i++)
			table.covered[column + i] = Math.max(table.covered[column + i] ?? 0, cell.down);
		table.column += cell.across;
		const text = plain(cell.text);
		if (text === '') return;
		if (++this.#cells > MOST_CELLS)
			stop({ kind: 'archive-too-large', limit: MOST_CELLS, of: 'cells' });
		table.row.push({
			line: this.#lines.length + 1,
			index: column,
			text,
			...(cell.across > 1 && { across: cell.across }),
			...(cell.down > 1 && { down: cell.down })
		});
	}

	#endRow(table: OpenTable): void {
		this.#endCell(table);
		const { row, grid, covered, column } = table;
		if (row.length > 0) {
			const number = this.#lines.length + 1;
			// A table within a cell has taken the lines before it.
			this.#lines.push(
				gridLine(
					number,
					grid,
					row.map((cell) => ({ ...cell, line: number }))
				)
			);
		}
		if (row.length > 0 || column > 0)
			covered.forEach((lines, i) => (covered[i] = Math.max(0, lines - 1)));
		table.row = [];
		table.column = 0;
	}

	#endParagraph(): void {
		const text = this.#paragraph;
		this.#paragraph = '';
		for (const line of plain(text).split('\n')) this.#addLine(line);
	}

	#addLine(words: string): void {
		const text = words.replace(/\s+/g, ' ').trim();
		if (text === '') return;
		const number = this.#lines.length + 1;
		this.#lines.push({ number, text, width: 1, filled: [{ line: number, index: 0, text }] });
	}

	#endUnseen(): void {
		const { told, text } = this.#unseen!;
		this.#unseen = undefined;
		const found = plain(text);
		const place = { line: this.#lines.length + 1 };
		if (told && found !== '')
			this.#entries.push({ kind: 'unseen', found, expected: 'hidden', place });
	}
}

const VOID = new Set(['br', 'img', 'input', 'hr', 'meta', 'link', 'col']);

/** Line ends of the source are spaces; only breaks part lines. */
const plain = (text: string): string =>
	text
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ *\n+ */g, '\n')
		.trim();
