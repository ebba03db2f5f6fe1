/** The body of a Word document as paragraphs and tables, in order, as a reader sees them. */
import { TEXT_MARKS, type TextMark } from '$lib/budget/text-mark';
import type { Attributes, XmlHandlers } from '../office/xml-part';
import { stop } from '../reading-stopped';
import { markedBlocks, type ReadParagraph } from './marked-blocks';
import type { Numbering } from './numbering';

export interface DocumentCell {
	/** Grid column, from 0. */
	readonly index: number;
	text: string;
	across: number;
	down: number;
}
export interface DocumentTable {
	readonly kind: 'table';
	readonly rows: readonly (readonly DocumentCell[])[];
}
export type DocumentBlock =
	| {
			readonly kind: 'paragraph';
			readonly text: string;
			/** With its bold and underlined words marked, or as the heading or line of a list that it is. */
			readonly marked?: string;
	  }
	| DocumentTable;

/** Text that is open: a paragraph outside of tables, a cell, or a text box. */
interface OpenText extends ReadParagraph {
	num?: string;
	level?: number;
	/** Numbers stand before a paragraph's first text. */
	numbered: boolean;
}
interface OpenTable {
	readonly rows: DocumentCell[][];
	row: DocumentCell[];
	column: number;
	cell?: DocumentCell;
	merged: 'restart' | 'continue' | undefined;
	/** The cell that a vertical merge goes on from, by column. */
	readonly open: Map<number, DocumentCell>;
}

/** Deleted and moved-away text, and what stands a second time for older programs. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText', 'w:rt']);
/** Cells of all tables. */
export const MOST_CELLS = 1_000_000;

export class DocumentBody implements XmlHandlers {
	readonly prefixed = true;
	readonly #read: (ReadParagraph | DocumentTable)[] = [];
	/** Tracked changes took text away. */
	hasDeletions = false;
	readonly #paragraphs: OpenText[] = [];
	readonly #tables: OpenTable[] = [];
	#skipping = 0;
	#inText = false;
	#properties = 0;
	#cells = 0;
	/** How the open run looks. */
	readonly #marks = new Set<TextMark>();

	constructor(readonly numbering: Numbering | undefined) {}

	get blocks(): DocumentBlock[] {
		return markedBlocks(this.#read, this.numbering?.styles);
	}

	open(name: string, attributes: Attributes): void {
		if (this.#skipping > 0 || SKIPPED.has(name)) {
			this.#skipping++;
			if (name === 'w:delText') this.hasDeletions = true;
			return;
		}
		switch (name) {
			case 'w:p':
				this.#paragraphs.push({ kind: 'paragraph', text: '', runs: [], numbered: false });
				return;
			case 'w:pPr':
				this.#properties++;
				return;
			case 'w:r':
				this.#marks.clear();
				return;
			case 'w:t':
				this.#inText = true;
				return this.#number();
			case 'w:b':
			case 'w:u':
				if (this.#properties === 0 && isOn(attributes['w:val']))
					this.#marks.add(name === 'w:b' ? '粗体' : '下划线');
				return;
			case 'w:tab':
				if (this.#properties === 0) this.#add('\t');
				return;
			case 'w:br':
			case 'w:cr':
				return this.#add('\n');
			case 'w:noBreakHyphen':
				return this.#add('-');
			default:
				if (this.#properties > 0) this.#property(name, attributes);
				else this.#table(name, attributes);
		}
	}

	text(text: string): void {
		if (this.#inText && this.#skipping === 0) this.#add(text);
	}

	close(name: string): void {
		if (this.#skipping > 0) {
			this.#skipping--;
			return;
		}
		switch (name) {
			case 'w:t':
				this.#inText = false;
				return;
			case 'w:pPr':
				this.#properties--;
				return;
			case 'w:p':
				return this.#endParagraph();
			case 'w:tc':
				return this.#endCell();
			case 'w:tr':
				return this.#endRow();
			case 'w:tbl':
				return this.#endTable();
		}
	}

	#add(text: string): void {
		const paragraph = this.#paragraphs.at(-1);
		if (!paragraph) return;
		paragraph.text += text;
		paragraph.runs.push({ text, marks: TEXT_MARKS.filter((mark) => this.#marks.has(mark)) });
	}

	#number(): void {
		const paragraph = this.#paragraphs.at(-1);
		if (!paragraph || paragraph.numbered) return;
		paragraph.numbered = true;
		paragraph.number = this.numbering?.next(paragraph);
		paragraph.numberAt = paragraph.runs.length;
		paragraph.text += paragraph.number?.text ?? '';
	}

	#property(name: string, attributes: Attributes): void {
		const paragraph = this.#paragraphs.at(-1);
		if (!paragraph) return;
		const value = attributes['w:val'];
		if (name === 'w:pStyle') paragraph.style = value;
		else if (name === 'w:numId') paragraph.num = value;
		else if (name === 'w:ilvl') paragraph.level = Number(value) || 0;
	}

	#table(name: string, attributes: Attributes): void {
		const table = this.#tables.at(-1);
		if (name === 'w:tbl') {
			this.#tables.push({ rows: [], row: [], column: 0, merged: undefined, open: new Map() });
			return;
		}
		if (!table) return;
		const value = attributes['w:val'];
		if (name === 'w:tr') {
			table.row = [];
			table.column = 0;
		} else if (name === 'w:gridBefore') table.column += Number(value) || 0;
		else if (name === 'w:tc') {
			if (++this.#cells > MOST_CELLS)
				stop({ kind: 'archive-too-large', of: 'cells', limit: MOST_CELLS });
			table.cell = { index: table.column, text: '', across: 1, down: 1 };
			table.merged = undefined;
		} else if (name === 'w:gridSpan' && table.cell)
			table.cell.across = Math.min(Math.max(1, Number(value) || 1), 1000);
		else if (name === 'w:vMerge') table.merged = value === 'restart' ? 'restart' : 'continue';
	}

	#endParagraph(): void {
		const paragraph = this.#paragraphs.pop()!;
		const { text } = paragraph;
		const cell = this.#tables.at(-1)?.cell;
		if (cell) cell.text += cell.text === '' ? text : `\n${text}`;
		else if (this.#paragraphs.length === 0 || text.trim() !== '') this.#read.push(paragraph);
	}

	#endCell(): void {
		const table = this.#tables.at(-1);
		const cell = table?.cell;
		if (!table || !cell) return;
		const above = table.merged === 'continue' ? table.open.get(cell.index) : undefined;
		if (above) above.down++;
		for (let i = 0; i < cell.across && !above; i++) table.open.delete(cell.index + i);
		if (table.merged === 'restart') table.open.set(cell.index, cell);
		if (cell.text.trim() !== '') table.row.push(cell);
		table.column += cell.across;
		table.cell = undefined;
	}

	#endRow(): void {
		const table = this.#tables.at(-1);
		table?.rows.push(table.row);
	}

	/** A table inside a cell is read as that cell's text. */
	#endTable(): void {
		const table = this.#tables.pop();
		if (!table) return;
		const outer = this.#tables.at(-1)?.cell;
		if (!outer) {
			this.#read.push({ kind: 'table', rows: table.rows });
			return;
		}
		const texts = table.rows.map((row) => row.map((cell) => cell.text).join(' '));
		outer.text = [outer.text, ...texts].filter((text) => text !== '').join('\n');
	}
}

const isOn = (value: string | undefined): boolean =>
	value === undefined || !['0', 'false', 'off', 'none'].includes(value);
