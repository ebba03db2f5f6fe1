import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../../tests/support/arbitrary-book';
import { evilBook } from '../../../../../tests/support/evil-book';
import { readWorkbook, type ReadSheet } from '../../../../../tests/support/read-workbook';
import { elements, parseXml } from '../../../../../tests/support/xml-tree';
import { exactAmount } from '$lib/budget/values/amount';
import type { Book, Row, SheetKey } from '$lib/budget/book/book';
import { placeHeader } from '$lib/budget/values/header-place';
import { newBook } from '$lib/budget/new-book/new-book';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import { readDocument } from '../../read/read-document';
import { formPaper } from '../paper/form-paper';
import { rowsOf, tablePaper } from '../paper/table-paper';
import { blockName } from './sheet';
import { writeXlsx } from './write-xlsx';
import { headOf } from '../../../../../tests/support/small-book';

const SEED = '../shared/seed/jincheng-psb-2023.txt';
const HEAD_ROWS = 3;
const written = (book: Book, formulas = false) =>
	readWorkbook(writeXlsx(book, { formulas }, () => {}));

const row = (id: string, cells: Row['cells'], part: Partial<Row> = {}): Row => ({
	id,
	order: id,
	cells,
	...part
});
function bookOf(sheets: Partial<Record<SheetKey, readonly Row[]>>): Book {
	const head = headOf({
		units: [{ id: 'u1', code: '', name: '甲局', kind: '行政', role: '本级' }]
	});
	return { head, sheets };
}
const sheetOf = (sheets: readonly ReadSheet[], start: string): ReadSheet => {
	const found = sheets.find(({ name }) => name === start || name.startsWith(`${start} `));
	if (!found) throw new Error(`no sheet ${start} among ${sheets.map(({ name }) => name).join()}`);
	return found;
};

