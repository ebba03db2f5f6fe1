/**
 * The HTML edition: a folder of pages that opens from a disk or any web server. A page for each
 * table and form at a lasting address, the prose, and the data to download.
 */
import type { Book } from '$lib/budget/book/book';
import type { MarkedRun, TextMark } from '$lib/budget/values/text-mark';
import { openDataOf } from '../csv/open-data';
import { addDataPackage } from '../csv/data-package';
import {
	disclosurePaper,
	formHeading,
	type Block,
	type ProseBlock
} from '../paper/disclosure-paper';
import { HEADING_LEVELS, HeadingDepth } from '../paper/heading-depth';
import type { Progress } from '../progress';
import { escapeXml } from '../xml';
import { ZipWriter } from '../zip';
import { chartHtml } from './chart-html';
import { contentsPage, type SiteEntry } from './contents-page';
import { gridHtml } from './grid-html';
import { htmlPage, type HtmlPage, type PageLink } from './html-page';

interface Draft {
	readonly path: string;
	readonly title: string;
	readonly blocks: Block[];
	readonly entries: SiteEntry[];
}

export function writeHtml(book: Book, _options: object, progress: Progress): Uint8Array {
	const paper = disclosurePaper(book);
	const site = `${paper.department}${paper.title}`;
	const drafts = draftsOf(paper.blocks());
	const zip = new ZipWriter();
	const data = openDataOf(book);
	zip.add(
		'index.html',
		contentsPage(
			paper,
			site,
			drafts.flatMap(({ entries }) => entries),
			data
		)
	);
	drafts.forEach((draft, i) => {
		zip.add(draft.path, htmlPage(pageOf(draft, site, drafts[i - 1], drafts[i + 1])));
		progress(i + 1, drafts.length + 1);
	});
	addDataPackage(zip, 'data/', book.head, data);
	progress(drafts.length + 1, drafts.length + 1);
	return zip.finish();
}

/** Prose goes by part, tables and forms one by one. */
function draftsOf(blocks: Iterable<Block>): Draft[] {
	const drafts: Draft[] = [];
	let prose: Draft | undefined;
	let waiting: SiteEntry[] = [];
	for (const block of blocks) {
		if (block.kind === 'table' || block.kind === 'form') {
			const draft = ofGrid(block);
			drafts.push({ ...draft, entries: [...waiting, ...draft.entries] });
			waiting = [];
			continue;
		}
		// Its forms have pages of their own; what comes after them belongs to the page of the part.
		if (block.kind === 'heading' && block.anchor === 'forms') {
			waiting = [{ level: 2, text: block.text }];
			continue;
		}
		if (block.kind === 'heading' && block.level === 1) {
			prose = { path: `${block.anchor}.html`, title: block.text, blocks: [], entries: [] };
			drafts.push(prose);
		}
		if (block.kind === 'heading')
			prose?.entries.push({
				level: block.level,
				text: block.text,
				href: block.level === 1 ? prose.path : `${prose.path}#${block.anchor}`
			});
		prose?.blocks.push(block);
	}
	return drafts;
}

function ofGrid(block: Extract<Block, { kind: 'table' | 'form' }>): Draft {
	if (block.kind === 'table') {
		const { table, title } = block.paper;
		const path = `tables/${table}.html`;
		return { path, title, blocks: [block], entries: [{ level: 2, text: title, href: path }] };
	}
	const { unit, number, name } = block.paper;
	const path = `forms/${String(number).padStart(3, '0')}.html`;
	const text = formHeading(number, name);
	return { path, title: text, blocks: [block], entries: [{ level: 3, text, href: path, unit }] };
}

function pageOf(
	draft: Draft,
	site: string,
	before: Draft | undefined,
	after: Draft | undefined
): HtmlPage {
	const home = draft.path.includes('/') ? '../' : '';
	const link = (to: Draft | undefined): PageLink | undefined =>
		to && { href: home + to.path, text: to.title };
	return {
		title: draft.title,
		site,
		home,
		previous: link(before),
		next: link(after),
		landscape: draft.path.startsWith('tables/'),
		body: draft.blocks.some(({ kind }) => kind === 'paragraph' || kind === 'heading')
			? proseHtml(draft.blocks)
			: draft.blocks.flatMap((block) => [...blockHtml(block, new HeadingDepth())])
	};
}

function* proseHtml(blocks: readonly Block[]): Iterable<string> {
	yield '<div class="prose">\n';
	let list: 'ul' | 'ol' | undefined;
	const depth = new HeadingDepth();
	for (const block of blocks) {
		const wanted = listOf(block);
		if (list && wanted !== list) yield `</${list}>\n`;
		if (wanted && wanted !== list) yield `<${wanted}>\n`;
		list = wanted;
		yield* blockHtml(block, depth);
	}
	if (list) yield `</${list}>\n`;
	yield '</div>\n';
}

function* blockHtml(block: Block, depth: HeadingDepth): Iterable<string> {
	if (block.kind === 'heading') {
		const level = depth.of(block.level);
		yield `<h${level} id="${escapeXml(block.anchor)}">${escapeXml(block.text)}</h${level}>\n`;
	} else if (block.kind === 'paragraph') yield proseLine(block, depth);
	else if (block.kind === 'chart') yield chartHtml(block.chart, `chart-${block.anchor}`);
	else if (block.kind === 'table') yield* tableHtml(block.paper);
	else yield* formHtml(block.paper);
}

function proseLine({ mark, runs }: ProseBlock, depth: HeadingDepth): string {
	const element =
		mark === '标题' || mark === '小标题'
			? `h${depth.of(HEADING_LEVELS[mark])}`
			: mark === undefined
				? 'p'
				: 'li';
	return `<${element}>${runs.map(markedHtml).join('')}</${element}>\n`;
}

/** The element that lines of a list stand in. */
function listOf(block: Block): 'ul' | 'ol' | undefined {
	if (block.kind !== 'paragraph') return undefined;
	return block.mark === '列表' ? 'ul' : block.mark === '编号' ? 'ol' : undefined;
}

const ELEMENTS: Record<TextMark, string> = { 粗体: 'strong', 下划线: 'u' };

function markedHtml({ text, marks }: MarkedRun): string {
	const elements = marks.map((mark) => ELEMENTS[mark]);
	const opened = elements.map((element) => `<${element}>`).join('');
	const closed = elements.toReversed().map((element) => `</${element}>`);
	return opened + escapeXml(text) + closed.join('');
}

type Paper<K extends Block['kind']> = Extract<Block, { kind: K; paper: unknown }>['paper'];

function* tableHtml({ number, title, owner, unit, grid, note }: Paper<'table'>): Iterable<string> {
	if (number !== '') yield `<p class="above"><span>${escapeXml(number)}</span></p>`;
	yield `<h1>${escapeXml(title)}</h1>\n`;
	yield `<p class="above"><span>${escapeXml(owner)}</span><span>${escapeXml(unit)}</span></p>\n`;
	yield* gridHtml(grid, {
		caption: title,
		anchorOf: (line) => `row-${line - grid.headerLines + 1}`
	});
	if (note !== undefined) yield `<p class="note">注：${escapeXml(note)}</p>\n`;
}

function* formHtml({ title, year, name, unit, number, grid }: Paper<'form'>): Iterable<string> {
	yield `<p class="above"><span>项目${number}</span><span>${escapeXml(unit)}</span></p>\n`;
	yield `<h1>${escapeXml(title)}</h1>\n<p class="year">${escapeXml(year)}</p>\n`;
	yield* gridHtml(grid, { caption: `${name}：${title}` });
}
