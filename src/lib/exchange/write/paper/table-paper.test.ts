import { describe, expect, it } from 'vitest';
import type { Book, Row } from '$lib/budget/book/book';
import { newBook } from '$lib/budget/new-book/new-book';
import { carriedFormat } from '$lib/formats/book-format';
import { knownFormat } from '$lib/formats/known-formats';
import { editionOf } from '../edition';
import { cellsByLine, type PaperGrid } from './paper-grid';
import { tablePaper } from './table-paper';

const SHANGHAI = 'cn/budget/shanghai-2025';
const ACCOUNTS = 'cn/accounts/2024';
const NAMES: Record<string, string> = { '204': '公共安全', '221': '住房保障' };
const UNIT = { id: 'u1', code: '', name: '甲所', kind: '事业', role: '所属' } as const;

function bookOf(format: string, settings: object = {}): Book {
	let n = 0;
	const made = newBook(
		{
			...{ year: 2025, level: '区级', department: { code: '', name: '甲局' }, units: [UNIT] },
			format: carriedFormat(knownFormat(format)!)
		},
		() => `r${n++}`
	);
	return { ...made, head: { ...made.head, settings: { ...settings } } };
}

function withRows(book: Book, sheet: string, change: (rows: readonly Row[]) => readonly Row[]) {
	return { ...book, sheets: { ...book.sheets, [sheet]: change(book.sheets[sheet] ?? []) } };
}

const texts = (grid: PaperGrid) => cellsByLine(grid).map((cells) => cells.map(({ text }) => text));
const headOf = (grid: PaperGrid) => texts(grid).slice(0, grid.headerLines);
const bodyOf = (grid: PaperGrid) => texts(grid).slice(grid.headerLines);
/** Every place of the grid is covered once. */
function expectTiled({ cells, lines, widths }: PaperGrid) {
	const covered = cells.flatMap(({ line, column, across, down }) =>
		Array.from({ length: across * down }, (_, i) => [
			line + Math.floor(i / across),
			column + (i % across)
		]).map(String)
	);
	expect(new Set(covered).size).toBe(covered.length);
	expect(covered).toHaveLength(lines * widths.length);
}

describe('[W83] codes on paper', () => {
	const codes = (rows: readonly Row[]): Row[] =>
		['201', '20103', '2010301']
			.map((编码, i) => ({
				...{ id: `c${i}`, order: `Z${i}` },
				cells: { 编码, 名称: `科目${i}`, 合计: 100 }
			}))
			.concat(rows as never);

	it('stand in a column for each part', () => {
		const { grid } = tablePaper(withRows(bookOf(SHANGHAI), '支出总表', codes), '支出总表');
		expectTiled(grid);
		expect(headOf(grid)).toEqual([
			['项目', '支出预算'],
			['功能分类科目编码', '功能分类科目名称', '合计', '基本支出', '项目支出'],
			['类', '款', '项']
		]);
		expect(bodyOf(grid).map((line) => line.slice(0, 4))).toEqual([
			['201', '', '', '科目0'],
			['201', '03', '', '科目1'],
			['201', '03', '01', '科目2'],
			['', '', '', '合计']
		]);
		const [first, second] = cellsByLine(grid)[grid.headerLines + 1];
		expect([first.ref, second.ref]).toEqual([{ row: 'c1', column: '编码' }, undefined]);
	});

	it('do so where the book has columns of its own', () => {
		const columns = { 支出总表: [{ id: '编码' }, { id: '名称' }, { id: '合计', title: '总额' }] };
		const book = withRows(bookOf(SHANGHAI, { columns }), '支出总表', (rows) =>
			codes(rows).map((row) => ({
				...row,
				cells: Object.fromEntries(
					Object.entries(row.cells).filter(([id]) => !/支出$/.test(id))
				) as Row['cells']
			}))
		);
		const { grid } = tablePaper(book, '支出总表');
		expectTiled(grid);
		expect(headOf(grid).at(-1)).toEqual(['类', '款', '项']);
		expect(headOf(grid)[1]).toEqual(['功能分类科目编码', '功能分类科目名称', '总额']);
	});

	it('economic codes have two parts, in each panel', () => {
		const { grid } = tablePaper(bookOf(ACCOUNTS), '基本支出决算表');
		expectTiled(grid);
		expect(bodyOf(grid)[1].slice(0, 2)).toEqual(['301', '01']);
	});
});

