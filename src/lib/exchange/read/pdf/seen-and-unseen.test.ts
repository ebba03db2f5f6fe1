/** What a page shows is read or told, and what it does not show is not read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	pdfFile,
	stroke,
	text,
	type DrawnPage
} from '../../../../../tests/support/office/pdf-file';
import { readAnyDocument } from '../read-document';
import { readPdf } from './read-pdf';

const maps = async (name: string) => new Uint8Array(readFileSync(`static/cmaps/${name}`));
const page = (drawn: readonly string[], more = ''): DrawnPage => ({ drawn, more });
async function read(pages: readonly DrawnPage[], objects: readonly string[] = []) {
	const source = await readPdf(pdfFile(pages, { objects }), maps);
	return { texts: source.lines.map((line) => line.text), entries: source.entries ?? [] };
}
async function book(path: string) {
	const result = await readAnyDocument(path, new Uint8Array(readFileSync(path)), {
		characterMaps: maps
	});
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	return result;
}

const CASES = '../shared/cases';
const withCases = describe.skipIf(!existsSync(CASES));

describe('characters that are drawn again to look bold [R138]', () => {
	const twice = (x: number, y: number, content: string, by: number): string[] => [
		text(x, y, content),
		text(x + by, y, content)
	];

	it('are read once, whichever offset makes them bold', async () => {
		for (const by of [0, 0.2, 0.6, 1.2]) {
			const { texts, entries } = await read([page(twice(50, 700, '合计1100.10', by))]);
			expect(texts).toEqual(['合计1100.10']);
			expect(entries).toMatchObject([{ kind: 'drawn-twice', found: '9', place: { page: 1 } }]);
		}
	});
	it('are those that stand again in their place, never those beside each other', async () => {
		const tight = 'BT /F 10 Tf -2 Tc 50 700 Td <2e313131312e> Tj 0 Tc ET';
		const small = text(50, 680, '11.11', 4);
		const { texts, entries } = await read([page([tight, small, text(50, 660, '1111,,11')])]);
		expect(texts).toEqual(['.1111.', '11.11', '1111,,11']);
		expect(entries).toEqual([]);
	});
});

withCases(`the documents in ${CASES}`, () => {
	it('18: words struck twice are read once', async () => {
		const folder = `${CASES}/18-pdf-double-strike`;
		const rows = async (file: string) => (await book(`${folder}/${file}`)).book.sheets.T3;
		const plain = await rows('plain.pdf');
		expect(plain).toHaveLength(4);
		for (const file of readdirSync(folder)) {
			const read = await rows(file);
			if (file !== 'total-row-whole-numbers.pdf') expect(read, file).toEqual(plain);
			else expect(read?.[0].cells).toMatchObject({ 编码: '合计', 合计: 1_650_000_000 });
		}
	});
	it('17: radicals are read as characters, in headings, names and prose', async () => {
		const { book: read, report } = await book(`${CASES}/17-pdf-kangxi/chromium-print.pdf`);
		expect(JSON.stringify(read)).not.toMatch(/[\u2e80-\u2fdf]/);
		expect(read.sheets.T3?.find((row) => row.cells['编码'] === '2070101')?.cells['名称']).toBe(
			'行政运行'
		);
		expect(read.sheets.narrative?.[0].cells['标题']).toBe('支出预算情况说明');
		expect(report.entries.find(({ kind }) => kind === 'characters-replaced')?.found).toContain(
			'⻔'
		);
	});
});

describe('the marks of notes on a page [R36]', () => {
	it('are small and raised: told, and no part of the figure or the name', async () => {
		const drawn = [
			...[text(50, 700, '450.25'), text(80.5, 704, '1', 6)],
			...[text(50, 670, '其他支出'), text(90.5, 674, '12', 6)],
			...[text(50, 640, '面积500m'), text(90, 644, '2', 6), text(96, 640, '以上')],
			...[text(50, 610, '大字', 14), text(80, 612, '1,234.50', 9)]
		];
		const { texts, entries } = await read([page(drawn)]);
		expect(texts).toEqual(['450.25', '其他支出', '面积500m²以上', '大字1,234.50']);
		expect(entries).toMatchObject([
			{ kind: 'note-mark', found: '1', kept: '450.25', place: { page: 1 } },
			{ kind: 'note-mark', found: '12', kept: '其他支出' }
		]);
	});
	it('are found in the cells of a table, also where they stand high above the line', async () => {
		const lines = [720, 690, 670].map((y) => stroke(50, y, 350, y));
		const drawn = [
			...[...lines, ...[50, 150, 350].map((x) => stroke(x, 670, x, 720))],
			...[text(60, 700, '项目'), text(160, 700, '合计'), text(60, 676, '办公费')],
			...[text(160, 676, '1,450'), text(185.3, 681, '*', 5)]
		];
		const { texts, entries } = await read([page(drawn)]);
		expect(texts).toEqual(['项目\t合计', '办公费\t1,450']);
		expect(entries).toMatchObject([{ kind: 'note-mark', found: '*', kept: '1,450' }]);
	});
});

describe('what a page holds [R139]', () => {
	const shown = text(50, 700, '正文450.25');

	it('and does not show is left out and told', async () => {
		const drawn = [
			shown,
			`BT 3 Tr ET ${text(50, 680, '藏起999')} BT 0 Tr ET`,
			`1 1 1 rg ${text(50, 660, '白字888')} 0 0 0 rg`,
			`q .7 .7 -.7 .7 300 400 cm ${text(0, 0, '草案')} Q`
		];
		const { texts, entries } = await read([page(drawn)]);
		expect(texts).toEqual(['正文450.25']);
		expect(entries).toMatchObject([
			{ kind: 'unseen', expected: 'white', found: '白字888' },
			{ kind: 'unread', expected: 'slanted', found: '草案' },
			{ kind: 'unseen', expected: 'invisible', found: '藏起999' }
		]);
	});
	it('is shown, white on a dark box', async () => {
		const drawn = ['0 0 .6 rg 40 690 200 30 re f 1 1 1 rg', shown];
		const { texts, entries } = await read([page(drawn)]);
		expect([texts, entries]).toEqual([['正文450.25'], []]);
	});
	it('in a layer that is off is left out and told', async () => {
		const objects = [
			'<</Type/OCG/Name(a)>>',
			'<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>'
		];
		const drawn = [shown, `/OC /L BDC ${text(50, 680, '旧稿')} EMC`];
		const bytes = pdfFile([page(drawn)], {
			...{ objects, resources: '/Properties<</L 6 0 R>>', trailer: '/Root 7 0 R' }
		});
		// The last /Root of the trailer counts for pdf.js only if it is the only one.
		const file = new TextDecoder('latin1').decode(bytes).replace('/Root 1 0 R', '           ');
		const source = await readPdf(
			Uint8Array.from(file, (c) => c.charCodeAt(0)),
			maps
		);
		expect(source.lines.map((line) => line.text)).toEqual(['正文450.25']);
		expect(source.entries).toMatchObject([{ kind: 'unseen', expected: 'hidden', found: '旧稿' }]);
	});
	it('as a picture beside text is told with its page; text over a scanned page is read', async () => {
		const picture = (width: number, height: number) =>
			`q ${width} 0 0 ${height} 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q`;
		const found = await read([page([shown, picture(300, 200)]), page([shown, picture(30, 30)])]);
		expect(found.entries).toEqual([
			{ kind: 'unread', place: { line: 1, page: 1 }, expected: 'picture' }
		]);
		const scanned = await read([page([picture(500, 700), `BT 3 Tr ET ${shown}`])]);
		expect(scanned.texts).toEqual(['正文450.25']);
	});
	it('as an image that is not unpacked is told, too', async () => {
		const image =
			'<</Type/XObject/Subtype/Image/Width 90/Height 90/BitsPerComponent 8/ColorSpace/DeviceGray/Length 0>>\nstream\n\nendstream';
		const drawn = [shown, 'q 300 0 0 200 50 50 cm /I Do Q'];
		const bytes = pdfFile([page(drawn)], {
			...{ objects: [image], resources: '/XObject<</I 6 0 R>>' }
		});
		const { entries } = await readPdf(bytes, maps);
		expect(entries).toEqual([{ kind: 'unread', place: { line: 1, page: 1 }, expected: 'picture' }]);
	});
	it('in form fields and annotations is read where it is drawn, else told', async () => {
		const utf16 = (of: string) =>
			`<feff${[...of].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;
		const drawing = `<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>/Length 52>>\nstream\n${text(2, 5, '1650.50').padEnd(52)}\nendstream`;
		const objects = [
			`<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(1650.50)/Rect[50 600 250 620]/F 4/AP<</N 9 0 R>>>>`,
			`<</Type/Annot/Subtype/FreeText/Contents ${utf16('另见33.30')}/Rect[50 500 250 520]/F 4/DA(/F 9 Tf)>>`,
			`<</Type/Annot/Subtype/Text/Contents ${utf16('请核对')}/Rect[50 400 60 410]/F 4>>`,
			drawing
		];
		const { texts, entries } = await read([page([shown], '/Annots[6 0 R 7 0 R 8 0 R]')], objects);
		expect(texts).toEqual(['正文450.25', '1650.50']);
		expect(entries).toMatchObject([
			{ kind: 'unread', expected: 'annotation', found: '另见33.30', place: { page: 1 } },
			{ kind: 'margin-text', found: '请核对' }
		]);
	});
	it('turned by a quarter is read as people turn it', async () => {
		const upright = [text(60, 700, '项目'), text(200, 700, '合计'), text(60, 680, '办公费')];
		const turn = (by: string) => upright.map((step) => `q ${by} cm ${step} Q`);
		for (const by of ['0 1 -1 0 800 0', '0 -1 1 0 0 800', '-1 0 0 -1 500 800'])
			expect((await read([page(turn(by))])).texts).toEqual(['项目\t合计', '办公费']);
	});
});
