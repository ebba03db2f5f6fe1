/** cn/accounts/2024 against the official form of 2024 and against accounts that were published. */
import { describe, expect, it } from 'vitest';
import { bareLabel } from '$lib/budget/values/row-label';
import {
	DOCUMENTS,
	headerLines,
	listedTitles,
	pdfLines,
	tableTitles
} from '../../../../tests/support/formats/printed';
import { cellCoordinates, formatHead, keyOfFixed } from '../format-tables';
import { knownFormat } from '../known-formats';
import { matchTitle } from '../title';

const format = knownFormat('cn/accounts/2024')!;
const budget = knownFormat('cn/budget/shanghai-2025')!;
const table = (id: string) => format.byId.get(id)!;
const ids = format.tables.map(({ id }) => id);
const cell = (id: string, key: string, column: string) => {
	const found = table(id);
	const rows = found.fixedRows.filter((row) => keyOfFixed(found, row) === key);
	const at = found.columns.find((one) => one.id === column)!;
	return cellCoordinates(
		format,
		rows.find(({ panel }) => panel === at.panel)!,
		at
	);
};

const CODE = '功能分类科目编码 1×1 | 科目名称 1×1';
const PAIRS = Array.from({ length: 6 }, () => '预算数 1×1 | 决算数 1×1').join(' | ');
const BALANCE = [
	'项目 2×1 | 年初结转和结余 1×2 | 本年收入 1×2 | 本年支出 3×1 | 年末结转和结余 1×2',
	`${CODE} | 合计 1×1 | 基本支出 1×1 | 项目支出 1×1`
];
/** As the official form prints them, whose codes are not split. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
	收支决算总表: ['收入 2×1 | 支出 2×1', '项目 1×1 | 决算数 1×1 | 项目 1×1 | 决算数 1×1'],
	收入决算表: [
		'项目 2×1 | 本年收入合计 1×2 | 财政拨款收入 1×2 | 上级补助收入 1×2 | 事业收入 1×2 | 经营收入 1×2 | 附属单位上缴收入 1×2 | 其他收入 1×2',
		CODE
	],
	支出决算表: [
		'项目 2×1 | 本年支出合计 1×2 | 基本支出 1×2 | 项目支出 1×2 | 上缴上级支出 1×2 | 经营支出 1×2 | 对附属单位补助支出 1×2',
		CODE
	],
	财政拨款收支决算总表: [
		'收入 2×1 | 支出 5×1',
		'项目 1×1 | 决算数 1×1 | 项目 1×1 | 合计 1×1 | 一般公共预算财政拨款 1×1 | 政府性基金预算财政拨款 1×1 | 国有资本经营预算财政拨款 1×1'
	],
	一般公共预算支出决算表: ['项目 2×1 | 合计 1×2 | 基本支出 1×2 | 项目支出 1×2', CODE],
	基本支出决算表: [
		'经济分类科目编码 1×1 | 科目名称 1×1 | 决算数 1×1 | 经济分类科目编码 1×1 | 科目名称 1×1 | 决算数 1×1'
	],
	三公经费决算表: [
		'财政拨款“三公”经费 12×1',
		'合计 2×2 | 因公出国（境）费 2×2 | 公务用车购置及运行维护费 6×1 | 公务接待费 2×2',
		'小计 2×1 | 公务用车购置费 2×1 | 公务用车运行维护费 2×1',
		PAIRS
	],
	政府性基金决算表: BALANCE,
	国有资本经营决算表: BALANCE
};

it('prints above a table its title and the unit of the figures alone, as the official form does', () => {
	const facts = { year: 2024, department: '甲局', unit: '乙所' };
	for (const edition of ['department', 'unit'] as const)
		expect(formatHead(format, table('收入决算表'), edition, facts)).toEqual({
			...{ number: '', title: '收入决算表', owner: '' }
		});
	const jiangsu = knownFormat('cn/budget/jiangsu-2018')!;
	expect(formatHead(jiangsu, jiangsu.tables[0], 'department', facts)).toMatchObject({
		number: '公开01表',
		owner: '部门名称：甲局'
	});
});

describe('the tables of cn/accounts/2024', () => {
	it.each(ids)('F8 F10 %s has the header of the official form', (id) => {
		expect(headerLines(table(id).header)).toEqual(HEADERS[id]);
	});

	it('F9 splits codes on paper, as filled-in accounts do', () => {
		expect(headerLines(table('支出决算表').paperHeader)).toEqual([
			HEADERS['支出决算表'][0].replace('项目 2×1', '项目 4×1').replaceAll('1×2', '1×3'),
			'功能分类科目编码 3×1 | 科目名称 1×2',
			'类 1×1 | 款 1×1 | 项 1×1'
		]);
		expect(headerLines(table('基本支出决算表').paperHeader)).toEqual([
			Array(2).fill('经济分类科目编码 2×1 | 科目名称 1×2 | 决算数 1×2').join(' | '),
			'类 1×1 | 款 1×1 | 类 1×1 | 款 1×1'
		]);
	});

	it('have their total where the form has it, and are in 万元', () => {
		expect(format.tables.map(({ total }) => total)).toEqual([
			undefined,
			'first',
			'first',
			undefined,
			'last',
			undefined,
			undefined,
			'first',
			'first'
		]);
		expect(new Set(format.tables.map(({ unit }) => unit))).toEqual(new Set(['万元']));
		expect(format.tables.every(({ note }) => note !== undefined)).toBe(true);
	});

	it('F12 close both sides of the totals', () => {
		const closing = table('收支决算总表').fixedRows.filter(({ band }) => band !== 'body');
		expect(closing.map(({ label, band, side }) => [side, label, band])).toEqual([
			['收入', '本年收入合计', 'closing'],
			['收入', '使用非财政拨款结余', 'closing'],
			['收入', '年初结转和结余', 'closing'],
			['收入', '总计', 'grand'],
			['支出', '本年支出合计', 'closing'],
			['支出', '结余分配', 'closing'],
			['支出', '年末结转和结余', 'closing'],
			['支出', '总计', 'grand']
		]);
	});
});

describe('F7 a figure of cn/accounts/2024', () => {
	it.each([
		[
			'收入决算表',
			'合计',
			'财政拨款',
			{ stage: '决算', flow: '收入', carry: '本年', fund: '财政拨款' }
		],
		[
			'财政拨款收支决算总表',
			'公共安全支出',
			'一般公共预算',
			{ stage: '决算', flow: '支出', carry: '本年', fund: '一般公共预算', account: '204' }
		],
		[
			'基本支出决算表',
			'30217',
			'公用经费',
			{
				stage: '决算',
				flow: '支出',
				carry: '本年',
				fund: '一般公共预算',
				nature: '公用',
				economic: '30217'
			}
		],
		[
			'三公经费决算表',
			'金额',
			'公务接待费.预算数',
			{ stage: '年初预算', flow: '支出', carry: '本年', fund: '财政拨款', object: '公务接待费' }
		],
		[
			'三公经费决算表',
			'金额',
			'公务用车.决算数',
			{
				stage: '决算',
				flow: '支出',
				carry: '本年',
				fund: '财政拨款',
				object: '公务用车购置及运行费'
			}
		],
		[
			'政府性基金决算表',
			'合计',
			'年初结转和结余',
			{ stage: '决算', flow: '收入', carry: '上年结转', fund: '政府性基金预算' }
		],
		['收支决算总表', '总计', '支出', { stage: '决算', flow: '支出' }]
	])('%s[%s].%s', (id, row, column, at) => {
		expect(cell(id, row, column)).toEqual(at);
	});

	it('means the same in two tables where it is the same fact', () => {
		const { carry, ...rest } = cell('三公经费决算表', '金额', '合计.决算数')!;
		expect(rest).toEqual({ stage: '决算', flow: '支出', fund: '财政拨款', object: '三公经费' });
		expect(carry).toBe('本年');
		expect(cell('收支决算总表', '本年收入合计', '收入')).toEqual(
			cell('收入决算表', '合计', '合计')
		);
		expect(cell('收支决算总表', '本年支出合计', '支出')).toEqual(
			cell('支出决算表', '合计', '合计')
		);
	});
});

const FORM = 'juesuan-template-2024.pdf';
const FILES = [FORM, 'sh-juesuan-2024-caizheng.pdf', 'sh-juesuan-2024-guihua.pdf'];

describe.each(FILES)(`titles in %s (needs ${DOCUMENTS} and pdftotext)`, (file) => {
	const lines = pdfLines(file);
	it.skipIf(!lines)('F6 are those of the nine tables, in order', () => {
		const titles = tableTitles(lines!);
		expect(titles.map((line) => matchTitle(line, format)?.table.id)).toEqual(ids);
		const listed = listedTitles(lines!).map((line) => matchTitle(line, format)?.table.id);
		expect(listed.slice(0, 9)).toEqual(ids);
	});
	it.skipIf(!lines)('F6 are none of a budget', () => {
		for (const line of tableTitles(lines!)) expect(matchTitle(line, budget), line).toBeUndefined();
	});
});

describe(`rows of the official form (needs ${DOCUMENTS} and pdftotext)`, () => {
	const lines = pdfLines(FORM);
	const between = (title: string, end: RegExp): string[] => {
		const from = lines!.findLastIndex((line) => matchTitle(line, format)?.table.id === title);
		const rest = lines!.slice(from + 1);
		return rest.slice(
			0,
			rest.findIndex((line) => end.test(line))
		);
	};

	it.skipIf(!lines)('are rows of 收支决算总表', () => {
		const printed = between('收支决算总表', /注：/)
			.slice(3)
			.flatMap((line) => line.trim().split(/\s+/));
		const known = new Set(table('收支决算总表').fixedRows.map(({ label }) => bareLabel(label)));
		expect(printed.length).toBe(8 + 24 + 2 * 4);
		expect(printed.filter((label) => !known.has(bareLabel(label)))).toEqual([]);
	});

	it.skipIf(!lines)('are rows of 财政拨款收支决算总表', () => {
		const known = new Set(table('财政拨款收支决算总表').fixedRows.map(({ label }) => label));
		const words = between('财政拨款收支决算总表', /注：/)
			.slice(5)
			.flatMap((line) => line.trim().split(/\s{2,}/));
		// A long name goes on in the next line.
		const printed = words
			.filter((word) => word !== '出')
			.map((word) => word.replace(/支$/, '支出'));
		const bare = new Set([...known].map(bareLabel));
		expect(printed.filter((label) => !bare.has(bareLabel(label)))).toEqual([]);
		expect(new Set(printed.map(bareLabel)).size).toBe(3 + 24 + 4 + 1);
	});

	it.skipIf(!lines)('are the codes of 基本支出决算表, neither more nor less', () => {
		const text = between('基本支出决算表', /合计/).join('\n');
		const printed = [...text.matchAll(/(?<!\d)(?:\d{5}|30[123]|310)(?!\d)/g)].map(([code]) => code);
		const known = table('基本支出决算表').fixedRows.flatMap(({ code }) => code ?? []);
		expect(printed.toSorted()).toEqual(known.toSorted());
		const names = text.replace(/\s+/g, '');
		for (const { code, label } of table('基本支出决算表').fixedRows)
			if (code !== undefined) expect(names).toContain(label.slice(0, 5));
	});
});
