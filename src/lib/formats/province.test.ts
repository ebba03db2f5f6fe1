/** A format that no code knows: its layout, and a book of it. */
import { describe, expect, it } from 'vitest';
import { addressOf, resolve } from '$lib/budget/address/address-book';
import { parseAddress, printAddress } from '$lib/budget/address/address';
import { isSheetKey } from '$lib/budget/book/book-ids';
import { placeHeader } from '$lib/budget/values/header-place';
import { linkedFigures } from '$lib/budget/address/linked-figures';
import { LiveBook } from '$lib/budget/live/live-book';
import { newBook } from '$lib/budget/new-book/new-book';
import { alignRows } from '$lib/budget/table/two-sided';
import { provinceFormat } from '../../../tests/support/formats/province-pack';
import { carriedFormat } from './book-format';
import { cellCoordinates, formatTitle } from './format-tables';
import { firstFormat } from './known-formats';
import { matchTitle } from './title';

const format = provinceFormat();
const table = (id: string) => format.byId.get(id)!;
const lines = (header: readonly (readonly { text: string; across?: number; down?: number }[])[]) =>
	header.map((line) =>
		line.map(({ text, across, down }) => `${text} ${across}×${down}`).join(' | ')
	);

describe('the layout', () => {
	it('F8 follows from groups and panels', () => {
		expect(lines(table('收支总表').header)).toEqual([
			'收入 2×1 | 支出功能分类 2×1 | 支出用途 2×1',
			'项目 1×1 | 金额 1×1 | 科目 1×1 | 金额 1×1 | 用途 1×1 | 金额 1×1'
		]);
		expect(table('收支总表').panels.map(({ side }) => side)).toEqual([
			'收入',
			'支出功能分类',
			'支出用途'
		]);
	});

	it('F9 prints a split code as three columns, and keeps it as one', () => {
		expect(lines(table('支出表').header)).toEqual([
			'项目 2×1 | 支出预算 3×1',
			'功能分类科目编码 1×1 | 科目名称 1×1 | 合计 1×1 | 基本支出 1×1 | 项目支出 1×1'
		]);
		const { paperHeader } = table('支出表');
		expect(lines(paperHeader)).toEqual([
			'项目 4×1 | 支出预算 3×1',
			'功能分类科目编码 3×1 | 科目名称 1×2 | 合计 1×2 | 基本支出 1×2 | 项目支出 1×2',
			'类 1×1 | 款 1×1 | 项 1×1'
		]);
		expect(placeHeader(paperHeader, 7).ok).toBe(true);
	});

	it('F10 prints pairs under each item, deep or not', () => {
		const { header, columns } = table('三公经费表');
		expect(columns.map(({ id }) => id).slice(0, 4)).toEqual([
			'合计.预算数',
			'合计.决算数',
			'因公出国费.预算数',
			'因公出国费.决算数'
		]);
		expect(placeHeader(header, columns.length)).toMatchObject({ ok: true });
		expect(columns[1].at).toEqual({ flow: '支出', object: '三公经费', stage: '决算' });
	});

	it('F11 has one row of figures where items are columns', () => {
		expect(table('三公经费表').fixedRows.map(({ key, label }) => [key, label])).toEqual([
			['金额', '']
		]);
	});

	it('F7 gives cells their coordinates', () => {
		const { fixedRows, columns } = table('收支总表');
		const row = fixedRows.find(({ label }) => label === '二、公共安全支出')!;
		expect(cellCoordinates(format, row, columns[3])).toEqual({
			stage: '本年预算',
			flow: '支出',
			account: '204'
		});
	});

	it('F6 has titles of its own', () => {
		expect(matchTitle('表二、某某局2024年部门支出总体情况表', format)).toMatchObject({
			table: table('支出表'),
			year: 2024,
			ordinal: 2
		});
		const facts = { year: 2024, department: '某某局', unit: '某某中心' };
		expect(formatTitle(format, table('支出表'), 'unit', facts)).toBe('某某中心部门支出总体情况表');
	});
});

