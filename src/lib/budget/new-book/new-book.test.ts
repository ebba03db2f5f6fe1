import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { printCell } from '../address/address-book';
import { readBookFile, sameBook, writeBookFile } from '../file/book-file';
import { freshTable } from './fresh-table';
import { byOrder, LiveBook } from '../live/live-book';
import { newBook } from './new-book';
import { tableIdsOf, templateOf } from '../table/table-template';

const counter = () => {
	let next = 0;
	return () => `r${++next}`;
};
const head = {
	year: 2024,
	level: '市级',
	department: { code: '070', name: '晋城市公安局' },
	units: [
		{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政' as const, role: '本级' as const },
		{ id: 'u2', code: '', name: '晋城市看守所', kind: '参公' as const, role: '所属' as const },
		{ id: 'u3', code: '', name: '保安培训中心', kind: '事业' as const, role: '所属' as const }
	]
};

describe('fresh tables', () => {
	it.each(tableIdsOf(firstFormat()))('[T8] %s has the rows of the form and no figures', (table) => {
		const rows = freshTable(table, counter(), undefined, firstFormat());
		const { columns, fixedRows } = templateOf(table, firstFormat());
		expect(rows.map((row) => Object.values(row.cells))).toEqual(
			fixedRows.map((row) => [row.label])
		);
		expect(rows.toSorted(byOrder)).toEqual(rows);
		for (const row of rows) {
			const [column] = Object.keys(row.cells);
			expect(columns.find((c) => c.id === column)).toMatchObject({ holds: 'label' });
		}
		expect(freshTable(table, counter(), undefined, firstFormat())).toEqual(rows);
	});

	it('[T8] belong to the unit whose edition they are', () => {
		for (const row of freshTable('T1', counter(), 'u2', firstFormat())) expect(row.unit).toBe('u2');
		for (const row of freshTable('T1', counter(), undefined, firstFormat()))
			expect(row.unit).toBeUndefined();
	});
});

describe('a new book', () => {
	it('[T9] has all tables, the agencies in T11 and every section', () => {
		const book = new LiveBook(newBook(head, counter()));
		for (const table of tableIdsOf(firstFormat()))
			expect(book.rows(table).length).toBeGreaterThan(table === 'T12' ? -1 : 0);
		expect(book.rows('T11').map((row) => [row.cells['单位'], row.unit])).toEqual([
			['部门合计', undefined],
			['晋城市公安局', 'u1'],
			['晋城市看守所', 'u2']
		]);
		expect(book.rows('narrative').map((row) => row.id)).toEqual(
			firstFormat().sections.map((section) => section.id)
		);
		expect(printCell(book, book.rows('T4').find((row) => row.role === 'total')!.id, '金额')).toBe(
			'T4[本年收入合计].金额'
		);
	});

	it('[T9] says of the tables that it has nothing for that they are empty', () => {
		const { sheets } = newBook(head, counter(), ['T7', 'T11']);
		expect(sheets.notes?.map((row) => [row.id, row.cells['注']])).toEqual([
			['note-T7', '本部门2024年没有安排政府性基金预算收入，本表无数据。'],
			['note-T11', '本部门2024年没有安排机关运行经费，本表无数据。']
		]);
		expect(sheets.T11).toHaveLength(1);
	});

	it('[F1] survives its file', () => {
		const book = newBook(head, counter());
		const result = readBookFile(writeBookFile(book));
		expect(result.ok && sameBook(result.book, book)).toBe(true);
	});
});
