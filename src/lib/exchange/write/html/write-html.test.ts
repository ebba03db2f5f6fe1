import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../../tests/support/arbitrary-book';
import { evilBook } from '../../../../../tests/support/evil-book';
import { consistentBook } from '../../../../../tests/support/consistent-book';
import { disclosureOf } from '../../../../../tests/support/disclosure-of';
import { elements, parseXml, textOf, type XmlElement } from '../../../../../tests/support/xml-tree';
import type { Book } from '$lib/budget/book/book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { cellsByLine } from '../paper/paper-grid';
import { formPaper } from '../paper/form-paper';
import { rowsOf, tablePaper } from '../paper/table-paper';
import { writeHtml } from './write-html';

function pagesOf(book: Book): Map<string, XmlElement> {
	const files = unzipSync(writeHtml(book, {}, () => {}));
	const pages = Object.entries(files).filter(([path]) => path.endsWith('.html'));
	return new Map(
		pages.map(([path, bytes]) => [
			path,
			parseXml(strFromU8(bytes).replace('<!doctype html>\n', ''))
		])
	);
}

const TAGS = new Set(
	(
		'html head meta title style body a header main nav h1 h2 h3 h4 p div span section ul ol li ' +
		'table caption thead tbody tr th td figure figcaption details summary strong u svg desc line rect text'
	).split(' ')
);
const ATTRIBUTES = new Set(
	(
		'lang xmlns charset http-equiv content name href class id rel download scope colspan rowspan ' +
		'tabindex aria-label aria-labelledby aria-describedby role viewBox x y x1 y1 x2 y2 width height rx fill ' +
		'stroke stroke-width font-size text-anchor dominant-baseline'
	).split(' ')
);

function walk(element: XmlElement, visit: (element: XmlElement) => void): void {
	visit(element);
	for (const child of element.children) if (typeof child !== 'string') walk(child, visit);
}

/** Texts as XML can hold them: lone surrogates and control characters cannot be said. */
const sayable = (text: string): string =>
	text
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

function structureFaults(page: XmlElement): string[] {
	const faults: string[] = [];
	const found = (name: string) => elements(page, name);
	if (page.attributes.lang !== 'zh-CN') faults.push('no language');
	if (textOf(found('title')[0]) === '') faults.push('no title');
	for (const landmark of ['header', 'main'])
		if (found(landmark).length !== 1) faults.push(`no ${landmark}`);
	let last = 0;
	walk(found('main')[0], (element) => {
		const level = Number(/^h(\d)$/.exec(element.name)?.[1] ?? 0);
		if (level > last + 1) faults.push(`h${level} after h${last}: ${textOf(element)}`);
		if (level > 0) last = level;
		if (level > 0 && textOf(element).trim() === '') faults.push('a heading without words');
	});
	if (found('h1').length !== 1) faults.push(`${found('h1').length} headings of the page`);
	for (const table of found('table')) {
		if (elements(table, 'caption').length !== 1) faults.push('a table without a name');
		if (elements(table, 'th').length === 0) faults.push('a table without header cells');
		for (const { attributes } of elements(table, 'th'))
			if (attributes.scope === undefined) faults.push('a header of nothing');
	}
	for (const svg of found('svg'))
		if (svg.attributes.role !== 'img' || elements(svg, 'desc').length !== 1)
			faults.push('a chart without words');
	return faults;
}

describe('the HTML edition', () => {
	it('holds nothing but its own markup, whatever the texts say [W30]', () => {
		for (const [path, page] of pagesOf(evilBook())) {
			walk(page, ({ name, attributes }) => {
				expect(TAGS).toContain(name);
				for (const [attribute, value] of Object.entries(attributes)) {
					expect(ATTRIBUTES).toContain(attribute);
					if (attribute === 'href') expect(value).toMatch(/^[#\w./-]+$|^[\w./-]+#[\w-]+$/);
				}
			});
			const [policy] = elements(page, 'meta').filter((m) => m.attributes['http-equiv']);
			expect(policy.attributes.content, path).toContain("default-src 'none'");
		}
	});

	it('leads only to pages and places that are there [W31]', () => {
		const pages = pagesOf(evilBook());
		const ids = new Map([...pages].map(([path, page]) => [path, idsOf(page)]));
		let links = 0;
		for (const [path, page] of pages)
			for (const { attributes } of elements(page, 'a')) {
				const [target, id] = attributes.href.split('#');
				const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
				const at = new URL(target || path.slice(folder.length), `file:///${folder}`).pathname;
				if (at.startsWith('/data/')) continue;
				links++;
				expect([...pages.keys()]).toContain(at.slice(1));
				if (id !== undefined) expect(ids.get(at.slice(1))).toContain(id);
			}
		expect(links).toBeGreaterThan(60);
	});

	it('has a page for each table and form, with every cell of its paper [W32]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const pages = pagesOf(book);
				const grids = [
					...tableIdsOf(firstFormat()).map(
						(table) => [`tables/${table}.html`, tablePaper(book, table).grid] as const
					),
					...rowsOf(book, 'projects').map(
						(row, i) => [`forms/00${i + 1}.html`, formPaper(book, row, i + 1).grid] as const
					)
				];
				for (const [path, grid] of grids) {
					const lines = elements(pages.get(path)!, 'tr').map((tr) =>
						tr.children.filter((cell): cell is XmlElement => typeof cell !== 'string')
					);
					const expected = cellsByLine(grid).map((cells) =>
						cells.map(({ text, across, down }) => [sayable(text), across, down])
					);
					expect(
						lines.map((cells) =>
							cells.map((cell) => [
								textOf(cell),
								Number(cell.attributes.colspan ?? 1),
								Number(cell.attributes.rowspan ?? 1)
							])
						)
					).toEqual(expected);
				}
			}),
			{ numRuns: 25 }
		);
	});

	it('names the columns and rows of tables for screen readers [W33]', () => {
		const page = pagesOf(evilBook()).get('tables/T3.html')!;
		expect(elements(page, 'caption').map(textOf)).toEqual(['2023年预算支出总表']);
		const scopes = elements(page, 'th').map(({ attributes }) => attributes.scope);
		expect(new Set(scopes)).toEqual(new Set(['colgroup', 'col', 'row']));
	});

	it('can be moved through by headings, landmarks and header cells [W34]', () => {
		for (const [path, page] of pagesOf(consistentBook()))
			expect({ path, faults: structureFaults(page) }).toEqual({ path, faults: [] });
	});

	it('skips no level of headings where a part is one section [W34]', () => {
		const row = { id: 'Z', order: 'a0', cells: { 标题: '名词解释', 正文: '{{小标题}}甲\n乙' } };
		const book = { ...disclosureOf({ T1: {} }), sheets: { narrative: [row] } };
		const prose = [...pagesOf(book).values()].find((page) => textOf(page).includes('甲'))!;
		expect(structureFaults(prose)).toEqual([]);
		expect(elements(prose, 'h2').map(textOf)).toEqual(['甲']);
	});

	it('is the same bytes for the same book [W3]', () => {
		const write = () => Buffer.from(writeHtml(evilBook(), {}, () => {}));
		expect(write().equals(write())).toBe(true);
	});
});

function idsOf(page: XmlElement): string[] {
	const ids: string[] = [];
	walk(page, ({ attributes }) => {
		if (attributes.id !== undefined) ids.push(attributes.id);
	});
	return ids;
}
