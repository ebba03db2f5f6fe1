import { describe, expect, it } from 'vitest';
import { smallDisclosure } from '../../../../../tests/support/disclosures/small-disclosure';
import { smallWorkbook, tableSheet } from '../../../../../tests/support/disclosures/small-workbook';
import { workbookFile, type TestSheet } from '../../../../../tests/support/office/workbook-file';
import type { Book, SheetKey } from '$lib/budget/book/book';
import { readDocument, type ReadOptions } from '../read-document';

function read(sheets: readonly TestSheet[], options: ReadOptions = {}) {
	const result = readDocument('book.xlsx', workbookFile(sheets), options);
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	return result;
}
const cellsOf = (book: Book, sheet: SheetKey) => (book.sheets[sheet] ?? []).map((row) => row.cells);
const table = (change: (rows: TestSheet['rows']) => TestSheet['rows'], id: 'T2' | 'T3' = 'T3') => {
	const sheet = tableSheet(id);
	return [{ ...sheet, rows: change(sheet.rows) }];
};

describe('a workbook of a whole disclosure', () => {
	const { book, report } = read(smallWorkbook());
	const text = readDocument('small.txt', new TextEncoder().encode(smallDisclosure().join('\n')));
	if (!text.ok) throw new Error(text.failure.kind);

	it('[R80] gives the tables and forms that its text gives', () => {
		for (const sheet of Object.keys(text.book.sheets) as SheetKey[]) {
			if (sheet === 'narrative' || sheet === 'notes') continue;
			expect([sheet, cellsOf(book, sheet)]).toEqual([sheet, cellsOf(text.book, sheet)]);
		}
	});
	it('[R21] [R24] loses no number and no cell', () => {
		expect(report.conservation.losses).toEqual([]);
		expect(report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		expect(report.counts).not.toHaveProperty('unplaced');
	});
});

describe('sheets', () => {
	it('[R81] are recognised by header and name where no title is', () => {
		const sheets = ['T2', 'T3', 'T10', 'T12'].map((id) => {
			const sheet = tableSheet(id as 'T2');
			return { ...sheet, rows: sheet.rows.slice(3), merges: [] };
		});
		const { book, report } = read(sheets);
		expect(Object.keys(book.sheets).sort()).toEqual(['T10', 'T12', 'T2', 'T3']);
		expect(report.counts['table-untitled']).toBe(4);
	});
	it('may hold several tables below each other', () => {
		const rows = [...tableSheet('T2').rows, [], ...tableSheet('T3').rows];
		const { book } = read([{ name: '全部', rows }]);
		expect(Object.keys(book.sheets).sort()).toEqual(['T2', 'T3']);
	});
	it('that hold nothing of a disclosure are kept in the report', () => {
		const strange = {
			name: '__proto__',
			rows: [
				['姓名', '年龄'],
				['某人', 77]
			]
		};
		const { book, report } = read([...smallWorkbook(), strange]);
		expect(report.counts['sheet-unknown']).toBe(1);
		expect(report.entries.find((e) => e.kind === 'unplaced')).toMatchObject({
			place: { sheet: '__proto__', line: 1 },
			found: '姓名 ⇥ 年龄\n某人 ⇥ 77'
		});
		expect(report.conservation.lost).toBe(0);
		expect(Object.hasOwn(book.sheets, '__proto__')).toBe(false);
	});
	it('are read when hidden, and told', () => {
		const { report } = read([{ ...tableSheet('T3'), hidden: true }]);
		expect(report.entries.find((e) => e.kind === 'hidden')?.found).toBe('预算公开表3');
	});
});

describe('columns', () => {
	it('[R82] are told by their headers, wherever they stand', () => {
		const swap = <T>(cells: readonly T[]) => [cells[0], cells[1], cells[2], cells[4], cells[3]];
		const { book, report } = read(
			table((rows) =>
				rows.map((row, y) => (y < 4 ? row : swap([...row, null, null, null, null, null])))
			)
		);
		expect(cellsOf(book, 'T3')[1]).toEqual({
			编码: '204',
			名称: '公共安全支出',
			合计: 14_013_100_00,
			基本支出: 10_003_000_00,
			项目支出: 4_010_100_00
		});
		const moved = report.entries.filter((e) => e.kind === 'column-moved');
		expect(moved.map((e) => [e.place.sheet, e.place.cell, e.expected, e.kept])).toEqual([
			['预算公开表3', 4, '5', '项目支出'],
			['预算公开表3', 5, '4', '基本支出']
		]);
	});
	it('[R83] that are none of the table’s go to the report, cell by cell', () => {
		const { report } = read(
			table((rows) =>
				rows.map((row, y) => (y < 4 ? row : [...row, y === 4 ? '备注甲' : `见附件${y}`]))
			)
		);
		expect(report.entries.find((e) => e.kind === 'column-unknown')).toMatchObject({
			place: { sheet: '预算公开表3', line: 5, cell: 6 },
			found: '备注甲'
		});
		expect(report.counts.unplaced).toBe(2);
		expect(report.conservation.lost).toBe(0);
	});
	it('[R84] a row that stands beside them is put back and told, with place and what was expected', () => {
		const { book, report } = read(
			table((rows) => rows.map((row, y) => (y === 6 ? [null, ...row] : row)))
		);
		expect(cellsOf(book, 'T3')[1]).toMatchObject({ 编码: '204', 合计: 14_013_100_00 });
		expect(report.entries.find((e) => e.kind === 'row-shifted')).toMatchObject({
			place: { sheet: '预算公开表3', line: 7, cell: 2, table: 'T3' },
			found: '204',
			expected: '编码'
		});
	});
	it('[R85] are those that a person matched, by the header’s signature', () => {
		const rows = [
			['甲', '乙', '丙'],
			[204, '公共安全支出', 12.5],
			[205, '教育支出', 3]
		];
		const file = workbookFile([{ name: 'x', rows }]);
		const first = readDocument('x.xlsx', file);
		expect(first).toMatchObject({ ok: false, failure: { kind: 'not-a-disclosure' } });
		const signature = first.headings![0].signature;
		const columns = { 0: '编码', 1: '名称', 2: '合计' };
		const again = readDocument('x.xlsx', file, {
			choices: { [signature]: { table: 'T3', columns } }
		});
		if (!again.ok) throw new Error(again.failure.kind);
		expect(cellsOf(again.book, 'T3')).toEqual([
			{ 编码: '204', 名称: '公共安全支出', 合计: 12_500_000 },
			{ 编码: '205', 名称: '教育支出', 合计: 3_000_000 }
		]);
		expect(again.report.conservation.lost).toBe(0);
	});
});

describe('cells', () => {
	const withFigure = (cell: TestSheet['rows'][number][number]) =>
		read(table((rows) => [...rows.slice(0, 6), [204, '公共安全支出', cell]]));
	const figure = (cell: TestSheet['rows'][number][number]) =>
		cellsOf(withFigure(cell).book, 'T3')[1]['合计'];

	it('[R86] hold the decimal that people see, and the cached values of formulas', () => {
		expect(figure({ v: '18351.299999999999' })).toBe(18351_300_000);
		expect(figure({ f: 'SUM(D7:E7)', v: '0.30000000000000004' })).toBe(300_000);
		expect(figure('１,２３４.50')).toBe(1_234_500_000);
		expect(figure({ v: '1.5E3' })).toBe(1_500_000_000);
	});
	it('[R87] keep a figure with too many digits as it is shown, and say so', () => {
		const { book, report } = withFigure({ v: '3.3333333333333335', format: '0.00' });
		expect(cellsOf(book, 'T3')[1]['合计']).toBe(3_330_000);
		expect(report.entries.find((e) => e.kind === 'rounded')).toMatchObject({
			found: '3.33333333333333',
			kept: '3.33',
			place: { sheet: '预算公开表3', line: 7, cell: 3 }
		});
		expect(report.conservation.lost).toBe(0);
	});
	it('keep what is no figure as text, with its place', () => {
		const { book, report } = withFigure('约三万');
		expect(cellsOf(book, 'T3')[1]['合计']).toBe('约三万');
		expect(report.entries.find((e) => e.kind === 'unreadable-amount')).toMatchObject({
			place: { sheet: '预算公开表3', line: 7, cell: 3, column: '合计' }
		});
	});
	it('tell of formulas without a value', () => {
		const { report } = withFigure({ f: 'SUM(D7:E7)' });
		expect(report.entries.find((e) => e.kind === 'formula-without-value')).toMatchObject({
			place: { sheet: '预算公开表3', line: 7, cell: 3 },
			found: '=SUM(D7:E7)'
		});
	});
});
