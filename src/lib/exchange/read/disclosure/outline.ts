/** Finds the parts of a disclosure: contents page, tables, narrative sections, project forms. */
import type { TableId } from '$lib/budget/book';
import { SECTIONS, type Section } from '$lib/budget/narrative';
import { contentsEnd } from './contents-page';
import { fold, LabelSet, likeness } from './similarity';
import { sectionTitled, tableTitled } from './titles';
import { isBlank, type SourceGrid, type SourceLine } from '../source';
import {
	choiceFor,
	guessHeader,
	signatureOf,
	type ColumnChoice,
	type ColumnChoices
} from './heading';
import { proseSheet } from './prose-sheet';
import { tableOfSheet } from './sheet-subject';

export interface TableBlock {
	readonly table: TableId;
	/** Absent where the header or the name of its sheet told the table. */
	readonly title?: SourceLine;
	/** What a person said that these header lines mean. */
	readonly chosen?: { readonly header: readonly SourceLine[]; readonly choice: ColumnChoice };
	readonly lines: SourceLine[];
}
export interface SectionBlock {
	readonly section: Section;
	readonly heading: SourceLine;
	readonly lines: SourceLine[];
}
/** One project form: its title lines, if printed, and the lines of its grid. */
export interface FormBlock {
	readonly headings: SourceLine[];
	readonly lines: SourceLine[];
}

export interface Outline {
	readonly cover: SourceLine[];
	readonly contents: SourceLine[];
	/** Part headings (第二部分 …) and 预算公开表 numbers. */
	readonly headings: SourceLine[];
	readonly tables: TableBlock[];
	readonly sections: SectionBlock[];
	readonly forms: FormBlock[];
	/** Sheets in which nothing of a disclosure was recognised. */
	readonly unknown: SheetBlock[];
}

export interface SheetBlock {
	readonly grid: SourceGrid;
	readonly lines: SourceLine[];
}

type Region =
	| { kind: 'cover' }
	| { kind: 'contents' }
	| { kind: 'between' }
	| { kind: 'sheet'; block: SheetBlock }
	| { kind: 'table'; block: TableBlock }
	| { kind: 'section'; block: SectionBlock }
	| { kind: 'form'; block: FormBlock; named: boolean };

const PART = /^第[一二三四五六七八九十]部分\s*/;
/** What internal editions have after the document: answers to findings, which are no part of its text. */
const REVIEW = fold('审核说明');
const CONTENTS_LINE = /(?:[.·。]{2,}\s*|\t\s*)\d{1,4}\s*$/;
const ORDINAL_HEADING = /^([一二三四五六七八九十]{1,3})\s*[、.]\s*(\S.*)$/;
const TABLE_NUMBER = /^预算公开表\s*\d{1,2}$/;
const FORM_TITLE = fold('项目支出绩效目标申报表');
const FORM_YEAR = /^\(\s*\d{4}\s*年度?\s*\)$/;

const FORM_NAME = new LabelSet({ name: ['项目名称'] }, 0.75);
const FORM_NEXT = new LabelSet({ next: ['主管部门及代码', '实施单位', '项目属性'] }, 0.7);

/** Splits the source into its parts. Every non-blank line is in exactly one of them. */
export function outlineOf(lines: readonly SourceLine[], choices: ColumnChoices = {}): Outline {
	return new OutlineReader(lines, choices).read();
}

