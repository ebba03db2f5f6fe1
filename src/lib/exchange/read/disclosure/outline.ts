/** Finds the parts of a disclosure: contents page, tables, narrative sections, project forms. */
import type { TableId } from '$lib/budget/book/book';
import type { Section } from '$lib/budget/book/narrative';
import type { Format } from '$lib/formats/format';
import { contentsEnd } from './contents-page';
import { endsForm, headsForm, isFormLabel, isFormTitle, startsForm } from './form-bounds';
import type {
	FormBlock,
	Outline,
	RawBlock,
	Region,
	SectionBlock,
	TableBlock
} from './outline-blocks';
import { dropTitles } from './raw-table';
import { fold } from './similarity';
import { headingOf, partTitled, sectionTitled, type Part } from './section-titles';
import { tableNumbered, tablesTitled } from './titles';
import {
	goesOn,
	isListed,
	hasFigures,
	isProse,
	isTabular,
	isTitleLike,
	isUnitLine,
	tableFollows
} from './table-bounds';
import { isBlank, type SourceGrid, type SourceLine } from '../source';
import type { ColumnChoices } from './heading';
import { proseSheet } from './prose-sheet';
import { subjectOfSheet } from './sheet-subject';

/** What internal editions have after the document: answers to findings, which are no part of its text. */
const REVIEW = fold('审核说明');
const CONTENTS_LINE = /(?:[.·。]{2,}\s*|\t\s*)\d{1,4}\s*$/;
/** 「第四部分」 in a cell of its own, with its words in the next. */
const PART_ALONE = /^第[一二三四五六七八九十]{1,2}部分$/;
const FORM_YEAR = /^\(\s*\d{4}\s*年度?\s*\)$/;

/** Splits the source into its parts. Every non-blank line is in exactly one of them. */
export function outlineOf(
	lines: readonly SourceLine[],
	format: Format,
	choices: ColumnChoices = {}
): Outline {
	return new OutlineReader(lines, format, choices).read();
}