describe('its eight tables', () => {
	it('F6 are found by their titles, whoever prints them', () => {
		const ids = format.tables.map(({ id }) => id);
		expect(ids).toHaveLength(8);
		const found = (write: (title: string, i: number) => string) =>
			format.tables.map(({ name }, i) => matchTitle(write(name, i), format)?.table.id);
		expect(found((title) => title)).toEqual(ids);
		expect(found((title, i) => `表${i + 1} 2024年${title}`)).toEqual(ids);
		expect(found((title) => `青禾省文旅厅${title}（2024年度）`)).toEqual(ids);
		expect(matchTitle('收入来源情况表', format)?.table.id).toBe('收入表');
		expect(matchTitle('财政拨款支出总体情况表', format)).toBeUndefined();
	});

	it('F8 F9 have headers that cover every column once', () => {
		for (const { paperHeader, header, columns } of format.tables) {
			const parts = columns.reduce((sum, { split }) => sum + (split?.length ?? 1), 0);
			expect(placeHeader(paperHeader, parts).ok).toBe(true);
			expect(placeHeader(header, columns.length).ok).toBe(true);
		}
		expect(lines(table('收入表').paperHeader)).toEqual([
			'功能分类科目编码 3×1 | 科目名称 1×2 | 合计 1×2 | 财政拨款 1×1 | 事业收入 1×2',
			'类 1×1 | 款 1×1 | 项 1×1 | 一般公共预算 1×1'
		]);
		expect(lines(table('基本支出表').paperHeader)).toEqual([
			'经济科目 2×1 | 科目名称 1×2 | 金额 1×2',
			'类 1×1 | 款 1×1'
		]);
		expect(lines(table('拨款收支表').header)).toEqual([
			'来源 1×1 | 金额 1×1 | 用途 1×1 | 金额 1×1'
		]);
	});

	it('F12 close where their rows say', () => {
		expect(table('拨款收支表').fixedRows.map(({ label, band }) => `${label} ${band}`)).toEqual([
			'（一）一般公共预算 body',
			'合计 closing',
			'上年结转 closing',
			'总计 grand',
			'（一）教育支出 body',
			'合计 closing',
			'总计 grand'
		]);
	});
});

describe('F13 a book of it', () => {
	let id = 0;
	const unit = { id: 'u1', code: '', name: '某某局', kind: '行政', role: '本级' } as const;
	const book = new LiveBook(
		newBook(
			{
				year: 2024,
				level: '省级',
				department: { code: '1', name: '某某局' },
				units: [unit],
				format: carriedFormat(format)
			},
			() => `r${id++}`
		)
	);
	const address = (row: string, column: string) => printAddress(addressOf(book, row, column)!);

	it('has its tables with their rows, and its sections', () => {
		expect(book.rows('收支总表')).toHaveLength(9);
		expect(book.rows('支出表').map(({ role }) => role)).toEqual(['total']);
		expect(book.rows('机关运行经费表').map(({ cells }) => cells)).toEqual([
			{ 单位: '合计' },
			{ 单位: '某某局' }
		]);
		expect(book.rows('narrative').map((row) => row.id)).toEqual(['N1']);
		expect(book.rows('T1')).toEqual([]);
	});

	it('names every cell so that it is found again', () => {
		for (const { id: sheet, columns } of format.tables)
			for (const row of book.rows(sheet))
				for (const column of columns) {
					if (column.side !== row.side) continue;
					const parsed = parseAddress(address(row.id, column.id), format);
					expect(parsed.ok && resolve(book, parsed.address)).toEqual({
						row: row.id,
						column: column.id
					});
				}
	});

	it('names the row of a transposed table and a total by their words', () => {
		expect(address(book.rows('三公经费表')[0].id, '合计.预算数')).toBe(
			'三公经费表[金额].合计.预算数'
		);
		expect(address(book.rows('机关运行经费表')[0].id, '合计')).toBe('机关运行经费表[合计].合计');
	});

	it('links its figures, and knows which sheets it can have', () => {
		const [row] = book.rows('三公经费表');
		book.apply({ kind: 'cell', row: row.id, column: '合计.决算数', value: 12_30 });
		expect(linkedFigures(book)).toEqual({ '三公经费表[金额].合计.决算数': '0.00123' });
		expect([
			isSheetKey('支出表@u1', format),
			isSheetKey('T1', format),
			isSheetKey('T1', firstFormat())
		]).toEqual([true, false, true]);
	});

	it('T6 prints three panels side by side, with their totals in one line', () => {
		const printed = alignRows('收支总表', book.rows('收支总表'), format).map((line) =>
			line.map(
				(row) => row?.cells['收入项目'] ?? row?.cells['功能科目'] ?? row?.cells['用途'] ?? ''
			)
		);
		expect(printed).toEqual([
			['一、财政拨款', '一、一般公共服务支出', '一、基本支出'],
			['', '二、公共安全支出', '二、项目支出'],
			['', '三、社会保障和就业支出', ''],
			['收入合计', '支出合计', '支出合计']
		]);
	});
});
