/** cn/budget/shanghai-2025 against the official forms of 2026 and against budgets that were published. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bareLabel } from '$lib/budget/values/row-label';
import {
	DOCUMENTS,
	headerLines,
	listedTitles,
	pdfLines,
	sheetHeader,
	tableTitles,
	workbookTables
} from '../../../../tests/support/formats/printed';
import type { EditionKind } from '../format';
import { cellCoordinates, formatTables, formatTitle, keyOfFixed } from '../format-tables';
import { knownFormat } from '../known-formats';
import { matchTitle } from '../title';

const format = knownFormat('cn/budget/shanghai-2025')!;
const accounts = knownFormat('cn/accounts/2024')!;
const table = (id: string) => format.byId.get(id)!;
const idsOf = (edition: EditionKind) => formatTables(format, edition).map(({ id }) => id);
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

const CODE = '功能分类科目编码 3×1 | 功能分类科目名称 1×2';
const SPLIT = '类 1×1 | 款 1×1 | 项 1×1';
const spending = (group: string) => [
	`项目 4×1 | ${group} 3×1`,
	`${CODE} | 合计 1×2 | 基本支出 1×2 | 项目支出 1×2`,
	SPLIT
];
/** As the forms print them. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
	收支总表: ['本年收入 2×1 | 本年支出 2×1', '项目 1×1 | 预算数 1×1 | 项目 1×1 | 预算数 1×1'],
	单位收支总表: [
		'本年收入 2×1 | 本年支出 5×1',
		'项目 1×3 | 预算数 1×3 | 项目 1×3 | 预算数 4×1',
		'合计 1×2 | 基本支出 2×1 | 项目支出 1×2',
		'人员经费 1×1 | 公用经费 1×1'
	],
	收入总表: [
		'项目 4×1 | 收入预算 5×1',
		`${CODE} | 合计 1×2 | 财政拨款收入 1×2 | 事业收入 1×2 | 事业单位经营收入 1×2 | 其他收入 1×2`,
		SPLIT
	],
	支出总表: spending('支出预算'),
	财政拨款收支总表: [
		'财政拨款收入 2×1 | 财政拨款支出 5×1',
		'项目 1×1 | 预算数 1×1 | 项目 1×1 | 合计 1×1 | 一般公共预算 1×1 | 政府性基金预算 1×1 | 国有资本经营预算 1×1'
	],
	一般公共预算支出表: spending('一般公共预算支出'),
	政府性基金支出表: spending('政府性基金预算支出'),
	国有资本经营支出表: spending('国有资本经营预算支出'),
	基本支出表: [
		'项目 3×1 | 一般公共预算基本支出 3×1',
		'部门预算经济分类科目编码 2×1 | 经济分类科目名称 1×2 | 合计 1×2 | 人员经费 1×2 | 公用经费 1×2',
		'类 1×1 | 款 1×1'
	],
	三公和机关运行经费表: [
		'“三公”经费预算数 6×1 | 机关运行经费预算数 1×3',
		'合计 1×2 | 因公出国(境)费 1×2 | 公务接待费 1×2 | 公务用车购置及运行费 3×1',
		'小计 1×1 | 购置费 1×1 | 运行费 1×1'
	]
};
/** What the form of a unit words otherwise, in the same places. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
	经济分类科目编码: '部门预算经济分类科目编码',
	部门经济分类科目名称: '经济分类科目名称'
};

describe('the tables of cn/budget/shanghai-2025', () => {
	it.each(format.tables.map(({ id }) => id))('F8 F9 %s has its header', (id) => {
		expect(headerLines(table(id).paperHeader)).toEqual(HEADERS[id]);
	});

	it('are nine in each edition, in 元 but for the last', () => {
		for (const edition of ['department', 'unit'] as const) {
			const tables = formatTables(format, edition);
			expect(tables.map(({ unit }) => unit)).toEqual([...Array<string>(8).fill('元'), '万元']);
		}
		expect(idsOf('unit')[0]).toBe('单位收支总表');
		expect(idsOf('unit').slice(1)).toEqual(idsOf('department').slice(1));
	});

	it('have their total last', () => {
		const trees = format.tables.filter(({ panels }) => panels[0].axis !== 'fixed');
		expect(new Set(trees.map(({ total }) => total))).toEqual(new Set(['last']));
	});

	it('print classes only where they hold something, numbered', () => {
		const classes = table('收支总表').fixedRows.filter(({ code }) => code !== undefined);
		expect(classes.every(({ print }) => print === 'filled')).toBe(true);
		expect(classes[3].label).toBe('四、公共安全支出');
	});

	it('F15 know the labels of earlier years', () => {
		const fund = table('收支总表').fixedRows.find(({ at }) => at.fund === '政府性基金预算')!;
		expect([fund.label, ...fund.aliases!]).toEqual(['2. 政府性基金预算', '2. 政府性基金']);
	});

	it('have the titles of each edition', () => {
		const facts = { year: 2025, department: '青禾区文旅局', unit: '青禾区图书馆' };
		const titles = (edition: EditionKind) =>
			formatTables(format, edition).map((one) => formatTitle(format, one, edition, facts));
		expect(titles('department')[0]).toBe('2025年部门财务收支预算总表');
		expect(titles('unit')[0]).toBe('2025年预算单位财务收支预算总表');
		expect(titles('department')[8]).toBe('2025年部门“三公”经费和机关运行经费预算表');
		expect(titles('unit')[8]).toBe('2025年单位“三公”经费和机关运行经费预算表');
		expect(matchTitle('2025年预算单位收入预算总表', format)).toEqual({
			table: table('收入总表'),
			year: 2025,
			edition: 'unit'
		});
	});
});

describe('F7 a figure of cn/budget/shanghai-2025', () => {
	const spent = { stage: '本年预算', carry: '本年', flow: '支出' };
	it.each([
		['收支总表', '财政拨款收入', '收入', { ...spent, flow: '收入', fund: '财政拨款' }],
		['单位收支总表', '教育支出', '公用经费', { ...spent, account: '205', nature: '公用' }],
		['支出总表', '合计', '项目支出', { ...spent, nature: '项目' }],
		['财政拨款收支总表', '支出总计', '政府性基金预算', { ...spent, fund: '政府性基金预算' }],
		['基本支出表', '合计', '人员经费', { ...spent, fund: '一般公共预算', nature: '人员' }],
		[
			'三公和机关运行经费表',
			'金额',
			'购置费',
			{ ...spent, fund: '财政拨款', object: '公务用车购置费' }
		],
		[
			'三公和机关运行经费表',
			'金额',
			'机关运行经费',
			{ ...spent, fund: '一般公共预算', object: '机关运行经费' }
		]
	])('%s[%s].%s', (id, row, column, at) => {
		expect(cell(id, row, column)).toEqual(at);
	});
});

describe('the form', () => {
	it('asks for other money in each half, and for no names', () => {
		const { halves, funds, fields } = format.form!;
		const printed = (half: string) =>
			funds.filter((fund) => (fund.half ?? half) === half).map(({ column }) => half + column);
		expect(halves.map(printed)).toEqual([
			['项目资金总额', '项目财政资金', '项目其他资金'],
			['年度资金申请总额', '年度当年财政拨款', '年度上年结转资金', '年度其他资金']
		]);
		expect(fields.filter(({ place }) => place === 'signature')).toEqual([]);
	});
});

describe.each([
	['department', 'sh-bumen-2024-jiedao.pdf'],
	['department', 'sh-bumen-2025-fuban.pdf'],
	['unit', 'sh-danwei-2025-fuban.pdf']
] as const)(`titles of a %s in %s (needs ${DOCUMENTS} and pdftotext)`, (edition, file) => {
	const lines = pdfLines(file);
	it.skipIf(!lines)('F6 are those of the nine tables, in order', () => {
		const found = tableTitles(lines!).map((line) => matchTitle(line, format)!);
		expect(found.map((match) => match?.table.id)).toEqual(idsOf(edition));
		const listed = listedTitles(lines!).map((line) => matchTitle(line, format)?.table.id);
		expect(listed.filter((id) => id !== undefined).slice(0, 9)).toEqual(idsOf(edition));
	});
	it.skipIf(!lines)('F6 are none of accounts', () => {
		for (const line of tableTitles(lines!))
			expect(matchTitle(line, accounts), line).toBeUndefined();
	});
});

describe.each([
	['department', 'sh-bumen-template-2026.xlsx'],
	['unit', 'sh-danwei-template-2026.xlsx']
] as const)(`the form of a %s, %s (needs ${DOCUMENTS})`, (edition, file) => {
	const isThere = existsSync(`${DOCUMENTS}/${file}`);
	const tables = isThere ? workbookTables(file) : [];

	it.skipIf(!isThere)('F6 has the titles, F8 and the headers', () => {
		const found = tables.map(({ title }) => matchTitle(title, format)!.table.id);
		expect(found).toEqual(idsOf(edition));
		for (const [i, id] of found.entries()) {
			const printed = sheetHeader(tables[i].lines, HEADERS[id].length).map((line) =>
				line
					.split(' | ')
					.map((part) => {
						const [text, span] = part.split(' ');
						return `${(edition === 'unit' && UNIT_WORDS[text]) || text} ${span}`;
					})
					.join(' | ')
			);
			expect(printed, id).toEqual(HEADERS[id]);
		}
	});

	it.skipIf(!isThere)('has only rows that the pack has', () => {
		for (const { title, lines } of tables) {
			const { table: known } = matchTitle(title, format)!;
			if (known.panels[0].axis !== 'fixed' || known.transposed) continue;
			const labels = new Set(known.fixedRows.map(({ label }) => bareLabel(label)));
			const printed = lines
				.slice(HEADERS[known.id].length)
				.flatMap(({ filled }) => filled.map(({ text }) => text))
				.filter((text) => !/^[一二三四五六七八九十]+、…?$|^…$/u.test(text));
			expect(printed.length).toBeGreaterThan(4);
			expect(printed.filter((text) => !labels.has(bareLabel(text.replace(/^\d、/u, ''))))).toEqual(
				[]
			);
		}
	});
});
