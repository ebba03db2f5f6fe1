import { describe, expect, it } from 'vitest';
import { documentFile, paragraph, table } from '../../../../../tests/support/office/document-file';
import { readDocument } from '../read-document';
import { readDocx } from './read-docx';

const lines = (bytes: Uint8Array) =>
	readDocx(bytes).lines.map(({ filled }) => filled.map((c) => c.text));
function read(bytes: Uint8Array) {
	const result = readDocument('a.docx', bytes);
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	return result;
}
const T3 = [
	[
		{ text: '项目', across: 2 },
		{ text: '2023年预算数', across: 3 }
	],
	['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
	['204', '公共安全支出', '1,401.31', '1,000.30', '401.01']
];

describe('a Word document [R120]', () => {
	it('gives its tables, with merged headers, and places in them', () => {
		const { book, report } = read(
			documentFile(
				paragraph('2023年预算支出总表') +
					paragraph('部门名称：云山市林草局\t单位：万元') +
					table([...T3, ['', '205', '教育支出', '约三万']])
			)
		);
		expect(book.sheets.T3?.map((row) => row.cells)).toEqual([
			{
				编码: '204',
				名称: '公共安全支出',
				合计: 1_401_310_000,
				基本支出: 1_000_300_000,
				项目支出: 401_010_000
			},
			{ 编码: '205', 名称: '教育支出', 合计: '约三万' }
		]);
		expect(report.entries.find((e) => e.kind === 'row-shifted')?.place).toMatchObject({
			block: 1,
			line: 4,
			cell: 2
		});
		expect(report.conservation.losses).toEqual([]);
	});
	it('reads vertical merges as one cell over several rows', () => {
		const source = readDocx(
			documentFile(
				table([
					[{ text: '甲', merge: 'restart' }, '一'],
					[{ text: '', merge: 'continue' }, '二'],
					['乙', '三']
				])
			)
		);
		expect(source.lines[0].filled[0]).toMatchObject({ text: '甲', index: 0, down: 2 });
		expect(source.lines[1].filled.map((c) => [c.index, c.text])).toEqual([[1, '二']]);
	});
	it('counts the numbers of headings that Word counts itself', () => {
		const numbering =
			'<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>';
		const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>';
		const body = ['本部门职责', '机构设置情况'].map((text) => paragraph(text, numbered)).join('');
		expect(lines(documentFile(body, { numbering }))).toEqual([
			['一、本部门职责'],
			['二、机构设置情况']
		]);
	});
	it('takes what is inserted, leaves what is deleted or printed twice, and says so', () => {
		const body =
			'<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧12</w:delText></w:r></w:del><mc:Fallback><w:r><w:t>重</w:t></w:r></mc:Fallback></w:p>';
		const source = readDocx(documentFile(body));
		expect(source.lines[0].text).toBe('新');
		expect(source.entries).toMatchObject([{ kind: 'left-out', found: 'deleted-text' }]);
	});
	it('keeps headers, footers and comments in the report', () => {
		const source = readDocx(documentFile(paragraph('正文'), { footer: paragraph('第12页') }));
		expect(source.entries).toMatchObject([{ kind: 'margin-text', found: '第12页' }]);
	});
	it('with a document type, broken XML or too deep a nesting is refused', () => {
		const withXml = (xml: string) => documentFile('', {}, { 'word/document.xml': xml });
		const failure = (xml: string) => {
			const result = readDocument('a.docx', withXml(xml));
			return result.ok ? undefined : result.failure;
		};
		expect(failure('<!DOCTYPE a [<!ENTITY b "c">]><a/>')).toMatchObject({ kind: 'doctype' });
		expect(failure('<w:document>\n<w:p></w:document>')).toMatchObject({
			kind: 'broken-xml',
			line: 2
		});
		expect(failure('<w:tbl>'.repeat(1000))).toMatchObject({ kind: 'broken-xml' });
	});
});
