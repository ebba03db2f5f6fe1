/** Reads a table of the format: its heading lines, header, rows and note. */
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import type { TableTemplate } from '$lib/budget/table/table-template';
import type { FormatTable } from '$lib/formats/format';
import { BookDraft, type DraftRow } from './book-draft';
import type { TableBlock } from './outline-blocks';
import { bracketedUnit, statedUnit, withoutUnit, type PrintedUnit } from '../printed-unit';
import type { SourceCell, SourceLine } from '../source';
import { headerOfLine, withoutHeader } from './header-line';
import type { ColumnChoices } from './heading';
import { isUnitLine } from './table-bounds';
import { splitTemplate } from './printed-template';
import { tableFits } from './table-fit';
import { TableRows } from './table-rows';
import { TableColumns } from './table-columns';
import { headerKind } from './table-header';
import { fold } from './similarity';

/** A header and the lines below it; a table split over pages has several. */
export interface Segment {
	readonly header: SourceLine[];
	readonly body: SourceLine[];
}

/** What heads a table besides its title. */
export interface TableFacts {
	readonly department?: string;
	readonly year?: number;
	readonly rows: readonly DraftRow[];
}

/** What the tables of a document are read by. */
export interface TableReadingOptions {
	/** The format's own. */
	readonly table: FormatTable;
	/** As the book prints it that is read into; the official form is read, too. */
	readonly own?: TableTemplate;
	readonly choices?: ColumnChoices;
	/** Whether it has lines of a grid. */
	readonly isGrid: boolean;
	/** Whether a line is a title of the table. */
	readonly isTitle: (text: string) => boolean;
}

const DEPARTMENT_LINE =
	/^(?:(?:部门|单位)名称|(?:编制|填报|预算|公开)?部门|(?:编制|填报|预算|公开)单位)\s*[:：]\s*(.*)$/;
const HEADER_WORDS = /^(?:.*(?:编码|代码|分类|科目|名称)|类|款|项)$/;
const NOTE_LINE = /^(?:备?注|说明)\s*[:：]\s*(.*)$/s;

/** 「编制部门：某局」 beside 「单位：元」 or not. */
export function departmentIn(text: string): string | undefined {
	return DEPARTMENT_LINE.exec(withoutUnit(text))?.[1];
}

/** @returns `undefined` where the table under the title is another: then nothing of it was read */
export function readTable(
	block: TableBlock,
	draft: BookDraft,
	options: TableReadingOptions
): TableFacts | undefined {
	const trial = new BookDraft(draft.head);
	const reading = readInto(block, trial, options);
	const fits = (): boolean => tableFits(options.table, reading.template, block.lines, trial);
	if (!reading.isChosen && !fits()) return undefined;
	return readInto(block, draft, options).facts;
}

function readInto(
	block: TableBlock,
	draft: BookDraft,
	options: TableReadingOptions
): { readonly facts: TableFacts; readonly isChosen: boolean; readonly template: TableTemplate } {
	const { title, lines, chosen } = block;
	const { table } = options;
	const year = title && /(\d{4})\s*年/.exec(title.text.normalize('NFKC'))?.[1];
	const place = { table: table.id };
	if (title) draft.takeLine('table-heading', title, { place });
	else if (lines.length > 0 && !chosen)
		draft.report('table-untitled', lines[0], { kept: table.name, place });
	const reading = new TableReading(options, draft, chosen);
	if (title) reading.takeUnit(bracketedUnit(title.text), title);
	for (const line of lines) reading.take(line);
	const rows = reading.finish();
	const facts = {
		rows,
		...(reading.department && { department: reading.department }),
		...(year && { year: Number(year) })
	};
	return { facts, ...reading.read };
}

class TableReading {
	department: string | undefined;
	/** Which template the header told, and whether a person said what it means. */
	read: { readonly isChosen: boolean; readonly template: TableTemplate };
	#unit: PrintedUnit | undefined;
	readonly #unitOf = new Map<SourceLine, PrintedUnit>();
	readonly #segments: Segment[];
	readonly #headers = new Set<string>();
	readonly #templates: readonly TableTemplate[];
	readonly #table: FormatTable;
	/** The note goes on until something else comes. */
	#inNote = false;

	constructor(
		readonly options: TableReadingOptions,
		readonly draft: BookDraft,
		readonly chosen: TableBlock['chosen']
	) {
		const { table, own } = options;
		this.#table = table;
		const split = splitTemplate(table);
		this.#templates = [...new Set([table, ...(own ? [own] : []), ...(split ? [split] : [])])];
		this.read = { isChosen: false, template: table };
		this.#segments = [{ header: [...(chosen?.header ?? [])], body: [] }];
	}