describe('a workbook', () => {
	it('has the contents, 13 tables, the prose and a sheet for each form [W10]', () => {
		const book = bookOf({ projects: [row('p1', { 项目名称: '甲' }), row('p2', {})] });
		const names = written(book).sheets.map(({ name }) => name);
		expect(names).toEqual([
			'目录',
			...tableIdsOf(firstFormat()).map(
				(t) => `表${t.slice(1)} ${templateOf(t, firstFormat()).short}`
			),
			...['文字说明', '项目1 甲', '项目2']
		]);
	});

	it.each(tableIdsOf(firstFormat()))(
		'merges the header of %s as the official form does [W11]',
		(table) => {
			const { header, columns } = templateOf(table, firstFormat());
			const placed = placeHeader(header, columns.length);
			if (!placed.ok) throw new Error('no header');
			const { sheets } = written(bookOf({}));
			const { merged, cells } = sheetOf(sheets, `表${table.slice(1)}`);
			const expected = placed.cells
				.filter(({ across, down }) => across * down > 1)
				.map((cell) => blockName({ ...cell, row: cell.line + HEAD_ROWS }));
			expect(merged.filter((block) => Number(/\d+/.exec(block)![0]) > HEAD_ROWS)).toEqual(expected);
			for (const cell of placed.cells) {
				const at = blockName({ ...cell, row: cell.line + HEAD_ROWS }).split(':')[0];
				expect(cells.get(at)?.text).toBe(cell.text.replace('{year}', '2023'));
			}
		}
	);

	it('prints on A4 landscape, one page wide, with the header on every page [W12]', () => {
		const { sheets, definedNames } = written(bookOf({}));
		const { xml } = sheetOf(sheets, '表4');
		expect(elements(xml, 'pageSetup')[0].attributes).toMatchObject({
			...{ paperSize: '9', orientation: 'landscape', fitToWidth: '1', fitToHeight: '0' }
		});
		expect(elements(xml, 'pageSetUpPr')[0].attributes.fitToPage).toBe('1');
		expect(definedNames).toContain("_xlnm.Print_Titles='表4 财政拨款收支总表'!$4:$6");
	});

	it('holds figures as exact decimals of 万元, in forms of 元, and blanks as blanks [W13]', () => {
		const { sheets } = written(
			bookOf({
				T3: [row('r1', { 编码: '204', 合计: 123_456_789, 基本支出: 0 })],
				projects: [row('p1', { 年度资金总额: 40_000_050, 实施期资金总额: 62_000_000 })]
			})
		);
		const { cells } = sheetOf(sheets, '表3');
		expect(cells.get('C6')?.figure).toBe('123.456789');
		expect(cells.get('D6')?.figure).toBe('0');
		expect(cells.get('E6')).toEqual({ quoted: false });
		expect(cells.get('A6')?.text).toBe('204');
		const figures = [...sheetOf(sheets, '项目1').cells.values()].flatMap((c) => c.figure ?? []);
		expect(figures).toEqual(['620000', '400000.5']);
	});

	it('keeps text that looks like a formula text, also when it is edited [W14]', () => {
		const evil = '=HYPERLINK("http://x","y")';
		const { sheets, parts } = written(
			bookOf({
				T12: [row('r1', { 项目: evil, 合计: '+1' })],
				projects: [row('p1', { 项目名称: evil, 项目概况: '@SUM(A1)', 联系电话: '-1' })],
				narrative: [row('N8', { 标题: '=1', 正文: '=cmd|x' })]
			})
		);
		const suspicious = sheets.flatMap(({ cells }) =>
			[...cells.values()].filter(({ text }) => text !== undefined && /^[=+\-@]/.test(text))
		);
		expect(suspicious.length).toBeGreaterThanOrEqual(7);
		for (const cell of suspicious) expect(cell).toMatchObject({ quoted: true });
		for (const { cells } of sheets)
			for (const cell of cells.values()) expect(cell.formula).toBeUndefined();
		expect(Object.values(parts).join('')).not.toMatch(/TargetMode="External"|<f>/);
	});

	it('has no formula, link or part that a text of the book brought with it [W14]', () => {
		const { sheets, parts } = written(evilBook());
		const cells = sheets.flatMap((sheet) => [...sheet.cells.values()]);
		for (const { formula, text, quoted } of cells) {
			expect(formula).toBeUndefined();
			if (text !== undefined && /^[=+\-@]/.test(text)) expect(quoted, text).toBe(true);
		}
		const texts = cells.map(({ text }) => text ?? '').join('\n');
		for (const hostile of ['<script>', '=HYPERLINK', 'onerror=']) expect(texts).toContain(hostile);
		for (const [path, part] of Object.entries(parts)) {
			expect(() => parseXml(part), path).not.toThrow();
			expect(part, path).not.toMatch(/TargetMode|<(f|script|svg|img|iframe|w:\w+|!DOCTYPE)\b/);
		}
	});

	it('gives every sheet a name that Excel accepts, and no two the same [W15]', () => {
		const names = ["a/b:c*?[d]\\'", '很长'.repeat(40), 'x'.repeat(25) + '😀😀', '', 'History', "'"];
		const book = bookOf({ projects: names.map((name, i) => row(`p${i}`, { 项目名称: name })) });
		const sheets = written(book).sheets.map(({ name }) => name);
		for (const name of sheets) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/u);
		expect(new Set(sheets.map((name) => name.toLowerCase())).size).toBe(sheets.length);
	});

	it('gives a line taller than a row may be several rows, merged [W16]', () => {
		const long = '字'.repeat(6000);
		const { sheets } = written(bookOf({ projects: [row('p1', { 项目概况: long })] }));
		const { cells, xml, merged } = sheetOf(sheets, '项目1');
		const [[at]] = [...cells].filter(([, cell]) => cell.text === long);
		const block = merged.find((name) => name.startsWith(`${at}:`))!;
		const [first, last] = block.match(/\d+/g)!.map(Number);
		expect(last - first).toBeGreaterThan(1);
		for (const line of elements(xml, 'row'))
			expect(Number(line.attributes.ht ?? 0)).toBeLessThanOrEqual(409);
	});

	it('says nothing about who made it, where and when [W17]', () => {
		const { parts } = written(bookOf({}));
		expect(Object.keys(parts).filter((path) => /docProps|comments|custom/.test(path))).toEqual([
			'docProps/core.xml'
		]);
		expect(parts['docProps/core.xml']).not.toMatch(/creator|lastModified|created|revision/i);
		expect(parts['xl/workbook.xml']).not.toMatch(/state="/);
	});

	it('of any book can be read, with every cell where its paper has it [W18]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const { sheets } = written(book);
				for (const table of tableIdsOf(firstFormat())) {
					const { grid } = tablePaper(book, table);
					const { cells } = sheetOf(sheets, `表${table.slice(1)}`);
					expectGrid(grid.cells, cells, '万元', (line) => line + HEAD_ROWS);
				}
				rowsOf(book, 'projects').forEach((project, i) => {
					const { grid } = formPaper(book, project, i + 1);
					expectGrid(grid.cells, sheetOf(sheets, `项目${i + 1}`).cells, '元', (line) => line + 2);
				});
			}),
			{ numRuns: 40 }
		);
	});

	it('is the same bytes for the same book [W3]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const write = () => Buffer.from(writeXlsx(book, {}, () => {}));
				expect(write().equals(write())).toBe(true);
			}),
			{ numRuns: 5 }
		);
	});

	it('writes sums as formulas on wish, and only where they give exactly the figure [W22]', () => {
		const book = bookOf({
			T3: [
				row('a', { 合计: 900, 基本支出: 300, 项目支出: 600 }, { role: 'total' }),
				row('b', { 编码: '204', 合计: 700, 基本支出: 200, 项目支出: 500 }),
				row('c', { 编码: '20402', 合计: 700, 基本支出: 200, 项目支出: 500 }),
				row('d', { 编码: '2040201', 合计: 701, 基本支出: 200, 项目支出: 500 }),
				row('e', { 编码: '208', 合计: 200, 基本支出: 100, 项目支出: 100 })
			],
			T12: [row('f', { 项目: '甲', 合计: 5, 一般公共预算: 2, 单位资金: 3 })]
		});
		const { cells } = sheetOf(written(book, true).sheets, '表3');
		const formulas = [...cells].flatMap(([at, { formula }]) =>
			formula ? [`${at}=${formula}`] : []
		);
		expect(formulas).toEqual([
			...['C6=SUM(D6,E6)', 'D6=SUM(D7,D10)', 'E6=SUM(E7,E10)', 'C7=SUM(D7,E7)', 'D7=SUM(D8)'],
			...['E7=SUM(E8)', 'C8=SUM(D8,E8)', 'D8=SUM(D9)', 'E8=SUM(E9)', 'C10=SUM(D10,E10)']
		]);
		expect(cells.get('C6')?.figure).toBe('0.0009');
		const other = sheetOf(written(book, true).sheets, '表12').cells;
		expect(other.get('B6')?.formula).toBe('SUM(C6,D6,E6,F6,G6)');
		expect([...sheetOf(written(book).sheets, '表3').cells.values()].some((c) => c.formula)).toBe(
			false
		);
	});

	it('of a new book has every row of the forms', () => {
		let n = 0;
		const book = newBook(
			{ year: 2026, level: '市级', department: { code: '1', name: '甲局' }, units: [] },
			() => `id${n++}`
		);
		const { cells } = sheetOf(written(book).sheets, '表10');
		expect([...cells.values()].map(({ text }) => text)).toContain('②公务用车运行维护费');
	});
});

