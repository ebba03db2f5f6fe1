/** What people see in a Word document is read or told, and what they do not see is not read. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentFile, paragraph, table } from '../../../../../tests/support/office/document-file';
import { readDocument } from '../read-document';
import { readDocx } from './read-docx';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function read(...given: Parameters<typeof documentFile>) {
	const { lines, entries = [] } = readDocx(documentFile(...given));
	return {
		texts: lines.map((line) => line.text),
		told: entries.map(({ kind, expected, found, kept }) =>
			[kind, expected, found, kept].filter((part) => part !== undefined)
		),
		entries
	};
}
const run = (text: string, properties = '') =>
	`<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const box = (text: string) =>
	`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const raised = '<w:vertAlign w:val="superscript"/>';

describe('text of a Word document that nobody sees [R125]', () => {
	it('is left out and told with its place: hidden by the run, by a style, or small, or white', () => {
		const styles =
			'<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>' +
			'<w:style w:type="character" w:styleId="i"><w:basedOn w:val="h"/></w:style>' +
			'<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish/></w:rPr></w:style>';
		const body =
			p(run('甲'), run('一', '<w:vanish/>'), run('二', '<w:rStyle w:val="i"/>'), run('乙')) +
			`<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr>${run('三')}${run('丙', '<w:vanish w:val="0"/>')}${run('丁', '<w:rStyle w:val="h"/>')}</w:p>` +
			p(run('四', '<w:color w:val="FFFFFF"/>'), run('五', '<w:sz w:val="2"/>'), run('戊'));
		const { texts, entries } = read(body, { styles });
		expect(texts).toEqual(['甲乙', '丙丁', '戊']);
		expect(entries).toEqual([
			{ kind: 'unseen', expected: 'hidden', found: '一二', place: { line: 1 } },
			{ kind: 'unseen', expected: 'hidden', found: '三', place: { line: 2 } },
			{ kind: 'unseen', expected: 'white', found: '四', place: { line: 3 } },
			{ kind: 'unseen', expected: 'tiny', found: '五', place: { line: 3 } }
		]);
	});
	it('is not what is white on a shade, hidden on the web only, or was hidden before a change', () => {
		const white = '<w:color w:val="FFFFFF"/>';
		const body =
			p(run('甲', `${white}<w:shd w:val="clear" w:fill="1F4E79"/>`)) +
			`<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>${p(run('乙', white))}</w:tc></w:tr></w:tbl>` +
			p(run('丙', '<w:webHidden/>')) +
			p(run('丁', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>'));
		expect(read(body)).toMatchObject({ texts: ['甲', '乙', '丙', '丁'], entries: [] });
	});
	it('is deleted, moved away, the code of a field, a hidden row, or under a merged cell', () => {
		const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
		const body =
			p(
				...[run('甲'), `<w:del><w:r><w:delText>旧12</w:delText></w:r></w:del>`],
				...[`<w:moveFrom>${run('移走')}</w:moveFrom>`, `<w:moveTo>${run('移来')}</w:moveTo>`]
			) +
			p(
				...[field('begin'), '<w:r><w:instrText>IF 1=</w:instrText></w:r>', run('9')],
				...[field('separate'), run('33.30'), field('end')]
			) +
			table([['乙', '1.00']]).replace('<w:tr>', '<w:tr><w:trPr><w:hidden/></w:trPr>') +
			table([[{ text: '丙', merge: 'restart' }], [{ text: '2.00', merge: 'continue' }]]);
		const { texts, entries } = read(body);
		expect(texts).toEqual(['甲移来', '33.30', '', '丙', '']);
		expect(entries).toEqual([
			{ kind: 'unseen', expected: 'deleted', found: '旧12移走', place: { line: 1 } },
			{ kind: 'unseen', expected: 'field-code', found: '9', place: { line: 2 } },
			{
				...{ kind: 'unseen', expected: 'hidden', found: '乙 ⇥ 1.00' },
				place: { block: 1, line: 1, cell: 1 }
			},
			{
				...{ kind: 'unseen', expected: 'covered', found: '2.00' },
				place: { block: 2, line: 2, cell: 1 }
			}
		]);
	});
});

describe('what people see in a Word document [R126]', () => {
	it('marks of notes are no part of figures and names; powers stay', () => {
		const style =
			'<w:style w:type="character" w:styleId="r"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>';
		const body = p(
			...[run('450'), run('1', raised), run('万元，面积500m'), run('2', raised)],
			...[run('，其他支出'), run('①', '<w:rStyle w:val="r"/>'), run('及')],
			'<w:r><w:footnoteReference w:id="2"/></w:r>'
		);
		const { texts, told } = read(body, { styles: style });
		expect(texts).toEqual(['450万元，面积500m²，其他支出及']);
		expect(told.map(([kind, found]) => [kind, found])).toEqual([
			...[
				['note-mark', '1'],
				['note-mark', '①'],
				['note-mark', '1']
			]
		]);
	});
	it('equations are read as a line; what a line may not show is told, too', () => {
		const t = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
		const part = (name: string, of: string) => `<m:${name}>${of}</m:${name}>`;
		const quotient = part('f', part('num', t('450.25')) + part('den', t('1650.50')));
		const power = part('sSup', part('e', t('10')) + part('sup', t('4')));
		const body =
			p(run('占'), part('oMath', quotient + t('=27.28%')), run('。')) +
			p(part('oMath', power)) +
			p(part('oMath', part('m', part('mr', part('e', t('1')) + part('e', t('2'))))));
		const { texts, told } = read(body);
		expect(texts).toEqual(['占450.25/1650.50=27.28%。', '10^4', '12;']);
		expect(told).toEqual([['unread', 'equation', '12;']]);
	});
	it('symbols and boxes are read; those that are not known are told', () => {
		const sym = (font: string, code: string) =>
			`<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
		const tick = (name: string) =>
			`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>${name}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
		const fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>';
		const body =
			p(sym('Wingdings 2', 'F052'), run('是'), run('R', fonts), tick('<w:checked/>'), tick('')) +
			p(run('甲'), sym('Wingdings', 'F024'), sym('Symbol', 'F0B4'), run('乙'));
		const { texts, told } = read(body);
		expect(texts).toEqual(['☑是☑☑□', '甲×乙']);
		expect(told).toEqual([['unread', 'symbol', 'Wingdings F024']]);
	});
	it('text boxes are read once, behind their paragraph; in a cell they are told', () => {
		const cell = (of: string) => `<w:tbl><w:tr><w:tc>${of}</w:tc></w:tr></w:tbl>`;
		const body =
			p(run('甲'), box('其中33.30'), run('乙')) +
			cell(p(run('450.25'), box('含1.00'))) +
			cell(p(box('2.00')));
		const { texts, told } = read(body);
		expect(texts).toEqual(['甲乙', '其中33.30', '450.25', '2.00']);
		expect(told).toEqual([
			['text-box', '其中33.30'],
			['unread', 'box-in-cell', '含1.00'],
			['text-box', '2.00']
		]);
	});
	it('pictures, objects, charts, diagrams, WordArt and ruby are told with their text', () => {
		const body =
			p(run('甲'), '<w:r><w:drawing><pic:pic/></w:drawing></w:r>') +
			p('<w:r><w:object><v:imagedata/></w:object></w:r>') +
			p('<w:r><w:drawing><c:chart r:id="r0"/><dgm:relIds r:dm="r1"/></w:drawing></w:r>') +
			p('<w:r><w:pict><v:textpath string="草案"/></w:pict></w:r>') +
			p(
				`<w:r><w:ruby><w:rt>${run('hé')}</w:rt><w:rubyBase>${run('合')}</w:rubyBase></w:ruby></w:r>`
			);
		const part = (text: string) => `<w:x xmlns:a="x"><a:t>${text}</a:t></w:x>`;
		const { texts, told, entries } = read(body, {
			chart: part('12.5%'),
			diagramData: part('分工')
		});
		expect(texts.at(-1)).toBe('合');
		expect(told).toEqual([
			['unread', 'picture'],
			['unread', 'embedded-object'],
			['margin-text', 'chart', '12.5%'],
			['unread', 'diagram', '分工'],
			['unread', 'wordart', '草案'],
			['unread', 'ruby', 'hé']
		]);
		expect(entries[0].place).toEqual({ line: 1 });
	});
	describe('embedded documents', () => {
		const chunk = (bytes: Uint8Array) =>
			documentFile(
				`${paragraph('前')}<w:altChunk r:id="c"/>${paragraph('后')}`,
				{},
				{
					'word/_rels/document.xml.rels': `<Relationships xmlns="x"><Relationship Id="c" Type="${RELATIONS}/aFChunk" Target="c.bin"/></Relationships>`,
					'word/c.bin': bytes
				}
			);
		const lines = (of: string | Uint8Array) => {
			const bytes = typeof of === 'string' ? new TextEncoder().encode(of) : of;
			const { lines: all, entries = [] } = readDocx(chunk(bytes));
			return [all.map((line) => line.text), entries.map(({ found }) => found)];
		};
		it('of text, plain HTML and Word are read in their place', () => {
			expect(lines('甲\n乙1.50')).toEqual([['前', '甲', '乙1.50', '后'], []]);
			const html =
				'<html><head><title>x</title></head><body><p>甲&nbsp;1</p><p>乙&#x7532;</p></body></html>';
			expect(lines(html)).toEqual([['前', '甲 1', '乙甲', '后'], []]);
			const inner = documentFile(paragraph('内') + table([['3.50']]));
			expect(lines(inner)).toEqual([['前', '内', '3.50', '后'], []]);
		});
		it('of others are told with their text', () => {
			expect(lines('<table><tr><td>甲</td><td>1.50</td></tr></table>')).toEqual([
				['前', '', '后'],
				['甲\t1.50']
			]);
			expect(lines('{\\rtf1 \\u30002?1.50\\par}')).toEqual([['前', '', '后'], ['甲1.50']]);
		});
	});
	it('that no part of the reader takes is told all the same', () => {
		const { told } = read(
			`${run('散落9.50')}<w:unknown>33.30</w:unknown>${p('<w:r><w:x>1</w:x></w:r>')}`
		);
		expect(told.map((each) => each.at(-1))).toEqual(['散落9.50', '33.30', '1']);
		expect(told.every(([kind]) => kind === 'unread')).toBe(true);
	});
	it('is held against the count of its characters', () => {
		// A row without a table: no reader knows where its cell belongs.
		const body = `<w:tr><w:tc>${paragraph('1.00')}</w:tc></w:tr>${paragraph('甲')}`;
		const { texts, told } = read(body);
		const all = [...texts, ...told.flat()].join('');
		for (const c of '1.00甲') expect(all).toContain(c);
	});
	it('in headers and notes is told as in the body', () => {
		const footnotes = p(run('注'), run('密', '<w:vanish/>'));
		const { told } = read(paragraph('甲'), { footnotes });
		expect(told).toEqual([
			['margin-text', '注'],
			['unseen', 'hidden', '密']
		]);
	});
});

const CASES = '../shared/cases';
describe.skipIf(!existsSync(CASES))(`the documents in ${CASES}`, () => {
	const book = (file: string) => {
		const result = readDocument(file, new Uint8Array(readFileSync(`${CASES}/${file}`)));
		if (!result.ok) throw new Error(JSON.stringify(result.failure));
		return result;
	};
	const row = (file: string, code: string) =>
		book(file).book.sheets.T3?.find((r) => r.cells['编码'] === code)?.cells;
	const text = (file: string) => book(file).book.sheets.narrative?.[0].cells['正文'];
	const kinds = (file: string) => book(file).report.counts;

	it('13: the mark of a note is no digit', () => {
		for (const file of ['superscript.docx', 'circled.docx']) {
			const path = `13-superscript-note/${file}`;
			expect(row(path, '2070199')).toMatchObject({ 合计: 450_250_000, 项目支出: 450_250_000 });
			expect(kinds(path)['note-mark']).toBe(file === 'circled.docx' ? 1 : 2);
		}
	});
	it('14: hidden text stays out; what is seen is read', () => {
		const folder = '14-word-unseen-and-unread';
		expect(row(`${folder}/a-hidden-text.docx`, '2070199')?.['合计']).toBe(450_250_000);
		expect(kinds(`${folder}/a-hidden-text.docx`).unseen).toBe(1);
		expect(book(`${folder}/b-content-controls.docx`).book.sheets.T3).toHaveLength(3);
		expect(row(`${folder}/b-content-controls.docx`, '2070199')?.['项目支出']).toBe(450_250_000);
		expect(text(`${folder}/c-equation-and-symbol.docx`)).toBe(
			'项目支出占比为450.25÷1650.50×100%=27.28%。\n政府采购：☑是　□否'
		);
		expect(text(`${folder}/d-text-box.docx`)).toBe(
			'2023年支出预算1650.50万元，较上年增加50.5万元。\n其中结转33.30万元'
		);
		expect(text(`${folder}/e-altchunk.docx`)).toBe('2023年支出预算1650.50万元。');
		expect(text(`${folder}/f-hidden-prose.docx`)).toBe('2023年支出预算1650.50万元。');
		expect(kinds(`${folder}/f-hidden-prose.docx`).unseen).toBe(1);
	});
});
