/** Files as offices have them, each of one kind of trouble (`../shared/cases`). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from './disclosure/finish-reading';
import type { EntryKind } from './import-report';
import { readDocument } from './read-document';

const CASES = '../shared/cases';
type Read = Extract<ReadResult, { ok: true }>;

function read(file: string): Read {
	const result = readDocument(file, readFileSync(`${CASES}/${file}`));
	if (!result.ok) throw new Error(`${file}: ${JSON.stringify(result.failure)}`);
	expect(result.report.conservation, file).toMatchObject({ lost: 0, cells: { lost: 0 } });
	return result;
}
const filesIn = (folder: string, ending: string): string[] =>
	existsSync(`${CASES}/${folder}`)
		? readdirSync(`${CASES}/${folder}`)
				.filter((name) => name.endsWith(ending))
				.map((name) => `${folder}/${name}`)
		: [];
const cells = ({ book }: Read) => (book.sheets.T3 ?? []).map((row) => row.cells);
const told = ({ report }: Read, kind: EntryKind) =>
	report.entries
		.filter((entry) => entry.kind === kind)
		.map(({ place, found }) => [place.line, place.cell, found]);
/** 万元 → 分 */
const wan = (figure: number): number => Math.round(figure * 1_000_000);
const total = { 合计: wan(1650.5), 基本支出: wan(1200.25), 项目支出: wan(450.25) };

describe.skipIf(!existsSync(CASES))(`files of offices (needs ${CASES})`, () => {
	it.each(filesIn('02-format-wan', '.xlsx').filter((file) => !file.includes('thousand')))(
		'[R88] %s is read as people see it, and told',
		(file) => {
			const result = read(file);
			expect(cells(result)).toMatchObject([total, { 编码: '207', ...total }]);
			expect(told(result, 'shown-otherwise')).toEqual([[6, 3, '16505000']]);
		}
	);
	it('[R88] a figure that a comma divides by a thousand is read as people see it, and told', () => {
		const result = read('02-format-wan/thousand.xlsx');
		expect(cells(result)[0]).toMatchObject({ 合计: wan(16505), 项目支出: wan(4502.5) });
		expect(told(result, 'shown-otherwise')).toEqual([[6, 3, '16505000']]);
	});

	it.each(filesIn('03-formula-zero-cache', '.xlsx'))(
		'[R89] %s: formulas that nobody has worked out have no value, and are told',
		(file) => {
			const result = read(file);
			expect(cells(result)).toEqual([
				{ 编码: '合计' },
				{ 编码: '207', 名称: '文化旅游体育与传媒支出' },
				{ 编码: '2070101', 名称: '行政运行', 基本支出: wan(1200.25) },
				{ 编码: '2070199', 名称: '其他文化和旅游支出', 项目支出: wan(450.25) }
			]);
			const places = told(result, 'formula-without-value');
			expect(places).toHaveLength(8);
			expect(places).toContainEqual([6, 4, '=SUM(D8:D9)']);
		}
	);

	it('[R92] what stands under merged cells is not there, and told', () => {
		const result = read('05-values-under-merge/under.xlsx');
		expect(cells(result)[0]).toEqual({ 编码: '合计', ...total });
		expect(cells(result)[3]).toEqual({
			编码: '2070199',
			名称: '其他文化和旅游支出',
			项目支出: wan(450.25)
		});
		expect(told(result, 'unseen')).toEqual([
			[6, 2, '（草稿勿用）'],
			[9, 3, '999.99']
		]);
		const header = read('05-values-under-merge/under-header.xlsx');
		expect(cells(header)).toEqual([{ 编码: '合计', ...total }]);
		expect(told(header, 'unseen')).toEqual([
			[4, 2, '代码'],
			[4, 4, '基本支出'],
			[4, 5, '项目支出']
		]);
	});

	it.each(filesIn('07-title-with-department', '.xlsx'))(
		'[R40] %s is the table, with its figures',
		(file) => {
			const result = read(file);
			expect(Object.keys(result.book.sheets).filter((sheet) => /^T\d/.test(sheet))).toEqual(['T3']);
			expect(cells(result)).toMatchObject([total, { 编码: '207', ...total }]);
			expect(result.book.head.department.name).toBe('青禾市文旅局');
			expect(told(result, 'table-raw')).toEqual([]);
		}
	);
	it('07 holds all eight', () => {
		expect(filesIn('07-title-with-department', '.xlsx')).toHaveLength(8);
	});

	it.each(filesIn('10-csv-tab-guard', '.csv'))('[R90] %s is read as the plain one', (file) => {
		const plain = read('10-csv-tab-guard/plain.csv');
		expect(cells(plain)).toHaveLength(5);
		expect(cells(read(file))).toEqual(cells(plain));
	});

	it('[R36] raised marks of notes are no part of figures and names, and told', () => {
		const result = read('13-superscript-note/superscript.xlsx');
		expect(cells(result)[2]).toEqual({
			编码: '2070199',
			名称: '其他文化和旅游支出',
			合计: wan(450.25),
			项目支出: wan(450.25)
		});
		expect(told(result, 'note-mark')).toEqual([
			[8, 2, '1'],
			[8, 3, '1'],
			[8, 5, '1']
		]);
	});
});
