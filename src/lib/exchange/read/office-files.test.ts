/** Files that offices have besides the common ones: `.xls`, the XML of Excel 2003, HTML, and several in an archive. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { utils, write, type BookType } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Row } from '$lib/budget/book/book';
import { smallWorkbook } from '../../../../tests/support/disclosures/small-workbook';
import { workbookFile, type TestCell } from '../../../../tests/support/office/workbook-file';
import { readAnyDocument } from './read-document';

const SHEETS = smallWorkbook();

/** Formats and runs are the other file's. */
const bare = (cell: TestCell): string | number | null =>
	typeof cell === 'object' && cell !== null ? (cell.v ?? null) : cell;

/** The sheets of the small disclosure with their merges, written by SheetJS. */
function fileOf(bookType: BookType): Uint8Array {
	const book = utils.book_new();
	for (const { name, rows, merges = [] } of SHEETS) {
		const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(bare)));
		sheet['!merges'] = merges.map((range) => utils.decode_range(range));
		utils.book_append_sheet(book, sheet, name);
	}
	return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

async function read(bytes: Uint8Array) {
	const result = await readAnyDocument('x', bytes);
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	expect(result.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
	return result;
}

const tablesOf = (sheets: Partial<Record<string, readonly Row[]>>) =>
	Object.entries(sheets)
		.filter(([key]) => /^T\d/.test(key))
		.map(([key, rows]) => [key, rows?.map(({ cells }) => cells)]);

/** One table of a page, with a header that spans. */
const PAGE = `<html><head><title>无关</title><style>td { color: red }</style></head><body>
<p>青禾市文旅局</p><p>2023年部门预算</p>
<h3>2023年预算支出总表</h3><p>单位：万元</p>
<table><tr><th rowspan="2">科目编码</th><th rowspan="2">科目名称</th><th colspan="3">2023年预算数</th></tr>
<tr><th>合计</th><th>基本支出</th><th>项目支出</th></tr>
<tr><td>204</td><td>公共安全支出</td><td>1.50</td><td>1.00</td><td>0.50</td></tr>
<tr style="display:none"><td>205</td><td>教育支出</td><td>9</td><td>9</td><td>0</td></tr>
</table><p>注：无</p></body></html>`;

describe('workbooks that are no ZIP [R141]', () => {
	it.each(['biff8', 'xlml'] as const)('%s: the rows of the .xlsx', async (type) => {
		const { book } = await read(fileOf(type));
		const { book: known } = await read(workbookFile(SHEETS));
		expect(tablesOf(book.sheets)).toEqual(tablesOf(known.sheets));
	});

	it('cut off is damaged, and never a crash', async () => {
		const whole = fileOf('biff8');
		for (let at = 600; at < whole.length; at += Math.ceil(whole.length / 9)) {
			const result = await readAnyDocument('x.xls', whole.subarray(0, at));
			if (!result.ok)
				expect(result.failure.kind).toMatch(/damaged|not-a-disclosure|unsupported-format/);
		}
	});

	it('of a million blank rows is its filled ones', async () => {
		const sheet = utils.aoa_to_sheet([['2023年预算支出总表']]);
		sheet['!ref'] = 'A1:C65536';
		const book = utils.book_new();
		utils.book_append_sheet(book, sheet, '一');
		const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
		expect((await read(bytes)).report.source.lines).toBe(1);
	});
});

describe('web pages [R142]', () => {
	it.each([
		['UTF-8', (text: string) => strToU8(text)],
		['UTF-16', (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))]
	])('in %s: their tables, without what nobody sees', async (_, encode) => {
		const { book, report } = await read(encode(PAGE));
		expect(book.sheets.T3?.map(({ cells }) => cells)).toEqual([
			{ 编码: '204', 名称: '公共安全支出', 合计: 1_500_000, 基本支出: 1_000_000, 项目支出: 500_000 }
		]);
		expect(report.counts.unseen).toBe(1);
		expect(JSON.stringify(report)).not.toMatch(/无关|color/);
	});
});