describe('[W84] rows that are printed only where they hold something', () => {
	const book = withRows(bookOf(SHANGHAI), '收支总表', (rows) =>
		rows.map((row) =>
			['204', '221'].some((code) => String(row.cells['支出项目']).includes(NAMES[code]))
				? { ...row, cells: { ...row.cells, 支出: 100 } }
				: row
		)
	);

	it('are left out, and the others are numbered from 一', () => {
		const { grid } = tablePaper(book, '收支总表');
		expectTiled(grid);
		const spending = bodyOf(grid).map((line) => line[2]);
		expect(spending.filter((text) => text !== '')).toEqual([
			'一、公共安全支出',
			'二、住房保障支出',
			'支出总计'
		]);
	});

	it('keep their own numbers where all hold something', () => {
		const filled = withRows(book, '收支总表', (rows) =>
			rows.map((row) => ({
				...row,
				cells: { ...row.cells, [row.side === '支出' ? '支出' : '收入']: 5 }
			}))
		);
		const { grid } = tablePaper(filled, '收支总表');
		const labels = filled.sheets['收支总表']!.map(({ cells }) => cells['支出项目'] ?? '');
		expect(bodyOf(grid).map((line) => line[2])).toEqual(
			expect.arrayContaining(labels.filter((label) => label !== ''))
		);
	});
});

describe('[W85] a unit’s table that has no rows yet', () => {
	it.each([SHANGHAI, ACCOUNTS, 'cn/budget/shanxi-city-2023'])(
		'prints the rows of its form, blank: %s',
		(id) => {
			const of = editionOf(bookOf(id), { kind: 'unit', unit: UNIT.id });
			if (!of.ok) throw new Error(of.failure.kind);
			const [first] = knownFormat(id)!.tables.filter(
				(table) => !knownFormat(id)!.editions.unit.without?.includes(table.id)
			);
			const { grid } = tablePaper(of.book, first.id);
			expectTiled(grid);
			const said = bodyOf(grid).flat();
			expect(said.filter((text) => /总计$/.test(text)).length).toBeGreaterThan(0);
			expect(grid.cells.filter(({ amount }) => amount !== undefined)).toEqual([]);
		}
	);
});

describe('[W86] what stands above a table', () => {
	it('is what the edition prints', () => {
		const book = bookOf(SHANGHAI);
		expect(tablePaper(book, '支出总表')).toMatchObject({
			...{ number: '', title: '2025年部门支出预算总表', owner: '编制部门：甲局', unit: '单位：元' }
		});
		const of = editionOf(book, { kind: 'unit', unit: UNIT.id });
		if (!of.ok) throw new Error(of.failure.kind);
		expect(tablePaper(of.book, '支出总表')).toMatchObject({
			...{ number: '', title: '2025年预算单位支出预算总表', owner: '编制单位：甲所' }
		});
		expect(tablePaper(bookOf('cn/budget/shanxi-city-2023'), 'T3')).toMatchObject({
			...{ number: '预算公开表3', owner: '部门名称：甲局' }
		});
	});

	it('figures have two decimals in either unit', () => {
		const book = withRows(bookOf(SHANGHAI), '收支总表', (rows) =>
			rows.map((row) => ({ ...row, cells: { ...row.cells, 收入: 100_000_00 } }))
		);
		expect(bodyOf(tablePaper(book, '收支总表').grid)[0][1]).toBe('100,000.00');
	});
});