class OutlineReader {
	readonly #outline: Outline = {
		cover: [],
		contents: [],
		headings: [],
		tables: [],
		sections: [],
		forms: [],
		unknown: [],
		raw: []
	};
	#region: Region = { kind: 'cover' };
	#part: Part | 'tables' | undefined;
	#heading: SourceLine[] = [];
	readonly #filled: readonly SourceLine[];
	#sheet: SourceGrid | undefined;
	/** Lines of a sheet of prose: they are in its sections already. */
	#prose: ReadonlySet<SourceLine> = new Set();
	#isReview = false;
	/** The table that the last line with nothing but a number announced. */
	#numbered: TableId | undefined;
	/** Up to this line everything belongs to the contents page. */
	#contentsEnd = -1;

	constructor(
		lines: readonly SourceLine[],
		readonly format: Format,
		readonly choices: ColumnChoices
	) {
		this.#filled = lines.filter((line) => !isBlank(line));
	}

	read(): Outline {
		this.#filled.forEach((line, i) => {
			if (i < this.#contentsEnd) return void this.#outline.contents.push(line);
			const { grid } = line;
			if (grid?.apart && grid !== this.#sheet) this.#startSheet(grid, i);
			if (this.#prose.has(line)) return;
			if (this.#isReview || !this.#takeHeading(line, i)) this.#takeBody(line, i);
		});
		// A form's title with nothing after it: the document stops there.
		if (this.#heading.length) this.#outline.forms.push({ headings: this.#heading, lines: [] });
		dropTitles(this.#outline);
		return this.#outline;
	}

	/** A sheet stands for itself: it is what its titles say, else what its header and name tell. */
	#startSheet(grid: SourceGrid, i: number): void {
		this.#sheet = grid;
		this.#isReview = fold(grid.name) === REVIEW;
		this.#flushHeading();
		if (this.#isReview) return void (this.#region = { kind: 'between' });
		const end = this.#filled.findIndex((line, at) => at > i && line.grid !== grid);
		const lines = this.#filled.slice(i, end < 0 ? undefined : end);
		const prose = proseSheet(lines, this.format);
		if (prose) {
			this.#outline.sections.push(...prose.sections);
			this.#outline.headings.push(...prose.headings);
			this.#prose = new Set(lines);
			this.#region = { kind: 'between' };
			return;
		}
		const found = subjectOfSheet(grid.name, lines, this.format, this.choices);
		if (found) {
			const block: TableBlock = { ...found, lines: [] };
			this.#outline.tables.push(block);
			this.#region = { kind: 'table', block };
			return;
		}
		if (/^封面|首页/.test(grid.name)) this.#region = { kind: 'cover' };
		else if (fold(grid.name) === '目录') this.#region = { kind: 'contents' };
		else this.#region = { kind: 'sheet', block: { grid, lines: [] } };
		if (this.#region.kind === 'sheet') this.#outline.unknown.push(this.#region.block);
	}

	#takeHeading(line: SourceLine, i: number): boolean {
		const text = line.text.normalize('NFKC').trim();
		if (this.#startsForm(line, i)) return true;
		if (line.filled.length > 2 || text.length > 60) return false;
		if (this.#isContents(line, text)) {
			if (this.#region.kind === 'cover') this.#contentsEnd = contentsEnd(this.#filled, i);
			return this.#enter(this.#outline.contents, line, 'contents');
		}
		if (line.filled.length > 1) return this.#isPartApart(line);
		if (headsForm(line, this.#filled[i + 1], this.format)) return this.#startHeading(line);
		if (isFormTitle(text, this.format)) return this.#startHeading(line);
		const amongForms = this.#heading.length > 0 || this.#region.kind === 'form';
		if (FORM_YEAR.test(text) && amongForms) return this.#startHeading(line);
		return (
			this.#isPart(line, text) ||
			this.#isTable(line, text, i) ||
			this.#isSection(line, text) ||
			this.#isRawTitle(line, i)
		);
	}

	#enter(into: SourceLine[], line: SourceLine, kind: 'contents' | 'between'): true {
		into.push(line);
		this.#region = { kind };
		return true;
	}

	#isContents(line: SourceLine, text: string): boolean {
		if (this.#region.kind === 'cover') return fold(text) === '目录';
		return this.#region.kind === 'contents' && CONTENTS_LINE.test(line.text.normalize('NFKC'));
	}

	/** 「第四部分」 and 「名词解释」 with a wide gap between them. */
	#isPartApart(line: SourceLine): boolean {
		const [first, second] = line.filled.map(({ text }) => text.trim());
		return PART_ALONE.test(first) && !line.grid && this.#isPart(line, `${first} ${second}`);
	}

	#isPart(line: SourceLine, text: string): boolean {
		if (fold(text.replace(/^附录\s*/, '')) === REVIEW && text.startsWith('附录')) {
			this.#isReview = true;
			return this.#enter(this.#outline.headings, line, 'between');
		}
		const part = partTitled(text, this.format);
		if (!part) return false;
		if (part === 'unknown') {
			if (['cover', 'contents', 'form'].includes(this.#region.kind) || line.grid) return false;
			this.#part = undefined;
			return this.#enter(this.#outline.headings, line, 'between');
		}
		this.#part = part;
		const { sections } = this.format;
		const own = sections.find((s) => s.part === part && s.ordinal === '' && s.title === part);
		if (own) return this.#startSection(own, line);
		return this.#enter(this.#outline.headings, line, 'between');
	}

	#isTable(line: SourceLine, text: string, i: number): boolean {
		const numbered = tableNumbered(text, this.format);
		if (numbered) {
			this.#numbered = numbered === 'other' ? undefined : numbered;
			// A sheet that its header and name tell stays what it is.
			const isOfSheet = this.#region.kind === 'table' && this.#region.block.lines.length === 0;
			if (!isOfSheet) return this.#enter(this.#outline.headings, line, 'between');
			this.#outline.headings.push(line);
			return true;
		}
		if (this.#region.kind === 'form') return false;
		const titled = tablesTitled(text, this.format);
		if (titled.length === 0) return false;
		if (this.#isListed(i)) return this.#takeListed(line);
		const current = this.#region.kind === 'table' ? this.#region.block : undefined;
		// The title printed again at a page break belongs to the table it repeats.
		if (current && titled.includes(current.table) && this.#repeats(current, line, i)) return false;
		const isTaken = (table: TableId) => this.#outline.tables.some((block) => block.table === table);
		const table = titled.find((one) => !isTaken(one)) ?? titled[0];
		this.#startTable({ table, title: line, lines: [] });
		this.#part = 'tables';
		return true;
	}

	/** Of two tables that share a title without its brackets the second has a header of its own. */
	#repeats({ table, lines }: TableBlock, { text }: SourceLine, i: number): boolean {
		if (
			tablesTitled(text, this.format).length === 1 ||
			tablesTitled(text, this.format)[0] !== table
		)
			return true;
		return !lines.some(isTabular) || goesOn(lines, this.#filled.slice(i + 1, i + 5));
	}

	#startTable(block: TableBlock): void {
		this.#outline.tables.push(block);
		this.#region = { kind: 'table', block };
	}

	#startRaw(title?: SourceLine): RawBlock {
		const block: RawBlock = { ...(title && { title }), lines: [] };
		this.#outline.raw.push(block);
		this.#region = { kind: 'raw', block };
		return block;
	}

	#isListed(i: number): boolean {
		return isListed(this.#filled, i, this.#outline.contents.at(-1), this.format);
	}

	#takeListed(line: SourceLine): true {
		const { kind } = this.#region;
		if (kind === 'table' || kind === 'raw') this.#region = { kind: 'between' };
		this.#outline.contents.push(line);
		return true;
	}

	/** The title of a table that is not known: here the table above it ends. */
	#isRawTitle(line: SourceLine, i: number): boolean {
		const { kind } = this.#region;
		if (kind === 'contents' || kind === 'form' || !isTitleLike(line)) return false;
		// Of a table that is known it is the repeated title.
		if (tablesTitled(line.text, this.format).length > 0) return false;
		if (this.#isListed(i)) return this.#takeListed(line);
		if (!tableFollows(this.#filled, i)) return false;
		this.#startRaw(line);
		return true;
	}

	#isSection(line: SourceLine, text: string): boolean {
		if (this.#part === '名词解释' && headingOf(text).ordinal !== '') return false;
		const section = sectionTitled(text, this.format, this.#part);
		if (!section) return false;
		if (this.#outline.sections.some((s) => s.section.id === section.id)) return false;
		return this.#startSection(section, line);
	}

	#startSection(section: Section, heading: SourceLine): true {
		this.#flushHeading();
		this.#part = section.part;
		const block: SectionBlock = { section, heading, lines: [] };
		this.#outline.sections.push(block);
		this.#region = { kind: 'section', block };
		return true;
	}

	#startHeading(line: SourceLine): true {
		this.#heading.push(line);
		return true;
	}

	/** Title lines that no form followed. */
	#flushHeading(): void {
		if (!this.#heading.length) return;
		this.#outline.forms.push({ headings: this.#heading, lines: [] });
		this.#heading = [];
	}

	#startsForm(line: SourceLine, i: number): boolean {
		const first = line.filled[0];
		const named = startsForm(this.#filled, i, this.format);
		if (!named && this.#heading.length === 0) return false;
		if (!named && line.filled.length < 2 && !isFormLabel(first.text, this.format)) return false;
		if (named && this.#region.kind === 'form' && !this.#region.named && !this.#heading.length) {
			this.#region.named = true;
			this.#region.block.lines.push(line);
			return true;
		}
		const block: FormBlock = { headings: this.#heading, lines: [line] };
		this.#heading = [];
		this.#outline.forms.push(block);
		this.#region = { kind: 'form', block, named };
		return true;
	}

	#takeBody(line: SourceLine, i: number): void {
		const region = this.#region;
		switch (region.kind) {
			case 'cover':
			case 'contents':
				if (this.#startsUntitled(line, i)) return;
				// After the contents page whatever is no heading still belongs to the front matter.
				this.#outline.cover.push(line);
				return;
			case 'between':
				if (this.#startsUntitled(line, i)) return;
				this.#outline.headings.push(line);
				return;
			case 'table':
			case 'raw':
				if (!this.#endsTable(region.block, line, i)) region.block.lines.push(line);
				return;
			case 'form':
				if (endsForm(region.block, line)) this.#enter(this.#outline.headings, line, 'between');
				else region.block.lines.push(line);
				return;
			default:
				region.block.lines.push(line);
		}
	}

	/** Rows without a title above them: of the table whose number stood there, or of one that is not known. */
	#startsUntitled(line: SourceLine, i: number): boolean {
		const ahead = this.#filled.slice(i, i + 8).filter((next) => next.grid === line.grid);
		if (!isTabular(line) || ahead.filter(hasFigures).length < 2) return false;
		const numbered = this.#numbered;
		if (numbered && !this.#outline.tables.some(({ table }) => table === numbered)) {
			this.#startTable({ table: numbered, lines: [line] });
		} else this.#startRaw().lines.push(line);
		return true;
	}

	/** A table ends at prose, at a line with a unit and at a grid of its own, unless its header comes again. */
	#endsTable({ lines }: TableBlock | RawBlock, line: SourceLine, i: number): boolean {
		if (!lines.some(isTabular)) return false;
		if (isProse(line)) return this.#enter(this.#outline.headings, line, 'between');
		const isOther = line.grid !== lines.at(-1)!.grid && isTabular(line) && line.grid !== undefined;
		if ((!isUnitLine(line) && !isOther) || !lines.some(hasFigures)) return false;
		const next = isOther ? this.#filled.slice(i, i + 4) : this.#filled.slice(i + 1, i + 5);
		if (goesOn(lines, next)) return false;
		this.#startRaw().lines.push(line);
		return true;
	}
}
