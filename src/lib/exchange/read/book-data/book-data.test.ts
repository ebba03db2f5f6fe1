import { firstFormat } from '$lib/formats/known-formats';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '$lib/messages';
import { sayDataProblem } from '$lib/messages/settings';
import { writeBookFile } from '$lib/budget/file/book-file';
import { disclosureOf } from '../../../../../tests/support/disclosure-of';
import { readCsv } from '../csv/read-csv';
import { readCodeList } from './code-list';
import { readControlNumbers } from './control-number-list';
import { readDataFile } from './data-file';
import type { DataResult } from './data-problem';
import { readFigureList } from './figure-list';
import { linkBook } from './linked-book';

const HEAD = disclosureOf({}).head;

/** The problems of a refused file in Chinese; English has words for each of them too. */
function problems(result: DataResult<unknown>): string[] {
	if (result.ok) throw new Error('it was taken');
	for (const problem of result.problems)
		for (const locale of LOCALES)
			expect(sayDataProblem(problem, locale)).not.toMatch(/undefined|\[object/);
	return result.problems.map((problem) => sayDataProblem(problem, 'zh'));
}
const taken = <T>(result: DataResult<T>): T => {
	if (!result.ok) throw new Error(problems(result).join('\n'));
	return result.value;
};

describe('separated text', () => {
	const cells = (text: string) =>
		readCsv(text).lines.map(({ filled }) => filled.map(({ index, text: cell }) => [index, cell]));

	it('keeps separators, quotes and line ends inside quotes', () => {
		expect(cells('甲,"乙,丙","他说""好"""\r\n"一\n二",,三')).toEqual([
			[
				[0, '甲'],
				[1, '乙,丙'],
				[2, '他说"好"']
			],
			[
				[0, '一\n二'],
				[2, '三']
			]
		]);
	});
	it('tells lines as the file has them, though a cell goes on over several', () => {
		const { lines, locate } = readCsv('a,"x\ny\nz"\nb,c');
		expect(lines.map(({ number }) => locate!(number).line)).toEqual([1, 4]);
	});
	it('takes tabs and semicolons, and a quote that closes nothing as a character', () => {
		expect(cells('a\tb')).toEqual([
			[
				[0, 'a'],
				[1, 'b']
			]
		]);
		expect(cells('a;b')).toEqual([
			[
				[0, 'a'],
				[1, 'b']
			]
		]);
		expect(cells('"a" x,5"')).toEqual([
			[
				[0, '"a" x'],
				[1, '5"']
			]
		]);
	});
});

describe('a list of figures', () => {
	it('is read below its header, in whatever order, amounts as people write them', () => {
		const text =
			'批复数\n金额（万元）,备注,地址\n"41,764.14",,T1[收入总计].金额\n\n１２,x,T2[204].合计\n';
		expect(taken(readFigureList(readCsv(text), firstFormat()))).toEqual({
			'T1[收入总计].金额': '41764.14',
			'T2[204].合计': '12.00'
		});
	});
	it('is refused whole with every place', () => {
		const text = [
			'地址,金额',
			'T1[收入总计].金额,四万',
			'T99[甲].乙,1',
			'T2[204].名称,1',
			'T2[204].合计,',
			'T2[205].合计,0.1234567',
			'T2[206].合计,1',
			'T2[206].合计,2'
		].join('\n');
		expect(problems(readFigureList(readCsv(text), firstFormat()))).toEqual([
			'第 2 行第 2 列（金额（万元））：“四万”不是数，应为万元数，如 1,234.56',
			'第 3 行第 1 列（地址）：“T99[甲].乙”不是表中数的地址，应如 T1[收入总计].金额',
			'第 4 行第 1 列（地址）：“T2[204].名称”不是表中数的地址，应如 T1[收入总计].金额',
			'第 5 行第 2 列（金额（万元））：没有填',
			'第 6 行第 2 列（金额（万元））：“0.1234567”小数过多，最多 6 位',
			'第 8 行第 1 列（地址）：“T2[206].合计”重复，前一处在第 7 行第 1 列'
		]);
	});
	it('is refused without header or rows', () => {
		expect(problems(readFigureList(readCsv('a,b\n1,2'), firstFormat()))).toEqual([
			'没有找到表头，应有这些列：地址、金额（万元）'
		]);
		expect(problems(readFigureList(readCsv('地址,金额\n'), firstFormat()))).toEqual(['没有数据']);
	});
});

describe('control numbers', () => {
	it('are the department’s without a unit', () => {
		const text =
			'单位,资金来源,部分,金额\n分局,单位资金,项目支出,226\n,一般公共预算,合计,"37,968.48"';
		expect(taken(readControlNumbers(readCsv(text), HEAD))).toEqual([
			{ unit: '分局', fund: '单位资金', part: '项目支出', amount: '226.00' },
			{ fund: '一般公共预算', part: '合计', amount: '37968.48' }
		]);
	});
	it('of an unknown unit, source or part are refused with what was expected', () => {
		const text =
			'单位,资金来源,部分,金额\n税务局,彩票,全部,1\n分局,单位资金,合计,1\n分局,单位资金,合计,2';
		const said = problems(readControlNumbers(readCsv(text), HEAD));
		expect(said).toEqual([
			expect.stringMatching(/^第 2 行第 1 列（单位）：名录中没有“税务局”，应为：市局、分局/),
			expect.stringMatching(/^第 2 行第 2 列（资金来源）：“彩票”应为其中之一：一般公共预算、/),
			expect.stringMatching(
				/^第 2 行第 3 列（部分）：“全部”应为其中之一：合计、基本支出、项目支出/
			),
			expect.stringMatching(
				/^第 4 行第 4 列（金额（万元））：“分局 单位资金 合计”重复，前一处在第 3 行第 4 列/
			)
		]);
	});
});

describe('account codes', () => {
	it('replace the dictionary', () => {
		expect(taken(readCodeList(readCsv('科目编码,科目名称\n204,公共安全支出\n20402,公安')))).toEqual(
			{
				'204': '公共安全支出',
				'20402': '公安'
			}
		);
	});
	it('are refused where one is none, nameless or there twice', () => {
		const said = problems(readCodeList(readCsv('编码,名称\n2041,甲\n204,\n204,乙')));
		expect(said).toEqual([
			'第 2 行第 1 列（科目编码）：“2041”不是科目编码，应为 3、5 或 7 位数字',
			'第 3 行第 2 列（科目名称）：没有填',
			'第 4 行第 1 列（科目编码）：“204”重复，前一处在第 3 行第 1 列'
		]);
	});
});

describe('a file of data', () => {
	const book = disclosureOf({ T1: { 收入总计: { 金额: '41764.14' } } });
	const bytes = (text: string) => new TextEncoder().encode(text);

	it('may be a book, whose figures are linked by their addresses', async () => {
		const file = taken(await readDataFile(bytes(writeBookFile(book))));
		if (file.kind !== 'book') throw new Error('it is a book');
		const { year } = file.book.head;
		expect(taken(linkBook(file.book, HEAD, year))).toEqual({ 'T1[收入总计].金额': '41764.14' });
		expect(problems(linkBook(file.book, HEAD, year - 1))[0]).toContain(`应为 ${year - 1} 年`);
		const other = { department: { code: '', name: '晋城市教育局' } };
		expect(problems(linkBook(file.book, other, year))[0]).toContain('应为“晋城市教育局”');
	});
	it('is read in the encoding of Chinese spreadsheets', async () => {
		// 「地址,金额」 and a row, in GBK.
		const gbk = Buffer.from('b5d8d6b72cbdf0b6ee0a54315bcad5c8ebd7dcbcc65d2ebdf0b6ee2c310a', 'hex');
		const file = taken(await readDataFile(new Uint8Array(gbk)));
		if (file.kind !== 'list') throw new Error('it is a list');
		expect(taken(readFigureList(file.source, firstFormat()))).toEqual({
			'T1[收入总计].金额': '1.00'
		});
	});
	it('is refused as what it is', async () => {
		expect(problems(await readDataFile(new Uint8Array()))[0]).toBeTruthy();
		expect(problems(await readDataFile(bytes('%PDF-1.7 ')))[0]).toBeTruthy();
		expect(
			problems(await readDataFile(bytes('{"format":"hebian-book","version":1}')))[0]
		).toContain('合编文件');
		const icon = readFileSync(new URL('../../../../../static/icon-192.png', import.meta.url));
		expect(problems(await readDataFile(new Uint8Array(icon)))[0]).toBeTruthy();
	});
});
