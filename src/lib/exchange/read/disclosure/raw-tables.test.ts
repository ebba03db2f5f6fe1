import { describe, expect, it } from 'vitest';
import { firstFormat } from '$lib/formats/known-formats';
import { checkBook } from '$lib/rules/engine/check';
import { tableSheet } from '../../../../../tests/support/disclosures/small-workbook';
import { workbookFile, type TestCell } from '../../../../../tests/support/office/workbook-file';
import { rawSections, rawTables } from '../import-report';
import { readDocument } from '../read-document';

const T3 = tableSheet('T3').rows;
const known = ['公共安全支出', 14_013_100_00];

function read(...sheets: readonly (readonly (readonly TestCell[])[])[]) {
	const file = workbookFile(sheets.map((rows, i) => ({ name: `第${i + 1}张`, rows })));
	const result = readDocument('x.xlsx', file);
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	expect(result.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
	const cells = (result.book.sheets.T3 ?? []).map((row) => row.cells);
	return { ...result, cells, raw: rawTables(result.report) };
}
/** A table that no form has, with codes in columns of their own. */
const FOREIGN: TestCell[][] = [
	['2023年部门支出功能分类预算表'],
	['编制部门：青禾市文旅局', null, null, null, '单位：元'],
	['类', '款', '项', '功能分类科目名称', '预算数'],
	['207', '01', '01', '行政运行', 12_002_500],
	['207', '01', '99', '其他文化和旅游支出', 4_502_500]
];

describe('where a table ends [R47]', () => {
	it.each([
		['a title that is not known', FOREIGN],
		['a line with a unit above another header', FOREIGN.slice(1)],
		['a title that is known', tableSheet('T2').rows]
	])('%s ends it', (_, below) => {
		const { cells } = read([...T3, ...below]);
		expect(cells).toHaveLength(2);
		expect(cells[1]).toMatchObject({ 名称: known[0], 合计: known[1] });
	});
	it('its own title, unit and header on the next page do not', () => {
		const page = [...T3.slice(0, 5), [205, '教育支出', 3, 3]];
		expect(read([...T3, ...page.slice(1)]).cells).toHaveLength(3);
		expect(read([...T3, ...page.slice(2)]).cells).toHaveLength(3);
	});
	it('a list of tables is none', () => {
		const list = [['目录'], ['1．收支预算总表'], ['2．收入预算总表'], ['3．支出功能分类预算表']];
		expect(read(list, [...T3]).raw).toEqual([]);
	});
});

describe('tables of other formats [R48]', () => {
	it('are kept as they stand, with their place', () => {
		const { raw, report, headings, book } = read([...T3], FOREIGN);
		expect(raw).toEqual(['2023年部门支出功能分类预算表']);
		expect(report.entries.find(({ kind }) => kind === 'raw-lines')).toMatchObject({
			place: { sheet: '第2张', line: 1 },
			found: FOREIGN.map((row) => row.filter((cell) => cell !== null).join(' ⇥ ')).join('\n')
		});
		expect(Object.keys(book.sheets)).toEqual(['T3']);
		expect(headings?.map(({ title }) => title)).toContain(raw[0]);
	});
	it('under a known title are no rows of that table', () => {
		const { raw, cells } = read(
			[['2023年预算支出总表'], ...FOREIGN.slice(1)],
			[...tableSheet('T2').rows]
		);
		expect(raw).toEqual(['2023年预算支出总表']);
		expect(cells).toEqual([]);
	});
	it('may lack columns, or have one more', () => {
		const rows = [...T3.slice(0, 4), [...T3[4], '备注甲'], ...T3.slice(5)];
		expect(read(rows).cells).toHaveLength(2);
	});
});

describe('the unit of a table [R49]', () => {
	const inUnit = (unit: string, scale: number, title = '2023年预算支出总表') =>
		read([
			[title],
			['部门名称：青禾市文旅局', null, null, null, unit],
			...T3.slice(3, 5),
			[204, '公共安全支出', 1.5 * scale]
		]);
	it.each([
		['单位：万元', 1],
		['金额单位:人民币万元', 1],
		['（万元）', 1],
		['单位：元', 10_000],
		['计量单位： 元', 10_000],
		['单位：千元', 10],
		['单位：亿元', 0.0001]
	])('「%s」 is understood', (unit, scale) => {
		const { cells, report } = inUnit(unit, scale);
		expect(cells[0]['合计']).toBe(1_500_000);
		expect(report.counts['amount-unit-differs'] ?? 0).toBe(scale === 1 ? 0 : 1);
	});
	it('may stand beside the department, in the title, or over one column', () => {
		expect(inUnit('', 10_000, '2023年预算支出总表（单位：元）').cells[0]['合计']).toBe(1_500_000);
		const header = [T3[3], ['科目编码', '科目名称', '合计（元）', '基本支出', '项目支出']];
		const { cells, report } = read([
			['2023年预算支出总表'],
			['部门：青禾市文旅局    单位：万元'],
			...header,
			[204, '公共安全支出', 15_000, 1, 0.5]
		]);
		expect(cells[0]).toMatchObject({ 合计: 1_500_000, 基本支出: 1_000_000, 项目支出: 500_000 });
		expect(report.counts['amount-unit-differs']).toBe(1);
	});
});

describe('a table without any unit [R49]', () => {
	const without = (...figures: TestCell[]) =>
		read([['2023年预算支出总表'], ...T3.slice(3, 5), [204, '公共安全支出', ...figures]]);
	it('is read as 万元, and told', () => {
		const { cells, report } = without(1.5, 1, 0.5);
		expect(cells[0]).toMatchObject({ 合计: 1_500_000 });
		const told = report.entries.filter(({ kind }) => kind === 'amount-unit-assumed');
		expect(told).toMatchObject([{ place: { table: 'T3', line: 4, cell: 3 } }]);
	});
	it('of zeros, or whose figures have their own, says nothing', () => {
		for (const figure of [0, '1.50万元'])
			expect(without(figure).report.counts['amount-unit-assumed']).toBeUndefined();
	});
	it('is none where the unit stands anywhere over its figures', () => {
		expect(read(T3).report.counts['amount-unit-assumed']).toBeUndefined();
	});
});

describe('prose of other formats [R59]', () => {
	const prose = (...headings: string[]) => {
		const text = headings.flatMap((heading) => [heading, '本年收入100.00万元。']).join('\n');
		const result = readDocument('x.txt', new TextEncoder().encode(text));
		if (!result.ok) throw new Error(JSON.stringify(result.failure));
		expect(result.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		return { ...result, sections: (result.book.sheets.narrative ?? []).map(({ id }) => id) };
	};
	const OWN = firstFormat()
		.sections.filter(({ id }) => /^N\d/.test(id))
		.map(({ ordinal, title }) => `${ordinal}、${title}`);
	const FOREIGN_TITLES = [
		'五、某类拨款支出情况说明',
		'九、会议费支出情况说明',
		'十一、下属单位管理情况说明'
	];
	it('stay in the report, and no rule speaks of them', () => {
		const { report, sections, book } = prose(...OWN.slice(1, 4), ...FOREIGN_TITLES);
		expect(sections).toEqual([]);
		expect(rawSections(report)).toEqual(OWN.slice(1, 4));
		expect(report.entries.filter(({ kind }) => kind === 'raw-lines')).toHaveLength(3);
		expect(report.counts['cut-off']).toBeUndefined();
		expect(checkBook(book).findings).toEqual([]);
	});
	it('are not those of the form with a few sections more, or with few sections', () => {
		expect(prose(...OWN, ...FOREIGN_TITLES).sections).toHaveLength(OWN.length);
		expect(prose(...OWN.slice(1, 3), FOREIGN_TITLES[0]).sections).toHaveLength(2);
	});
});
