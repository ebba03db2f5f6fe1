import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { newBook } from '$lib/budget/new-book/new-book';
import { LiveBook } from '$lib/budget/live/live-book';
import type { Book, Row, TableId, Unit } from '$lib/budget/book/book';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import type { Refusal } from '$lib/collab/room/refusal';
import { indexCells } from './grid-port';
import { OWNER_COLUMN, tableSheet, type SheetSource } from './table-sheet';

const UNITS: Unit[] = [
	{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政', role: '本级' },
	{ id: 'u4', code: '', name: '晋城市公安局城区分局', kind: '行政', role: '所属' }
];
const HEAD = {
	year: 2023,
	level: '市级',
	department: { code: '070', name: '晋城市公安局' },
	units: UNITS
};

function source(
	rows: Partial<Record<TableId, readonly Row[]>> = {},
	refused: (row: string) => Refusal | undefined = () => undefined
): SheetSource {
	let next = 0;
	const fresh = newBook(HEAD, () => `r${next++}`);
	const book: Book = { ...fresh, sheets: { ...fresh.sheets, ...rows } };
	return {
		book: new LiveBook(book),
		mayWrite: (where) => ('row' in where ? refused(where.row) : undefined)
	};
}
const row = (id: string, cells: Row['cells'], mark: Partial<Row> = {}): Row => ({
	id,
	order: `a${id}`,
	cells,
	...mark
});

describe('the sheet of a table', () => {
	it.each(tableIdsOf(firstFormat()))(
		'%s has a cell for every column in every line, and every row once',
		(table) => {
			const from = source();
			const sheet = tableSheet(from, table);
			const rows = from.book.rows(table);
			for (const line of sheet.lines) expect(line.cells).toHaveLength(sheet.columns.length);
			expect(new Set(sheet.lines.map((l) => l.key)).size).toBe(sheet.lines.length);
			const places = indexCells(sheet);
			for (const { id, side } of rows) {
				for (const column of templateOf(table, firstFormat()).columns) {
					const stands = column.side === undefined || column.side === side;
					expect(places.has(`${id}:${column.id}`)).toBe(stands);
				}
			}
		}
	);

	it('prints the year in its header and name', () => {
		const sheet = tableSheet(source(), 'T3');
		expect(sheet.label).toBe('2023年预算支出总表');
		expect(sheet.header[0][1].text).toBe('2023年预算数');
	});

	it('sets both sides of T1 beside each other and closes the places without a row', () => {
		const sheet = tableSheet(source(), 'T1');
		expect(sheet.lines[0].cells[0].shown).toBe('一、一般公共预算');
		expect(sheet.lines[0].cells[2].shown).toBe('一、一般公共服务支出');
		expect(sheet.lines[10].cells[0].lock).toEqual({ kind: 'no-row' });
		expect(sheet.lines.at(-1)!.cells[0].shown).toBe('收入总计');
		expect(sheet.lines.at(-1)!.cells[2].shown).toBe('支出总计');
		expect(sheet.sideEdge).toBe(2);
	});

	it('locks printed labels and totals’ labels, never their amounts', () => {
		const t10 = tableSheet(source(), 'T10').lines[0];
		expect(t10.cells[0].lock).toEqual({ kind: 'official-label' });
		expect(t10.cells[1].lock).toBeUndefined();
		const total = tableSheet(source(), 'T2').lines[0];
		expect(total.tone).toBe('total');
		expect(total.cells[1].lock).toEqual({ kind: 'official-label' });
		expect(total.cells[2].lock).toBeUndefined();
	});

	it('indents names by the level of their code and strengthens classes', () => {
		const rows = ['204', '20402', '2040201'].map((code, i) =>
			row(`c${i}`, { 编码: code, 名称: code })
		);
		const sheet = tableSheet(source({ T3: rows }), 'T3');
		expect(sheet.lines.map((l) => l.cells[1].indent ?? 0)).toEqual([0, 1, 2]);
		expect(sheet.lines.map((l) => l.cells[2].strong ?? false)).toEqual([true, false, false]);
	});

	it('shows amounts with separators, keeps them exact, and leaves blanks blank', () => {
		const rows = [row('x', { 合计: 18_351_300_000 })];
		const [line] = tableSheet(source({ T3: rows }), 'T3').lines;
		expect(line.cells[2]).toMatchObject({ shown: '18,351.30', exact: '18351.30', align: 'end' });
		expect(line.cells[3]).toMatchObject({ shown: '', exact: '' });
	});

	it('names the owners of rows that units share, and closes other units’ rows with the reason', () => {
		const refusal: Refusal = { kind: 'not-yours', owner: 'u4' };
		const rows = [
			row('mine', { 项目: '辅警服装费' }, { unit: 'u1' }),
			row('theirs', { 项目: '办案费' }, { unit: 'u4' })
		];
		const from = source({ T12: rows }, (id) => (id === 'theirs' ? refusal : undefined));
		const [mine, theirs] = tableSheet(from, 'T12').lines;
		expect(mine.owner).toBe('u1');
		expect(mine.cells[1].lock).toBeUndefined();
		expect(theirs.cells[1].lock).toEqual({ kind: 'refused', refusal });
		const sheet = tableSheet(from, 'T12');
		expect(sheet.columns.at(-1)!.id).toBe(OWNER_COLUMN);
		expect(sheet.header[0].at(-1)).toMatchObject({ text: OWNER_COLUMN, down: 2 });
		expect(theirs.cells.at(-1)).toMatchObject({ shown: '城区分局', exact: '晋城市公安局城区分局' });
	});

	it('indents T13 by department, unit and project', () => {
		const rows = [
			row('a', { 项目: '部门合计' }, { role: 'total' }),
			row('b', { 项目: '晋城市公安局' }, { role: 'unit', unit: 'u1' }),
			row('c', { 项目: '雪亮工程' }, { role: 'project', unit: 'u1' })
		];
		const { lines } = tableSheet(source({ T13: rows }), 'T13');
		expect(lines.map((l) => l.cells[0].indent ?? 0)).toEqual([0, 1, 2]);
		expect(lines[1].cells[0].lock).toEqual({ kind: 'official-label' });
	});
});
