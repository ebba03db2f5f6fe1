/** The whole document as it is printed: its parts, headings, paragraphs, tables and forms in order. */
import { disclosureTitle } from '$lib/budget/book/disclosure-title';
import { ordinal } from '$lib/budget/values/ordinal';
import { bookFormat } from '$lib/formats/book-format';
import type { FormatTable } from '$lib/formats/format';
import type { Book, Row } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { livingReaderOf, type LivingReader } from '$lib/budget/living/living-reader';
import type { Section } from '$lib/budget/book/narrative';
import {
	countedLines,
	isNumberedHeading,
	withoutMarks,
	type CountedLine
} from '$lib/budget/values/text-mark';
import { tableTitle } from '$lib/budget/table/table-title';
import { chartOf, type Chart } from '../../chart/chart';
import { formPaper, projectName, type FormPaper } from './form-paper';
import { noteLine, REVIEW_TITLE, reviewNotes } from './review-notes';
import { rowsOf, tablePaper, tablesIn, type TablePaper } from './table-paper';

export type Block =
	| {
			readonly kind: 'heading';
			/** 1 for the parts and the appendix, 2 for sections and tables, 3 for forms. */
			readonly level: 1 | 2 | 3;
			readonly text: string;
			readonly anchor: string;
	  }
	| ProseBlock
	| ChartBlock
	| { readonly kind: 'table'; readonly paper: TablePaper }
	| { readonly kind: 'form'; readonly paper: FormPaper };

/** A paragraph, a heading inside of a section (by its mark or its number), or a line of a list. */
export interface ProseBlock extends CountedLine {
	readonly kind: 'paragraph';
}

/** The chart of a section, at its end. */
export interface ChartBlock {
	readonly kind: 'chart';
	/** Of the section. */
	readonly anchor: string;
	readonly chart: Chart;
}

/** Where the forms go: after the section on 绩效管理, or into a document of their own. */
export type FormsPlace = 'inside' | 'appendix' | 'none';

/** A line of the contents: a part, a section, a table or a form. */
export interface ContentsLine {
	readonly level: 1 | 2 | 3;
	readonly text: string;
	/** The anchor of a heading, the id of a table, `form-3` of the third form. */
	readonly anchor: string;
}

export interface DisclosurePaper {
	readonly department: string;
	/** 「2023年度部门预算公开」 */
	readonly title: string;
	/** Of the sections, in their order. */
	readonly charts: readonly ChartBlock[];
	/** How many blocks there are. */
	readonly length: number;
	readonly contents: readonly ContentsLine[];
	/** Made one after the other, so that 130 forms need not stand in memory at once. */
	readonly blocks: () => Iterable<Block>;
}

/** The section that forms stand after: the first on performance. */
const PERFORMANCE = /绩效/;
export const FORMS_TITLE = '项目支出绩效目标表';

export function disclosurePaper(book: Book, forms: FormsPlace = 'inside'): DisclosurePaper {
	const { department, year } = book.head;
	const plan = planOf(book, forms);
	return {
		department: department.name,
		title: forms === 'appendix' ? `${year}年度${FORMS_TITLE}` : disclosureTitle(book.head),
		charts: plan.flatMap(({ chart }) => chart ?? []),
		length: plan.length,
		contents: plan.flatMap(({ line }) => line ?? []),
		*blocks() {
			for (const { make } of plan) yield make();
		}
	};
}

interface Planned {
	readonly line?: ContentsLine;
	readonly chart?: ChartBlock;
	readonly make: () => Block;
}
type Plan = Planned[];

function planOf(book: Book, forms: FormsPlace): Plan {
	const formPlan = formsOf(book);
	if (forms === 'appendix') return formPlan;
	const { year } = book.head;
	const sections = rowsOf(book, 'narrative');
	const reader = livingReaderOf(new LiveBook(book));
	const { sections: known, kind } = bookFormat(book.head);
	const ids = new Set(known.map(({ id }) => id));
	const leading = known.find(({ title }) => PERFORMANCE.test(title));
	const ofPart = (part: Section['part']): Plan =>
		known
			.filter((section) => section.part === part)
			.flatMap((section) => [
				...sectionOf(
					section,
					sections.find(({ id }) => id === section.id),
					reader
				),
				...(section === leading && forms === 'inside' ? formPlan : [])
			]);
	const others = sections
		.filter(({ id }) => !ids.has(id))
		.flatMap((row) => proseOf(undefined, row));
	const tables: TitledPart = [
		`${year}年部门${kind}报表`,
		tablesIn(book).flatMap((table) => tableOf(book, table))
	];
	const names = [...new Set(known.map(({ part }) => part))];
	const parts = names.map((part): TitledPart => [
		OF_THE_FIGURES.test(part) ? `${year}年度部门${kind}情况说明` : part,
		ofPart(part)
	]);
	// The figures come before what is said of them; what no section is belongs to that, too.
	const saying = names.findIndex((part) => part.includes('情况说明'));
	parts[saying]?.[1].push(...others);
	if (forms === 'inside' && leading === undefined) tables[1].push(...formPlan);
	parts.splice(saying < 0 ? parts.length : saying, 0, tables);
	return [...numbered(parts), ...reviewOf(book)];
}

