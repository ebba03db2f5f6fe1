/** Files that offices have and that nobody should have: each fault is told at its place, and nothing is invented. */
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workbookFile, type TestCell } from '../../../../tests/support/office/workbook-file';
import type { ImportReport } from './import-report';
import { readAnyDocument } from './read-document';

const TABLE = '支出总表';
const HEADER = ['功能分类科目编码', '功能分类科目名称', '合计', '基本支出', '项目支出'];
const sheet = (...rows: readonly (readonly TestCell[])[]): Uint8Array => sheetOf(rows);
const sheetOf = (rows: readonly (readonly TestCell[])[]): Uint8Array =>
	workbookFile([
		{
			name: '一',
			rows: [
				['2024年部门支出预算总表'],
				['编制部门：青禾市文旅局', null, null, null, '单位：万元'],
				...rows
			]
		}
	]);

async function read(bytes: Uint8Array) {
	const result = await readAnyDocument('表.xlsx', bytes);
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	const { book, report } = result;
	expect(report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
	return { report, cells: book.sheets[TABLE]?.map((row) => row.cells) };
}
const told = ({ entries }: ImportReport, kind: string) =>
	entries.filter((entry) => entry.kind === kind);

describe('元 and 万元 in one table [R49]', () => {
	const amounts = { 合计: 3_000_000, 基本支出: 1_000_000, 项目支出: 2_000_000 };
	it('a column that states its own unit is read in it, and told', async () => {
		const header = [...HEADER.slice(0, 4), '项目支出（元）'];
		const { cells, report } = await read(sheet(header, ['201', '一般公共服务支出', 3, 1, 20_000]));
		expect(cells).toMatchObject([amounts]);
		expect(told(report, 'amount-unit-differs')).toContainEqual(
			expect.objectContaining({ found: '元', place: expect.objectContaining({ line: 3, cell: 5 }) })
		);
	});
	it('so is a cell [R96]', async () => {
		const { cells, report } = await read(
			sheet(HEADER, ['201', '一般公共服务支出', 3, 1, '20000元'])
		);
		expect(cells).toMatchObject([amounts]);
		expect(told(report, 'amount-unit-differs')).toContainEqual(
			expect.objectContaining({ found: '元', place: expect.objectContaining({ line: 4, cell: 5 }) })
		);
	});
});

describe('account codes that a spreadsheet changed [R108]', () => {
	it('numbers are the codes that they print', async () => {
		const { cells, report } = await read(
			sheet(HEADER, [201, '一般公共服务支出', 3, 1, 2], [2010101, '行政运行', 3, 1, 2])
		);
		expect(cells).toMatchObject([{ 编码: '201' }, { 编码: '2010101' }]);
		expect(told(report, 'unreadable-code')).toEqual([]);
	});
	it('a date is kept as it is shown, and told', async () => {
		const date = { v: 45_000, format: 'yyyy-mm-dd' };
		const { cells, report } = await read(
			sheet(HEADER, [date, '一般公共服务支出', 3, 1, 2], ['20101', '人大事务', 3, 1, 2])
		);
		expect(cells).toMatchObject([{ 编码: '2023-03-15', 合计: 3_000_000 }, { 编码: '20101' }]);
		expect(told(report, 'unreadable-code')).toMatchObject([
			{ found: '2023-03-15', place: { line: 4, cell: 1, column: '编码' } }
		]);
	});
});

describe('tables that are not whole', () => {
	it('of two titles above one table none takes it where they contradict its header', async () => {
		const { cells, report } = await read(
			sheet(['2024年部门收入预算总表'], HEADER, ['201', '一般公共服务支出', 3, 1, 2])
		);
		expect(cells).toBeUndefined();
		expect(told(report, 'table-raw')).toMatchObject([
			{ found: '2024年部门收入预算总表', place: { line: 3 } }
		]);
	});
	it('a table that the end of the file cuts is read as far as it goes, and told [R6]', async () => {
		const lines = [
			...['2024年部门支出预算总表', '编制部门：青禾市文旅局\t\t\t\t单位：万元', HEADER.join('\t')],
			...['201\t一般公共服务支出\t3.00\t1.00\t2.00', '20101\t人大事']
		];
		const { cells, report } = await read(strToU8(lines.join('\n')));
		expect(cells).toMatchObject([{ 合计: 3_000_000 }, { 编码: '20101', 名称: '人大事' }]);
		expect(cells?.[1]).not.toHaveProperty('合计');
		expect(told(report, 'cut-off')).toMatchObject([{ place: { line: 5 } }]);
	});
	it('a million blank rows are no rows', async () => {
		const blank = Array.from({ length: 1_000_000 }, (): TestCell[] => []);
		const first = [HEADER, ['201', '一般公共服务支出', 3, 1, 2]];
		const { cells } = await read(sheetOf([...first, ...blank, ['202', '外交支出', 1, 1, 0]]));
		expect(cells).toMatchObject([{ 编码: '201' }, { 编码: '202', 合计: 1_000_000 }]);
	});
});
