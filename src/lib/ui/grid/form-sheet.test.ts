import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import type { Book, Row } from '$lib/budget/book/book';
import { fundColumnsOf } from '$lib/formats/project-form';
import { firstFormat } from '$lib/formats/known-formats';
import { formSheet } from './form-sheet';
import { indexCells, type SheetModel } from './grid-port';
import type { SheetSource } from './table-sheet';
import { headOf } from '../../../../tests/support/small-book';

const indicator = (id: string, cells: Row['cells']): Row => ({ id, order: id, unit: 'u1', cells });

function source(cells: Row['cells'], indicators: readonly Row[] = []): SheetSource {
	const book: Book = {
		head: headOf(),
		sheets: {
			projects: [{ id: 'p1', order: 'a', unit: 'u1', cells }],
			'indicators@p1': indicators
		}
	};
	return { book: new LiveBook(book), mayWrite: () => undefined };
}

/** Every place is shown exactly once: by itself, or by the merged block that covers it. */
function expectTiled(sheet: SheetModel): void {
	const width = sheet.columns.length;
	const shown = new Map<string, number>();
	for (const { line, column, lines, columns } of sheet.merged)
		for (let l = line; l < line + lines; l++)
			for (let c = column; c < column + columns; c++)
				shown.set(`${l}:${c}`, (shown.get(`${l}:${c}`) ?? 0) + 1);
	for (const count of shown.values()) expect(count).toBe(1);
	sheet.lines.forEach((line, l) => {
		expect(line.cells).toHaveLength(width);
		line.cells.forEach((cell, c) => {
			if (cell.kind === 'empty') expect(shown.has(`${l}:${c}`)).toBe(true);
		});
	});
}

describe('the sheet of a project form', () => {
	const rows = [
		indicator('i1', { 一级: '产出指标', 二级: '数量指标', '年度.三级': '甲' }),
		indicator('i2', { 一级: '产出指标', 二级: '数量指标', '年度.三级': '乙' }),
		indicator('i3', { 一级: '产出指标', 二级: '质量指标', '年度.三级': '丙' })
	];

	it('has both halves side by side, and every field and fund line once', () => {
		const sheet = formSheet(source({ 项目名称: '辅警招聘经费' }, rows), 'p1');
		expect(sheet.columns).toHaveLength(8);
		expectTiled(sheet);
		const places = indexCells(sheet);
		for (const { id } of firstFormat().form!.fields) expect(places.has(`p1:${id}`)).toBe(true);
		for (const column of [...fundColumnsOf(firstFormat())])
			expect(places.has(`p1:${column}`)).toBe(true);
	});

	it('has one half of indicators where it is flat, each 指标值 beside its 三级', () => {
		const sheet = formSheet(source({ 形式: '单栏' }, rows), 'p1');
		expect(sheet.columns).toHaveLength(6);
		expectTiled(sheet);
		const places = indexCells(sheet);
		for (const column of [...fundColumnsOf(firstFormat())])
			expect(places.has(`p1:${column}`)).toBe(true);
		expect(places.has('p1:实施期总体目标')).toBe(false);
		expect(places.has('i1:实施期.三级')).toBe(false);
		const [line, third] = places.get('i1:年度.三级')!;
		expect(places.get('i1:年度.指标值')).toEqual([line, third + 1]);
	});

	it('writes funds in 元 with two decimals', () => {
		const sheet = formSheet(source({ 年度资金总额: 21_600_000 }), 'p1');
		const [line, column] = indexCells(sheet).get('p1:年度资金总额')!;
		expect(sheet.lines[line].cells[column]).toMatchObject({
			shown: '216,000.00',
			exact: '216000.00',
			unit: '元'
		});
	});

	it('merges the 一级 and 二级 of neighbouring indicators', () => {
		const sheet = formSheet(source({}, rows), 'p1');
		const line = sheet.lines.findIndex((l) => l.key === 'i1');
		expect(sheet.merged).toContainEqual({ line, column: 2, lines: 2, columns: 1 });
		expect(sheet.merged).toContainEqual({ line, column: 5, lines: 2, columns: 1 });
		expect(sheet.merged).toContainEqual({ line, column: 1, lines: 5, columns: 1 });
	});

	it('prints every official 二级, and an entry there would make its row in place', () => {
		const sheet = formSheet(source({}, rows), 'p1');
		const line = sheet.lines.find((l) => l.key === '空:产出指标/成本指标')!;
		expect(line.cells[2].shown).toBe('成本指标');
		expect(line.cells[3].vacant).toEqual({
			column: '实施期.三级',
			row: {
				sheet: 'indicators@p1',
				after: 'i3',
				unit: 'u1',
				cells: { 一级: '产出指标', 二级: '成本指标' }
			}
		});
	});

	it('keeps what is not the official wording as it is, open to be mended and unmerged', () => {
		const odd = [
			indicator('i1', { 一级: '产出指标', 二级: '付款时间' }),
			indicator('i2', { 一级: '产出指标', 二级: '付款时间' })
		];
		const sheet = formSheet(source({}, odd), 'p1');
		const [line, column] = indexCells(sheet).get('i2:二级')!;
		expect(sheet.lines[line].cells[column]).toMatchObject({ shown: '付款时间' });
		expect(sheet.lines[line].cells[column].lock).toBeUndefined();
		expectTiled(sheet);
	});

	it('is empty for a project that is gone', () => {
		expect(formSheet(source({}), 'p9').lines).toEqual([]);
	});
});