function expectGrid(
	expected: ReturnType<typeof tablePaper>['grid']['cells'],
	cells: ReadSheet['cells'],
	unit: '元' | '万元',
	rowOf: (line: number) => number
): void {
	for (const cell of expected) {
		const [at] = blockName({ ...cell, row: rowOf(cell.line), across: 1, down: 1 }).split(':');
		const found = cells.get(at);
		if (cell.amount !== undefined && cell.kind === 'amount')
			expect(found?.figure).toBe(exactAmount(cell.amount, unit, 0));
		else expect(found?.text ?? '').toBe(cell.text);
	}
}

describe.skipIf(!existsSync(SEED))('the real disclosure as a workbook', () => {
	it('holds every figure of the book exactly once [W19]', () => {
		const read = readDocument(SEED, readFileSync(SEED));
		if (!read.ok) throw new Error('unreadable');
		const { book } = read;
		const { sheets } = written(book);
		const inBook = tableIdsOf(firstFormat())
			.flatMap((table) => figuresOf(book, table, '万元'))
			.concat(figuresOf(book, 'projects', '元'));
		const inFile = sheets.flatMap(({ cells }) =>
			[...cells.values()].flatMap(({ figure }) => figure ?? [])
		);
		expect(inBook.length).toBeGreaterThan(1500);
		expect(inFile.sort()).toEqual(inBook.sort());
	});
});

function figuresOf(book: Book, sheet: SheetKey, unit: '元' | '万元'): string[] {
	return rowsOf(book, sheet).flatMap(({ cells }) =>
		Object.values(cells).flatMap((value) =>
			typeof value === 'number' ? [exactAmount(value, unit, 0)] : []
		)
	);
}