describe('several files in an archive [R143]', () => {
	const prose = [
		'一、部门预算收支数据变动情况及原因',
		'收入100.00万元。',
		'二、收入预算情况说明',
		'无。'
	];
	it('are one disclosure, and the report tells them apart', async () => {
		const archive = zipSync({
			'预算/表.html': strToU8(PAGE),
			'预算/说明.txt': strToU8(prose.join('\n')),
			'图.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
			'__MACOSX/x': strToU8('x')
		});
		const { book, report } = await read(archive);
		expect(book.sheets.T3).toHaveLength(1);
		expect(book.sheets.narrative?.map(({ id }) => id)).toEqual(['N1', 'N2']);
		const files = new Set(report.entries.map(({ place }) => place.file));
		expect([...files].toSorted()).toEqual(['图.png', '预算/表.html', '预算/说明.txt'].toSorted());
		expect(report.entries.find(({ kind }) => kind === 'left-out')).toMatchObject({
			kept: '图.png'
		});
	});

	it('of which none is a document is refused', async () => {
		const archive = zipSync({ 'a.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]) });
		expect(await readAnyDocument('x.zip', archive)).toMatchObject({
			failure: { kind: 'unsupported-format', format: 'zip' }
		});
	});
});

describe('other writings of known files', () => {
	it('strict OOXML is read like the common one', async () => {
		const members = Object.entries(unzipSync(workbookFile(SHEETS))).map(([name, bytes]) => {
			const text = strFromU8(bytes)
				.replaceAll(
					'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
					'http://purl.oclc.org/ooxml/officeDocument/relationships'
				)
				.replaceAll(
					'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
					'http://purl.oclc.org/ooxml/spreadsheetml/main'
				);
			return [name, strToU8(text)] as const;
		});
		const { book } = await read(zipSync(Object.fromEntries(members)));
		const { book: known } = await read(workbookFile(SHEETS));
		expect(tablesOf(book.sheets)).toEqual(tablesOf(known.sheets));
	});

	it.each([',', ';', '|'])('cells that 「%s」 parts are cells [R90]', async (delimiter) => {
		const rows = [
			['2023年预算支出总表', '', '', '', ''],
			['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
			['204', '公共安全支出', '1.50', '1.00', '0.50']
		];
		const text = rows.map((row) => row.join(delimiter)).join('\n');
		const { book } = await read(strToU8(text));
		expect(book.sheets.T3?.map(({ cells }) => cells)).toMatchObject([
			{ 编码: '204', 合计: 1_500_000, 项目支出: 500_000 }
		]);
	});
});

describe('codes that a spreadsheet took for numbers [R106]', () => {
	const sheet = (...rows: TestCell[][]) => ({
		name: '一',
		rows: [
			['2024年部门支出预算总表'],
			['编制部门：青禾市文旅局', null, null, null, null, null, '单位：元'],
			['类', '款', '项', '功能分类科目名称', '合计', '基本支出', '项目支出'],
			...rows
		]
	});
	it('have their zeros again, told; what the row above prints is understood', async () => {
		const { book, report } = await read(
			workbookFile([
				sheet(
					[201, 5, 7, '专项普查活动', 30, 10, 20],
					[null, null, 8, '统计抽样调查', 3, 1, 2],
					['合计', null, null, null, 33, 11, 22]
				)
			])
		);
		expect(report.format).toMatchObject({ id: 'cn/budget/shanghai-2025', recognised: 1 });
		expect(book.sheets['支出总表']?.map(({ cells, role }) => [role, cells])).toEqual([
			[
				undefined,
				{ 编码: '2010507', 名称: '专项普查活动', 合计: 3000, 基本支出: 1000, 项目支出: 2000 }
			],
			[
				undefined,
				{ 编码: '2010508', 名称: '统计抽样调查', 合计: 300, 基本支出: 100, 项目支出: 200 }
			],
			['total', { 名称: '合计', 合计: 3300, 基本支出: 1100, 项目支出: 2200 }]
		]);
		expect(report.counts).toMatchObject({ 'code-padded': 3, 'code-completed': 1 });
	});
});
