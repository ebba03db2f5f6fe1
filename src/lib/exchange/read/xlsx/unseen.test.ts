/** What a workbook holds and its cells do not show, or what is seen and is no cell. */
import { describe, expect, it } from 'vitest';
import { tableSheet } from '../../../../../tests/support/disclosures/small-workbook';
import {
	relationships,
	workbookFile,
	type TestCell,
	type TestSheet,
	type WorkbookFileOptions
} from '../../../../../tests/support/office/workbook-file';
import type { EntryKind } from '../import-report';
import { readDocument } from '../read-document';

const sheet = tableSheet('T3');
const HEAD = sheet.rows.slice(0, 5);

function read(change: Partial<TestSheet>, options: WorkbookFileOptions = {}) {
	const result = readDocument('x.xlsx', workbookFile([{ ...sheet, ...change }], options));
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	expect(result.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
	const told = (kind: EntryKind) =>
		result.report.entries
			.filter((entry) => entry.kind === kind)
			.map(({ place, found, kept, expected }) => {
				const at = [place.sheet, place.line, place.cell, found];
				return kind === 'unread' ? [...at, expected] : [...at, kept];
			});
	return { told, rows: (result.book.sheets.T3 ?? []).map((row) => row.cells) };
}
const row = (...figures: TestCell[]): TestCell[] => [204, '公共安全支出', ...figures];
const NAME = '预算公开表3';

describe('formulas that nobody has worked out [R89]', () => {
	const zero = (f: string): TestCell => ({ f, v: 0 });
	it('are told where one that is 0 reads a figure, or the workbook asks for a calculation', () => {
		const rows = [...HEAD, row(zero('D6+E6'), 5, 3)];
		expect(read({ rows }).told('formula-without-value')).toEqual([[NAME, 6, 3, '=D6+E6', '0']]);
		const product = [...HEAD, row(zero('D6*0'), 5, 3)];
		expect(read({ rows: product }).told('formula-without-value')).toEqual([]);
		const asked = read({ rows: product }, { recalculates: true });
		expect(asked.told('formula-without-value')).toHaveLength(1);
		expect(asked.rows[0]).not.toHaveProperty('合计');
	});
	it('are not those whose 0 is right', () => {
		const rows = [...HEAD, row(zero('D6-E6'), 5, 5), row({ f: 'D7+E7', v: 8 }, 5, 3)];
		const { told, rows: cells } = read({ rows }, { recalculates: true });
		expect(told('formula-without-value')).toEqual([]);
		expect(cells[0]['合计']).toBe(0);
	});
});

describe('what is hidden [R94]', () => {
	it('in columns, rows and sheets is read and told', () => {
		const { told } = read({
			before: '<cols><col min="5" max="5" width="9" hidden="1"/></cols>',
			hidden: 'very'
		});
		const [column, whole] = told('hidden').sort((a, b) => Number(b[2] ?? 0) - Number(a[2] ?? 0));
		expect(column.slice(0, 3)).toEqual([NAME, 3, 5]);
		expect(whole.slice(3)).toEqual([NAME, 'very']);
	});
	it('by a number format is not read, and told', () => {
		const { told, rows } = read({ rows: [...HEAD, row({ v: 7, format: ';;;' }, 5)] });
		expect(rows[0]).not.toHaveProperty('合计');
		expect(told('shown-otherwise')).toEqual([[NAME, 6, 3, '7', '']]);
	});
});

describe('what is seen and is no cell [R95]', () => {
	const text = (words: string) =>
		`<xdr:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></xdr:txBody>`;
	const anchor = (row: number, inner: string) =>
		`<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>${row}</xdr:row></xdr:from>${inner}</xdr:twoCellAnchor>`;
	it('is told with its place: text boxes, charts, pictures, comments, headers and footers', () => {
		const { told } = read(
			{
				after:
					'<headerFooter><oddHeader>&amp;C&amp;"宋体,常规"&amp;9草稿&amp;P</oddHeader><oddFooter>第&amp;P页，共&amp;N页</oddFooter></headerFooter><drawing r:id="rId1"/>',
				relations: [
					['rId1', 'drawing', '../drawings/drawing1.xml'],
					['rId2', 'comments', '../comments1.xml']
				]
			},
			{
				parts: {
					'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:c="c" xmlns:r="r">${anchor(8, `<xdr:sp>${text('含上年追加 12.50 万元')}</xdr:sp>`)}${anchor(9, '<xdr:pic/>')}${anchor(10, '<xdr:graphicFrame><a:graphic><a:graphicData><c:chart r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>')}</xdr:wsDr>`,
					'xl/drawings/_rels/drawing1.xml.rels': relationships([
						['rId1', 'chart', '../charts/chart1.xml']
					]),
					'xl/charts/chart1.xml':
						'<c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart><c:title><a:t>支出构成</a:t></c:title></c:chart></c:chartSpace>',
					'xl/comments1.xml':
						'<comments><commentList><comment ref="C6"><text><r><t>此数待核</t></r></text></comment></commentList></comments>'
				}
			}
		);
		expect(told('unread')).toEqual([
			[NAME, 9, 2, '含上年追加 12.50 万元', 'drawing'],
			[NAME, 10, 2, undefined, 'picture'],
			[NAME, 11, 2, '支出构成', 'chart']
		]);
		expect(told('margin-text')).toEqual([
			[NAME, 1, undefined, '草稿', undefined],
			[NAME, 6, 3, '此数待核', undefined]
		]);
	});
	it('cells beyond the range that the sheet says it uses are read', () => {
		const { rows } = read({ before: '<dimension ref="A1:B2"/>' });
		expect(rows[1]['合计']).toBe(14_013_100_00);
	});
});

describe('marks of notes [R36]', () => {
	const run = (words: string, raised = false) =>
		`<r>${raised ? '<rPr><vertAlign val="superscript"/></rPr>' : ''}<t>${words}</t></r>`;
	it('are told beside texts and figures; powers stay', () => {
		const name: TestCell = { runs: run('办公用房100m') + run('2', true) };
		const figure: TestCell = { runs: run('450') + run('1', true) };
		const { told, rows } = read({ rows: [...HEAD, [204, name, figure, '5.5①', '7[2]']] });
		expect(rows[0]).toMatchObject({
			名称: '办公用房100m²',
			合计: 450_000_000,
			基本支出: 5_500_000,
			项目支出: 7_000_000
		});
		expect(told('note-mark').map((entry) => entry[3])).toEqual(['1', '①', '[2]']);
	});
});

describe('units of money [R96]', () => {
	it('in the cell of a figure go before the unit of the table', () => {
		const { told, rows } = read({ rows: [...HEAD, row('12,000元', '3.5万元', '0.02亿元')] });
		expect(rows[0]).toMatchObject({ 合计: 1_200_000, 基本支出: 3_500_000, 项目支出: 200_000_000 });
		expect(told('amount-unit-differs').map((entry) => entry[3])).toEqual(['元', '亿元']);
	});
	it('digits behind a zero are no amount', () => {
		const { told, rows } = read({ rows: [...HEAD, row('06', 5)] });
		expect(rows[0]['合计']).toBe('06');
		expect(told('unreadable-amount')).toHaveLength(1);
	});
});