class OutlineReader {
	readonly #outline: Outline = {
		cover: [],
		contents: [],
		headings: [],
		tables: [],
		sections: [],
		forms: [],
		unknown: []
	};
	#region: Region = { kind: 'cover' };
	#part: Section['part'] | 'tables' | undefined;
	#heading: SourceLine[] = [];
	readonly #filled: readonly SourceLine[];
	#sheet: SourceGrid | undefined;
	/** Lines of a sheet of prose: they are in its sections already. */
	#prose: ReadonlySet<SourceLine> = new Set();
	#isReview = false;
	/** Up to this line everything belongs to the contents page. */
	#contentsEnd = -1;

	constructor(
		lines: readonly SourceLine[],
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
			if (this.#isReview || !this.#takeHeading(line, i)) this.#takeBody(line);
		});
		// A form's title with nothing after it: the document stops there.
		if (this.#heading.length) this.#outline.forms.push({ headings: this.#heading, lines: [] });
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
		const prose = proseSheet(lines);
		if (prose) {
			this.#outline.sections.push(...prose.sections);
			this.#outline.headings.push(...prose.headings);
			this.#prose = new Set(lines);
			this.#region = { kind: 'between' };
			return;
		}
		const found = this.#tableOfSheet(grid, lines);
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

	/** `undefined` where a title inside tells better, or nothing tells. */
	#tableOfSheet(
		grid: SourceGrid,
		lines: readonly SourceLine[]
	): Pick<TableBlock, 'table' | 'chosen'> | undefined {
		const { header, columns } = guessHeader(lines);
		const choice = choiceFor(this.choices, signatureOf(columns));
		if (choice) return { table: choice.table, chosen: { header, choice } };
		const titled = lines
			.slice(0, 12)
			.some((line) => line.filled.length === 1 && tableTitled(line.filled[0].text));
		const table = titled ? undefined : tableOfSheet(grid.name, lines);
		return table === undefined ? undefined : { table };
	}

	#takeHeading(line: SourceLine, i: number): boolean {
		const text = line.text.normalize('NFKC').trim();
		if (this.#startsForm(line, i)) return true;
		if (line.filled.length > 2 || text.length > 60) return false;
		if (this.#isContents(line, text)) {
			if (this.#region.kind === 'cover') this.#contentsEnd = contentsEnd(this.#filled, i);
			return this.#enter(this.#outline.contents, line, 'contents');
		}
		if (line.filled.length > 1) return false;
		if (this.#headsForm(line, text, i)) return this.#startHeading(line);
		if (fold(text).endsWith(FORM_TITLE) || likeness(text.slice(-11), FORM_TITLE) >= 0.8) {
			return this.#startHeading(line);
		}
		const amongForms = this.#heading.length > 0 || this.#region.kind === 'form';
		if (FORM_YEAR.test(text) && amongForms) return this.#startHeading(line);
		return this.#isPart(line, text) || this.#isTable(line, text) || this.#isSection(line, text);
	}

	/** 「3．辅警招聘经费」 between two forms, before the title of the next. */
	#headsForm(line: SourceLine, text: string, i: number): boolean {
		const next = this.#filled[i + 1];
		return (
			!line.grid &&
			/^\d{1,3}\s*[.、]\s*\S/.test(text) &&
			next?.filled.length === 1 &&
			fold(next.text).endsWith(FORM_TITLE)
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

	#isPart(line: SourceLine, text: string): boolean {
		if (fold(text.replace(/^附录\s*/, '')) === REVIEW && text.startsWith('附录')) {
			this.#isReview = true;
			return this.#enter(this.#outline.headings, line, 'between');
		}
		if (!PART.test(text)) return false;
		const title = text.replace(PART, '');
		const part = PARTS.match(title)?.key;
		if (!part) return false;
		this.#part = part;
		if (part === '名词解释') {
			const section = SECTIONS.find((s) => s.part === '名词解释')!;
			return this.#startSection(section, line);
		}
		return this.#enter(this.#outline.headings, line, 'between');
	}

	#isTable(line: SourceLine, text: string): boolean {
		if (TABLE_NUMBER.test(fold(text))) {
			return this.#enter(this.#outline.headings, line, 'between');
		}
		if (this.#region.kind === 'form') return false;
		const table = tableTitled(text);
		if (!table) return false;
		const same = this.#region.kind === 'table' && this.#region.block.table === table;
		// The title printed again at a page break belongs to the table it repeats.
		if (same) return false;
		const block: TableBlock = { table, title: line, lines: [] };
		this.#outline.tables.push(block);
		this.#part = 'tables';
		this.#region = { kind: 'table', block };
		return true;
	}

	#isSection(line: SourceLine, text: string): boolean {
		if (this.#part === '名词解释') return false;
		const match = ORDINAL_HEADING.exec(text);
		if (!match) return false;
		const section = sectionTitled(match[1], match[2], this.#part);
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
		const named = FORM_NAME.matchLead(first.text) !== undefined && this.#formFollows(i);
		if (!named && this.#heading.length === 0) return false;
		if (!named && line.filled.length < 2 && !FORM_NEXT.match(first.text)) return false;
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

	/** 项目名称 heads T12 and T13 too; a form goes on with 主管部门 or 项目属性. */
	#formFollows(i: number): boolean {
		return this.#filled
			.slice(i + 1, i + 5)
			.some((line) => line.filled.some((cell) => FORM_NEXT.matchLead(cell.text) !== undefined));
	}

	#takeBody(line: SourceLine): void {
		const region = this.#region;
		switch (region.kind) {
			case 'cover':
			case 'contents':
				// After the contents page whatever is no heading still belongs to the front matter.
				this.#outline.cover.push(line);
				return;
			case 'between':
				this.#outline.headings.push(line);
				return;
			case 'sheet':
				region.block.lines.push(line);
				return;
			case 'form':
				if (endsForm(region.block, line)) this.#enter(this.#outline.headings, line, 'between');
				else region.block.lines.push(line);
				return;
			default:
				region.block.lines.push(line);
		}
	}
}

/** A paragraph after a form that is a table, unless it is the form's signature line. */
function endsForm({ lines }: FormBlock, line: SourceLine): boolean {
	if (line.grid || !lines.at(-1)?.grid) return false;
	return !/^(?:负责人|经办人|联系电话|填报|主管部门)/.test(line.text.trim());
}

const PARTS = new LabelSet(
	{
		概况: ['概况', '部门概况', '部门基本概况', '单位概况'],
		tables: ['部门预算报表', '2023年部门预算报表', '2023年度部门预算报表', '部门预算公开报表'],
		情况说明: ['部门预算情况说明', '2023年度部门预算情况说明', '2023年部门预算情况说明'],
		名词解释: ['名词解释']
	},
	0.7
);