	take(whole: SourceLine): void {
		const place = { table: this.#table.id };
		if (this.chosen?.header.includes(whole)) {
			this.draft.takeLine('table-header', whole, { place });
			return;
		}
		if ((whole.filled.length <= 2 || isUnitLine(whole)) && this.#takeFront(whole)) return;
		if (this.#isAboveGrid(whole)) return this.#takeAbove(whole);
		this.#inNote = false;
		const header = headerOfLine(whole);
		const line = header ? withoutHeader(whole, header) : whole;
		if (header) this.#takeHeader(header);
		const kind = this.#kindOf(line);
		if (kind === 'words') this.#takeHeader(line);
		else if (kind === 'numbers') this.draft.takeLine('column-numbers', line, { place });
		else {
			this.#segments.at(-1)!.body.push(line);
			if (this.#unit) this.#unitOf.set(line, this.#unit);
		}
	}

	#kindOf(line: SourceLine): ReturnType<typeof headerKind> {
		for (const template of this.#templates) {
			const kind = headerKind(template, line);
			if (kind) return kind;
		}
		return this.#isMoreHeader(line) ? 'words' : undefined;
	}

	#takeHeader(line: SourceLine): void {
		const segment = this.#segments.at(-1)!;
		if (segment.body.length === 0) segment.header.push(line);
		else this.#segments.push({ header: [line], body: [] });
		const text = fold(line.text);
		const seen = this.#headers.has(text);
		this.#headers.add(text);
		const place = { table: this.#table.id };
		this.draft.takeLine(seen ? 'repeated-header' : 'table-header', line, { place });
	}

	/** 部门名称, 单位 and 注 lines, and the title where a page repeats it. */
	#takeFront(line: SourceLine): boolean {
		const kinds = line.filled.map((cell, i) => {
			const isName = this.#namesNext(line.filled[i - 1]) && statedUnit(cell.text) === undefined;
			if (!isName) return this.#takeFrontCell(cell, line);
			this.department = cell.text;
			this.draft.take('table-heading', cell, { place: { table: this.#table.id } });
			return true;
		});
		return kinds.some(Boolean);
	}

	/** Words between the title and the grid are none of its rows. */
	#isAboveGrid({ grid }: SourceLine): boolean {
		const [{ header, body }] = this.#segments;
		return this.options.isGrid && grid === undefined && header.length + body.length === 0;
	}

	/** The name of the department may go on below the unit. */
	#takeAbove(line: SourceLine): void {
		const [cell, ...others] = line.filled;
		if (this.department !== undefined && others.length === 0 && cell.text.length <= 20)
			this.department += cell.text;
		this.draft.takeLine('table-heading', line, { place: { table: this.#table.id } });
	}

	/** 「部门名称：」 alone in its cell: the name stands in the next. */
	#namesNext(before: SourceCell | undefined): boolean {
		return before !== undefined && DEPARTMENT_LINE.exec(before.text)?.[1] === '';
	}

	/** 「支出功能分类」 「科目编码」: words that only headers have, before the first row. */
	#isMoreHeader({ grid, filled }: SourceLine): boolean {
		const { header, body } = this.#segments.at(-1)!;
		const isOpen = grid !== undefined && header.length > 0 && body.length === 0;
		return isOpen && filled.every(({ text }) => HEADER_WORDS.test(fold(text)));
	}

	/** Amounts below are in this unit; one that is not the form's is told. */
	takeUnit(unit: PrintedUnit | undefined, at: SourceCell | SourceLine): void {
		if (unit === undefined) return;
		const expected = this.#unit ?? this.#table.unit;
		const details = { found: unit, expected, place: { table: this.#table.id } };
		if (unit !== expected) this.draft.report('amount-unit-differs', at, details);
		this.#unit = unit;
	}

	#takeFrontCell(cell: SourceCell, line: SourceLine): boolean {
		const place = { table: this.#table.id };
		const isShort = cell.text.length <= 60 && !NOTE_LINE.test(cell.text);
		const unit = isShort ? statedUnit(cell.text) : undefined;
		const department = departmentIn(cell.text);
		if (unit) this.takeUnit(unit, cell);
		if (department !== undefined) {
			if (department !== '') this.department = department;
			this.draft.take('table-heading', cell, { place });
			return true;
		}
		if (unit) {
			if (withoutUnit(cell.text) === '') this.draft.label(cell);
			else this.draft.take('table-heading', cell, { place });
			return true;
		}
		if (line.filled.length > 1) return false;
		const note = NOTE_LINE.exec(cell.text)?.[1] ?? this.#noteOf(cell, line);
		if (note !== undefined) {
			this.#putNote(note, cell, line);
			return true;
		}
		if (!this.options.isTitle(cell.text)) return false;
		this.draft.take('repeated-header', cell, { place });
		return true;
	}

	#putNote(note: string, cell: SourceCell, line: SourceLine): void {
		this.#inNote = true;
		const id = noteRowOf(this.#table.id);
		const row =
			this.draft.rows.find((r) => r.id === id) ?? this.draft.addRow(id, 'notes', line.number);
		this.draft.putText(row, NOTE_COLUMN, note, cell, '\n');
	}

	/** A text that is merged over most of the table is no row of it; neither is what follows a note outside of a grid. */
	#noteOf(cell: SourceCell, line: SourceLine): string | undefined {
		const below = this.#segments[0].body.length > 0;
		const isGrid = this.#segments.some(({ header, body }) => (header[0] ?? body[0])?.grid);
		if (this.#inNote && isGrid && !line.grid) return cell.text;
		const wide = (cell.across ?? 1) * 2 > this.#table.columns.length;
		return wide && below && !this.options.isTitle(cell.text) && isSentence(cell.text)
			? cell.text
			: undefined;
	}

	finish(): DraftRow[] {
		const { table, choices = {}, own = table } = this.options;
		const columns = new TableColumns(
			{ table, own, templates: this.#templates, choices, chosen: this.chosen },
			this.#unit,
			this.draft
		);
		const aligned = columns.align(this.#segments);
		this.read = columns;
		const units = { unit: this.#unit, ofLine: this.#unitOf, ofColumns: columns.units };
		return new TableRows(table, columns.template, units, this.draft).put(aligned);
	}
}

/** A merged total is a row: 「合计」 over the columns of codes and names. */
const isSentence = (text: string): boolean => text.length > 8 || /[。；]/.test(text);