type TitledPart = [title: string, plan: Plan];

/** The parts that hold something, with their headings. */
function numbered(parts: readonly TitledPart[]): Plan {
	return parts
		.filter(([, plan]) => plan.length > 0)
		.flatMap(([title, plan], i) => [
			heading(1, `第${ordinal(i + 1)}部分 ${title}`, `part${i + 1}`),
			...plan
		]);
}
/** The part that speaks of the whole document's figures names its year and kind. */
const OF_THE_FIGURES = /^(?:部门[预决]算)?情况说明$/u;

/** After the document itself: what was answered to its findings. */
function reviewOf(book: Book): Plan {
	const notes = reviewNotes(book);
	if (notes.length === 0) return [];
	return [heading(1, `附录 ${REVIEW_TITLE}`, 'review'), ...paragraphs(notes.map(noteLine))];
}

function heading(level: 1 | 2 | 3, text: string, anchor: string): Planned {
	const line = { level, text, anchor };
	return { line, make: () => ({ kind: 'heading', ...line }) };
}

function paragraphs(lines: readonly string[]): Plan {
	return countedLines(lines.map((line) => line.trim())).map((line) => {
		const block: ProseBlock = { kind: 'paragraph', ...trimmed(line) };
		return { make: () => block };
	});
}

function trimmed({ mark, runs, ...line }: CountedLine): CountedLine {
	const last = runs.length - 1;
	const shown = runs.map((run, i) => {
		const words = i === 0 ? run.text.trimStart() : run.text;
		return { ...run, text: i === last ? words.trimEnd() : words };
	});
	const said = shown.map((run) => run.text).join('');
	const isHeading = mark === undefined && isNumberedHeading(said);
	return { ...line, mark: isHeading ? '标题' : mark, runs: shown };
}

function sectionOf(section: Section, row: Row | undefined, reader: LivingReader): Plan {
	const { id } = section;
	const chart = row ? chartOf(id, reader) : undefined;
	return [
		...proseOf(section, row),
		...(chart ? [drawn({ kind: 'chart', anchor: id, chart })] : [])
	];
}

function drawn(chart: ChartBlock): Planned {
	return { chart, make: () => chart };
}

/** A section that the book has no row for is not printed; a title without text is. */
function proseOf(section: Section | undefined, row: Row | undefined): Plan {
	if (!row) return [];
	const title = String(row.cells['标题'] ?? section?.title ?? '').trim();
	const lead = section && section.ordinal !== '' ? `${section.ordinal}、` : '';
	const lines = String(row.cells['正文'] ?? '')
		.split(/\r\n|\r|\n/)
		.filter((text) => withoutMarks(text).trim() !== '');
	const isPart = section !== undefined && section.title === section.part;
	return [
		// Where a part is one section, its title is the part's.
		...(isPart ? [] : [heading(2, lead + title, row.id)]),
		...paragraphs(lines)
	];
}

function tableOf(book: Book, table: FormatTable): Plan {
	const text = tableTitle(book.head, table);
	return [
		{
			line: { level: 2, text, anchor: table.id },
			make: () => ({ kind: 'table', paper: tablePaper(book, table.id) })
		}
	];
}

function formsOf(book: Book): Plan {
	const projects = rowsOf(book, 'projects');
	if (projects.length === 0) return [];
	return [
		heading(3, FORMS_TITLE, 'forms'),
		...projects.map((project, i): Planned => ({
			line: {
				level: 3,
				text: formHeading(i + 1, projectName(project)),
				anchor: `form-${i + 1}`
			},
			make: () => ({ kind: 'form', paper: formPaper(book, project, i + 1) })
		}))
	];
}

/** The name under which a form is found: contents, bookmarks, navigation. */
export function formHeading(number: number, name: string): string {
	return `${number}．${name || '（未命名）'}`;
}
