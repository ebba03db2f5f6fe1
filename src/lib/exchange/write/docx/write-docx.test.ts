import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../../tests/support/arbitrary-book';
import { evilBook } from '../../../../../tests/support/evil-book';
import { elements, parseXml, type XmlElement } from '../../../../../tests/support/xml-tree';
import type { Book } from '$lib/budget/book/book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { readDocument } from '../../read/read-document';
import { formPaper } from '../paper/form-paper';
import type { PaperGrid } from '../paper/paper-grid';
import { rowsOf, tablePaper } from '../paper/table-paper';
import { writeDocx } from './write-docx';

const SEED = '../shared/seed/jincheng-psb-2023.txt';

function partsOf(book: Book): Record<string, string> {
	const files = unzipSync(writeDocx(book, {}, () => {}));
	return Object.fromEntries(Object.entries(files).map(([path, part]) => [path, strFromU8(part)]));
}
const bodyOf = (book: Book): XmlElement => parseXml(partsOf(book)['word/document.xml']);

/** What is printed, with line ends and tabs as such. */
function textOf(element: XmlElement): string {
	if (element.name === 'w:t') return element.children.join('');
	if (element.name === 'w:br') return '\n';
	if (element.name === 'w:tab') return '\t';
	return element.children.map((child) => (typeof child === 'string' ? '' : textOf(child))).join('');
}

interface DocxCell {
	readonly text: string;
	readonly line: number;
	readonly column: number;
	readonly across: number;
	down: number;
}

/** The cells of a table with their spans, worked out from `gridSpan` and `vMerge`. */
function cellsOf(table: XmlElement): DocxCell[] {
	const cells: DocxCell[] = [];
	const open = new Map<number, DocxCell>();
	elements(table, 'w:tr').forEach((tr, line) => {
		let column = 0;
		for (const tc of elements(tr, 'w:tc')) {
			const across = Number(elements(tc, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1);
			const [merge] = elements(tc, 'w:vMerge');
			if (merge && merge.attributes['w:val'] !== 'restart') open.get(column)!.down++;
			else {
				const cell = { text: textOf(tc), line, column, across, down: 1 };
				cells.push(cell);
				open.set(column, cell);
			}
			column += across;
		}
	});
	return cells;
}

const sayable = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
const cellsOfPaper = ({ cells }: PaperGrid): DocxCell[] =>
	cells.map(({ text, line, column, across, down }) => ({
		...{ text: sayable(text), line, column, across, down }
	}));

const ELEMENTS = new Set(
	(
		'document body p pPr pStyle pageBreakBefore tabs tab ind jc r rPr b t br fldChar instrText ' +
		'hyperlink bookmarkStart bookmarkEnd sectPr footerReference type pgSz pgMar pgNumType ' +
		'tbl tblPr tblW tblBorders top left bottom right insideH insideV tblLayout tblCellMar tblGrid ' +
		'gridCol tr trPr cantSplit tblHeader tc tcPr tcW gridSpan vMerge shd vAlign'
	)
		.split(' ')
		.map((name) => `w:${name}`)
);

describe('a Word document', () => {
	it('has each table and form with its header and merged cells, for any book [W50]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const tables = elements(bodyOf(book), 'w:tbl').map(cellsOf);
				const grids = [
					...tableIdsOf(firstFormat()).map((table) => tablePaper(book, table).grid),
					...rowsOf(book, 'projects').map((row, i) => formPaper(book, row, i + 1).grid)
				];
				expect(tables).toEqual(grids.map(cellsOfPaper));
			}),
			{ numRuns: 25 }
		);
	});

	it('holds nothing but its own markup and fields, whatever the texts say [W51]', () => {
		const parts = partsOf(evilBook());
		for (const [path, text] of Object.entries(parts))
			expect(() => parseXml(text), path).not.toThrow();
		const body = parseXml(parts['word/document.xml']);
		const visit = (element: XmlElement): void => {
			expect(ELEMENTS).toContain(element.name);
			for (const child of element.children) if (typeof child !== 'string') visit(child);
		};
		visit(body);
		for (const { children } of elements(body, 'w:instrText'))
			expect(children.join('')).toMatch(/^ (TOC \\o "1-2" \\h \\z \\u|PAGEREF _Toc\d+ \\h) $/);
		expect(Object.values(parts).join('')).not.toMatch(/TargetMode="External"/);
	});

	it('has a table of contents whose lines lead to their headings [W52]', () => {
		const body = bodyOf(evilBook());
		const marks = new Set(
			elements(body, 'w:bookmarkStart').map((mark) => mark.attributes['w:name'])
		);
		const links = elements(body, 'w:hyperlink');
		expect(links.length).toBeGreaterThan(tableIdsOf(firstFormat()).length + 4);
		for (const { attributes } of links) expect(marks).toContain(attributes['w:anchor']);
		expect(new Set(marks).size).toBe(elements(body, 'w:bookmarkStart').length);
		const fields = elements(body, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
		for (const type of ['begin', 'separate', 'end'])
			expect(fields.filter((found) => found === type).length).toBe(links.length + 1);
	});

	it('repeats the header of tables, and prints wide ones across [W53]', () => {
		const body = bodyOf(evilBook());
		const [first] = elements(body, 'w:tbl');
		expect(elements(first, 'w:tblHeader').length).toBe(2);
		const shapes = elements(body, 'w:pgSz').map(({ attributes }) => attributes['w:orient']);
		expect(new Set(shapes)).toEqual(new Set([undefined, 'landscape']));
	});

	it('says nothing about who made it, where and when [W17]', () => {
		const parts = partsOf(evilBook());
		expect(Object.keys(parts).filter((path) => /docProps|comments|custom/.test(path))).toEqual([
			'docProps/core.xml'
		]);
		expect(parts['docProps/core.xml']).not.toMatch(/creator|lastModified|created|revision/i);
		expect(parts['word/settings.xml']).not.toMatch(/rsid/);
	});

	it('is the same bytes for the same book [W3]', () => {
		const write = () => Buffer.from(writeDocx(evilBook(), {}, () => {}));
		expect(write().equals(write())).toBe(true);
	});
});

describe.skipIf(!existsSync(SEED))('the real disclosure as a Word document', () => {
	it('prints every figure and every paragraph of the book once [W54]', () => {
		const read = readDocument(SEED, readFileSync(SEED));
		if (!read.ok) throw new Error('unreadable');
		const body = bodyOf(read.book);
		const grids = [
			...tableIdsOf(firstFormat()).map((table) => tablePaper(read.book, table).grid),
			...rowsOf(read.book, 'projects').map((row, i) => formPaper(read.book, row, i + 1).grid)
		];
		const tables = elements(body, 'w:tbl').map(cellsOf);
		expect(tables).toEqual(grids.map(cellsOfPaper));
		const amounts = grids.flatMap(({ cells }) => cells.filter((cell) => cell.amount !== undefined));
		const inBook = [...tableIdsOf(firstFormat()), 'projects' as const].flatMap((sheet) =>
			rowsOf(read.book, sheet).flatMap((row) =>
				Object.values(row.cells).filter((value) => typeof value === 'number')
			)
		);
		expect(amounts.map(({ amount }) => amount).sort()).toEqual(inBook.sort());
		const texts = new Set(elements(body, 'w:p').map(textOf));
		for (const { cells } of rowsOf(read.book, 'narrative'))
			for (const line of String(cells['正文'] ?? '').split('\n'))
				if (line.trim() !== '') expect(texts).toContain(line.trim());
	});
});
