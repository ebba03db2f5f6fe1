/** The body of the DOCX, piece by piece: cover, contents, parts with their tables, prose and forms. */
import type { LineMark, MarkedRun, TextMark } from '$lib/budget/values/text-mark';
import {
	formHeading,
	type Block,
	type ChartBlock,
	type ContentsLine,
	type DisclosurePaper,
	type ProseBlock
} from '../paper/disclosure-paper';
import type { FormPaper } from '../paper/form-paper';
import type { TablePaper } from '../paper/table-paper';
import { escapeXml, XML_DECLARATION } from '../xml';
import { drawnChart } from './chart-xml';
import { gridTable } from './grid-table';
import { ACROSS, FORM, sectionXml, textWidth, UPRIGHT, type PageShape } from './page-section';
import { numberedList } from './numbering-xml';
import { field, paragraph, run, WORD } from './word-xml';

/** Wider tables than this (px at 100 %) are printed across. */
const WIDE = 760;

/** How many numbered lists the document has so far. */
interface ListCount {
	lists: number;
}

export function* documentXml(
	paper: DisclosurePaper,
	counted: ListCount,
	written: (blocks: number) => void
): Iterable<string> {
	yield `${XML_DECLARATION}<w:document ${WORD}><w:body>`;
	yield* frontMatter(paper);
	const bookmarks = new Map(paper.contents.map(({ anchor }, i) => [anchor, i]));
	const place = { bookmarks, counted, charts: paper.charts };
	let shape: PageShape | undefined;
	let isFirstSection = true;
	// A part's heading stands on the page of what it heads.
	let waiting: Block[] = [];
	let count = 0;
	for (const block of paper.blocks()) {
		written(++count);
		waiting.push(block);
		if (block.kind === 'heading') continue;
		const wanted = shapeOf(block);
		let newPage = shape !== undefined;
		if (shape !== undefined && wanted !== shape) {
			yield sectionBreak(shape, isFirstSection);
			[isFirstSection, newPage] = [false, false];
		}
		shape = wanted;
		yield* blocksXml(waiting, { ...place, shape }, newPage);
		waiting = [];
	}
	yield* blocksXml(waiting, { ...place, shape: shape ?? UPRIGHT }, shape !== undefined);
	yield sectionXml(shape ?? UPRIGHT, { numbered: isFirstSection ? 'first' : 'on' });
	yield '</w:body></w:document>';
}

function shapeOf(block: Block): PageShape {
	if (block.kind === 'form') return FORM;
	if (block.kind !== 'table') return UPRIGHT;
	const width = block.paper.grid.widths.reduce((sum, px) => sum + px, 0);
	return width > WIDE ? ACROSS : UPRIGHT;
}

function sectionBreak(shape: PageShape, isFirst: boolean): string {
	const properties = sectionXml(shape, { numbered: isFirst ? 'first' : 'on' });
	return paragraph('', { style: 'Break', properties });
}

function* frontMatter({ department, title, contents }: DisclosurePaper): Iterable<string> {
	yield paragraph(run(department), { style: 'CoverName' });
	yield paragraph(run(title), { style: 'CoverTitle' });
	const unnumbered = () =>
		paragraph('', { style: 'Break', properties: sectionXml(UPRIGHT, { numbered: 'no' }) });
	yield unnumbered();
	yield paragraph(run('目　录'), { style: 'ContentsTitle' });
	yield* contentsXml(contents);
	yield unnumbered();
}

/** A real table of contents, its lines filled in; the numbers of pages are fields of their own. */
function* contentsXml(contents: readonly ContentsLine[]): Iterable<string> {
	const lines = contents
		.map((line, i) => ({ ...line, bookmark: bookmarkName(i) }))
		.filter(({ level }) => level < 3);
	const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
	const begin =
		mark('begin') +
		'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>' +
		mark('separate');
	for (const [i, { level, text, bookmark }] of lines.entries()) {
		const link =
			`<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(text)}<w:r><w:tab/></w:r>` +
			`${field(`PAGEREF ${bookmark} \\h`, '')}</w:hyperlink>`;
		const end = i === lines.length - 1 ? mark('end') : '';
		yield paragraph((i === 0 ? begin : '') + link + end, { style: `TOC${level}` });
	}
}

