import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import { parseAddress, printAddress } from './address';
import { addressOf, printCell, resolve } from './address-book';
import type { Book, Row, Unit } from '../book/book';
import { LiveBook } from '../live/live-book';
import { cpuTime } from '../../../../tests/support/cpu-time';
import { headOf } from '../../../../tests/support/small-book';

const bookOf = (sheets: Book['sheets'], units: readonly Unit[] = []): LiveBook =>
	new LiveBook({ head: headOf({ units }), sheets });
const row = (id: string, cells: Row['cells'], more: Partial<Row> = {}): Row => ({
	id,
	order: id,
	cells,
	...more
});
const unit = (id: string, name: string): Unit => ({
	id,
	code: '',
	name,
	kind: '行政',
	role: '所属'
});
const find = (book: LiveBook, text: string) => {
	const result = parseAddress(text, firstFormat());
	return result.ok ? resolve(book, result.address) : result.failure;
};

function eachCell(book: Book, visit: (row: Row, column: string | undefined) => void): void {
	for (const [sheet, rows] of Object.entries(book.sheets)) {
		for (const r of rows ?? []) {
			visit(r, undefined);
			const columns = sheet === 'notes' ? ['注'] : Object.keys(r.cells);
			for (const column of columns) visit(r, column);
		}
	}
}

describe('addresses of a book', () => {
	it('[N3] lead back to their cells', () => {
		fc.assert(
			fc.property(arbitraryBook, (plain) => {
				const book = new LiveBook(plain);
				eachCell(plain, ({ id }, column) => {
					if (column?.startsWith('指标[')) return;
					const text = printCell(book, id, column);
					const found = find(book, text);
					const isNote = id.startsWith('note-');
					expect(found, text).toEqual(
						column === undefined && !isNote ? { row: id } : { row: id, column: column ?? '注' }
					);
				});
			}),
			{ numRuns: 60 }
		);
	});

	it('[N4] are never the same for two rows', () => {
		fc.assert(
			fc.property(arbitraryBook, (plain) => {
				const book = new LiveBook(plain);
				const seen = new Map<string, string>();
				eachCell(plain, ({ id }, column) => {
					if (column !== undefined) return;
					const text = printCell(book, id);
					expect(seen.get(text), text).toBeUndefined();
					seen.set(text, id);
				});
			}),
			{ numRuns: 60 }
		);
	});

	it('[K3] number rows of one name, each side of T4 for itself', () => {
		const book = bookOf({
			T4: [
				row('a', { 收入项目: '一、一般公共预算' }, { side: '收入' }),
				row('b', { 支出项目: '一、一般公共预算' }, { side: '支出' }),
				row('c', { 收入项目: '一、一般公共预算' }, { side: '收入' })
			],
			T6: [row('d', { 部门科目: '办公费' }), row('e', { 部门科目: ' 办公费' })]
		});
		expect(printCell(book, 'c', '金额')).toBe('T4[一般公共预算#2].金额');
		expect(printCell(book, 'b', '小计')).toBe('T4[一般公共预算].小计');
		expect(printCell(book, 'c')).toBe('T4[一般公共预算#3]');
		expect(printCell(book, 'e', '合计')).toBe('T6[办公费#2].合计');
		expect(find(book, 'T4[一般公共预算#2].金额')).toEqual({ row: 'c', column: '金额' });
	});

	it('[N5] are compared exactly, and only single cells are found', () => {
		const book = bookOf({ T12: [row('a', { 项目: '2022年 项目' }), row('b', { 项目: '*' })] });
		expect(printCell(book, 'a')).toBe('T12[2022年项目]');
		expect(printCell(book, 'b')).toBe('T12[*#1]');
		expect(find(book, 'T12[2022年 项目]')).toBeUndefined();
		for (const text of [
			'T12',
			'T12[*]',
			'T12[*].合计',
			'T12.合计',
			'F',
			'F[*]',
			'N',
			'N[8]',
			'T2@甲[1]'
		]) {
			expect(find(book, text), text).toBeUndefined();
		}
	});

	it('[N5] do not lead from one sheet into another', () => {
		const book = bookOf({
			T12: [row('r7', { 项目: 'a' })],
			projects: [row('p1', { 项目名称: 'a' })]
		});
		expect(find(book, 'N[r7]')).toBeUndefined();
		expect(find(book, 'N[p1]')).toBeUndefined();
	});

	it('[N6] call units by name where it tells them apart', () => {
		const units = [unit('u1', '甲'), unit('u2', '乙'), unit('u3', '乙'), unit('u4', '')];
		const sheets = Object.fromEntries(
			units.map(({ id }) => [`T2@${id}`, [row(`r-${id}`, { 编码: '204' }, { unit: id })]])
		);
		const book = bookOf(sheets, units);
		expect(printCell(book, 'r-u1')).toBe('T2@甲[204]');
		expect(printCell(book, 'r-u2')).toBe('T2@u2[204]');
		expect(printCell(book, 'r-u4')).toBe('T2@u4[204]');
		expect(find(book, 'T2@u3[204]')).toEqual({ row: 'r-u3' });
		expect(find(book, 'T2@乙[204]')).toBeUndefined();
	});

	it('[N7] name notes, sections, forms and indicators', () => {
		const book = bookOf(
			{
				T7: [],
				notes: [row('note-T7', { 注: '本表无数据' })],
				narrative: [row('N8', { 正文: '…' }), row('O1', { 正文: '…' })],
				projects: [row('p1', { 项目名称: '辅警 招聘经费' }, { unit: 'u1' })],
				'indicators@p1': [row('i1', {}, { unit: 'u1' }), row('i2', {}, { unit: 'u1' })]
			},
			[unit('u1', '晋城市公安局')]
		);
		expect(printCell(book, 'note-T7', '注')).toBe('T7.注');
		expect(printCell(book, 'N8', '正文')).toBe('N[8].正文');
		expect(printCell(book, 'O1')).toBe('N[O1]');
		expect(printCell(book, 'p1', '年度资金总额')).toBe('F[辅警招聘经费@晋城市公安局].年度资金总额');
		expect(printCell(book, 'i2', '年度.指标值')).toBe(
			'F[辅警招聘经费@晋城市公安局].指标[2].年度.指标值'
		);
		expect(addressOf(book, 'gone')).toBeUndefined();
		expect(printCell(book, 'gone', '合计')).toBe('gone:合计');
	});

	it('[K4] follow every change of names, order and units', () => {
		const book = bookOf({ T6: [row('a', { 部门科目: '办公费' }), row('b', { 部门科目: '水费' })] });
		expect(printCell(book, 'b')).toBe('T6[水费]');
		book.apply({ kind: 'cell', row: 'b', column: '部门科目', value: '办公费' });
		expect(printCell(book, 'b')).toBe('T6[办公费#2]');
		book.apply({ kind: 'row', sheet: 'T6', row: { id: 'b', order: '0' } });
		expect(printCell(book, 'b')).toBe('T6[办公费]');
		book.apply({ kind: 'row-removed', row: 'a' });
		expect(find(book, 'T6[办公费#2]')).toBeUndefined();
	});

	it('are found fast in a table a hundred times as long', () => {
		const rows = Array.from({ length: 11_800 }, (_, i) =>
			row(`r${i}`, { 项目: `项目${i % 5000}`, 合计: i })
		);
		const book = bookOf({ T12: rows });
		const start = cpuTime();
		for (const { id } of rows) printAddress(addressOf(book, id, '合计')!);
		expect(cpuTime() - start).toBeLessThan(1000);
	});
});
