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
	describe('in the narrative [R123] [R124]', () => {
		const inList = (num: number) =>
			`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${num}"/></w:numPr>`;
		const level = (format: string, text: string) =>
			`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
		const abstract = (id: number, of: string) =>
			`<w:abstractNum w:abstractNumId="${id}">${of}</w:abstractNum>`;
		const num = (id: number, of: number, restart = '') =>
			`<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${restart}</w:num>`;
		const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
		const numbering =
			abstract(7, level('bullet', '·')) +
			abstract(8, level('decimal', '%1.')) +
			abstract(9, level('decimal', '（%1）')) +
			[num(1, 7), num(2, 8), num(3, 8, anew), num(4, 9), num(5, 8)].join('');
		const style = (id: string, of: string) =>
			`<w:style w:type="paragraph" w:styleId="${id}">${of}</w:style>`;
		const styles =
			style('a3', '<w:name w:val="heading 3"/>') +
			style('own', '<w:name w:val="own"/><w:basedOn w:val="a3"/>') +
			style('a4', '<w:name w:val="x"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr>') +
			style(
				'text',
				'<w:name w:val="y"/><w:basedOn w:val="a3"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
			);
		const marked = (...body: string[]) =>
			readDocx(documentFile(body.join(''), { numbering, styles })).lines.map(
				({ filled }) => filled[0].marked ?? filled[0].text
			);
		const item = (text: string, list: number) => paragraph(text, inList(list));

		it('lists are lists, each counted anew', () => {
			expect(
				marked(...[item('甲', 1), item('乙', 2), item('丙', 2), paragraph('丁'), item('戊', 3)])
			).toEqual(['{{列表}}甲', '{{编号}}乙', '{{编号}}丙', '丁', '{{编号}}戊']);
		});
		it('a list may change its number where it counts on', () => {
			const body = [item('甲', 2), item('乙', 5), paragraph('丙'), item('丁', 3), item('戊', 5)];
			expect(marked(...body)).toEqual([
				...['{{编号}}甲', '{{编号}}乙', '丙', '{{编号}}丁', '{{编号}}戊']
			]);
		});
		it('a list that would be counted otherwise keeps its numbers as words', () => {
			const parted = [item('甲', 2), paragraph('乙'), item('丙', 2)];
			expect(marked(...parted)).toEqual(['1.甲', '乙', '2.丙']);
			expect(marked(item('甲', 2), paragraph('乙'), item('丙', 5))).toEqual(['1.甲', '乙', '2.丙']);
			expect(marked(item('甲', 2), item('乙', 3))).toEqual(['{{编号}}甲', '1.乙']);
			expect(marked(item('甲', 4))).toEqual(['（1）甲']);
		});
		it('headings are told by the outline, and what they are numbered with is a word of theirs', () => {
			const styled = (text: string, id: string, more = '') =>
				paragraph(text, `<w:pStyle w:val="${id}"/>${more}`);
			expect(
				marked(
					...[styled('甲', 'a3'), styled('乙', 'own'), styled('丙', 'a4'), styled('丁', 'text')],
					styled('戊', 'a4', inList(2))
				)
			).toEqual(['{{标题}}甲', '{{标题}}乙', '{{小标题}}丙', '丁', '{{小标题}}1.戊']);
		});
	});
	it('takes what is inserted, leaves what is deleted or printed twice, and says so', () => {
		const body =
			'<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧12</w:delText></w:r></w:del><mc:Fallback><w:r><w:t>重</w:t></w:r></mc:Fallback></w:p>';
		const source = readDocx(documentFile(body));
		expect(source.lines[0].text).toBe('新');
		expect(source.entries).toEqual([
			{ kind: 'unseen', found: '旧12', expected: 'deleted', place: { line: 1 } }
		]);
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