function bookmarkName(index: number): string {
	return `_Toc${String(index + 1).padStart(6, '0')}`;
}

type Bookmarks = ReadonlyMap<string, number>;

interface Place {
	readonly bookmarks: Bookmarks;
	readonly counted: ListCount;
	readonly charts: readonly ChartBlock[];
	readonly shape: PageShape;
}

function* blocksXml(
	blocks: readonly Block[],
	{ bookmarks, counted, charts, shape }: Place,
	newPage: boolean
): Iterable<string> {
	let mayBreak = newPage;
	for (const block of blocks) {
		if (block.kind === 'heading') {
			const starts = mayBreak && block.level !== 2;
			yield headingXml(block.text, `Heading${block.level}`, block.anchor, bookmarks, starts);
			// What follows stays with its heading.
			mayBreak = mayBreak && block.level === 2;
		} else if (block.kind === 'paragraph') {
			if (block.number === 1) counted.lists++;
			yield proseXml(block, counted.lists);
		} else if (block.kind === 'chart') yield drawnChart(block.chart, charts.indexOf(block));
		else if (block.kind === 'table') yield* tableXml(block.paper, bookmarks, shape, mayBreak);
		else yield* formXml(block.paper, bookmarks, shape, mayBreak);
	}
}

/** Each numbered list has a number of its own in the document, so that it counts from 1. */
function proseXml({ mark, runs }: ProseBlock, list: number): string {
	const words = runs.map(markedRun).join('');
	if (mark === undefined) return paragraph(words);
	const properties = mark === '编号' ? numberedList(list) : '';
	return paragraph(words, { style: LINE_STYLES[mark], properties });
}

const LINE_STYLES: Record<LineMark, string> = {
	标题: 'SubHeading',
	小标题: 'MinorHeading',
	列表: 'ListBullet',
	编号: 'ListNumber'
};

const MARK_PROPERTIES: Record<TextMark, string> = {
	粗体: '<w:b/>',
	下划线: '<w:u w:val="single"/>'
};

function markedRun({ text, marks }: MarkedRun): string {
	return run(text, marks.map((mark) => MARK_PROPERTIES[mark]).join(''));
}

function headingXml(
	text: string,
	style: string,
	anchor: string,
	bookmarks: Bookmarks,
	newPage: boolean
): string {
	const index = bookmarks.get(anchor);
	if (index === undefined) return paragraph(run(text), { style, newPage });
	const id = escapeXml(String(index));
	const marked = `<w:bookmarkStart w:id="${id}" w:name="${bookmarkName(index)}"/>${run(text)}<w:bookmarkEnd w:id="${id}"/>`;
	return paragraph(marked, { style, newPage });
}

function* tableXml(
	paper: TablePaper,
	bookmarks: Bookmarks,
	shape: PageShape,
	newPage: boolean
): Iterable<string> {
	const width = textWidth(shape);
	const { number } = paper;
	if (number !== '') yield paragraph(run(number), { style: 'TableNumber', newPage });
	yield headingXml(paper.title, 'TableTitle', paper.table, bookmarks, newPage && number === '');
	yield paragraph(run(`${paper.owner}\t${paper.unit}`), {
		style: 'TableLine',
		properties: `<w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs>`
	});
	yield* gridTable(paper.grid, width);
	const note = paper.note === undefined ? '' : run(`注：${paper.note}`);
	yield paragraph(note, { style: 'TableNote' });
}

function* formXml(
	paper: FormPaper,
	bookmarks: Bookmarks,
	shape: PageShape,
	newPage: boolean
): Iterable<string> {
	const name = formHeading(paper.number, paper.name);
	yield headingXml(name, 'Heading3', `form-${paper.number}`, bookmarks, newPage);
	yield paragraph(run(paper.title), { style: 'FormTitle' });
	yield paragraph(run(paper.year), { style: 'FormYear' });
	yield* gridTable(paper.grid, textWidth(shape));
	// Two tables without anything between them would become one.
	yield paragraph('', { style: 'Break' });
}
