import { firstFormat } from '$lib/formats/known-formats';
import { strFromU8, gunzipSync } from 'fflate';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../../tests/support/arbitrary-book';
import { evilBook } from '../../../../../tests/support/evil-book';
import { disclosureOf } from '../../../../../tests/support/disclosure-of';
import { objectsOf } from '../../../../../tests/support/pdf/pdf-objects';
import type { Book } from '$lib/budget/book/book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { WRITING_WORDS } from '$lib/messages/writing';
import { readDocument } from '../../read/read-document';
import { printFigure } from '../paper/paper-grid';
import { rowsOf } from '../paper/table-paper';
import { TrueTypeFont } from './true-type';
import { writePdf } from './write-pdf';

const SEED = '../shared/seed/jincheng-psb-2023.txt';
let font: Uint8Array;
beforeAll(() => {
	font = gunzipSync(readFileSync('static/fonts/noto-serif-sc.ttf.gz'));
});
const write = (book: Book, forms?: 'none' | 'appendix') =>
	writePdf(book, { font, forms }, () => {});

/** The text of each page in the order drawn, through the ToUnicode map alone. */
function textsOf(bytes: Uint8Array): string[] {
	const streams = [...objectsOf(bytes).values()].flatMap(({ data }) =>
		data ? [strFromU8(data, true)] : []
	);
	const map = streams.find((stream) => stream.includes('begincmap'))!;
	const unicode = new Map(
		[...map.matchAll(/^<([0-9A-F]{4})><([0-9A-F]+)>$/gm)].map(([, glyph, code]) => [
			glyph,
			String.fromCharCode(...code.match(/.{4}/g)!.map((unit) => parseInt(unit, 16)))
		])
	);
	return streams
		.filter((stream) => / Tj ET/.test(stream))
		.flatMap((stream) => [...stream.matchAll(/<([0-9A-F]*)> Tj/g)])
		.map(([, glyphs]) => (glyphs.match(/.{4}/g) ?? []).map((g) => unicode.get(g) ?? '').join(''));
}

describe('a PDF', () => {
	it('embeds what it uses of its font, with a text layer [W60]', () => {
		const { bytes, lacking } = write(evilBook());
		const objects = [...objectsOf(bytes).values()];
		const program = objects.find(({ text }) => text.includes('/Length1'))!.data!;
		const embedded = new TrueTypeFont(withCharacters(program, font));
		expect(embedded.glyphCount).toBe(new TrueTypeFont(font).glyphCount);
		expect(program.length).toBeLessThan(font.length / 5);
		expect(textsOf(bytes).join('')).toContain('预算公开表1');
		expect(lacking.map(({ character }) => character)).toContain('\ud800');
	});

	it('reports each character that the font lacks, with its first page and line [W60]', async () => {
		const made = disclosureOf({ T1: {} });
		const text = '申酉😀戌亥\n申酉😀戌亥，再写一次';
		const row = { id: 'N12', order: 'a0', cells: { 标题: '其他说明', 正文: text } };
		const { bytes, lacking } = write({ ...made, sheets: { narrative: [row] } });
		const [{ page }] = lacking;
		expect(lacking).toEqual([{ character: '😀', page, line: '申酉😀戌亥' }]);
		const pdf = await getDocumentProxy(bytes.slice());
		const index = (await pdf.getPageLabels())!.indexOf(String(page));
		const pages = (await extractText(pdf)).text;
		expect(pages.findIndex((printed) => printed.includes('申酉'))).toBe(index);
		expect(WRITING_WORDS.zh.lacking(lacking)).toContain(`😀 U+1F600（第 ${page} 页“申酉😀戌亥”）`);
		expect(WRITING_WORDS.en.lacking([{ character: '\ud800', line: '甲' }])).toContain(
			'boxes (1): U+D800 (cover or contents, “甲”)'
		);
	});

	it('has bookmarks for parts, tables and forms, and a title [W61]', () => {
		const all = [...objectsOf(write(evilBook()).bytes).values()].map(({ text }) => text);
		const marks = all.filter((text) => text.includes('/Title <FEFF') && text.includes('/Parent'));
		expect(marks.length).toBeGreaterThan(tableIdsOf(firstFormat()).length + 10);
		for (const mark of marks) expect(mark).toMatch(/\/Dest\[\d+ 0 R\/XYZ/);
		expect(all.some((text) => text.includes('/Lang(zh-CN)'))).toBe(true);
	});

	it('says nothing about who made it, and holds nothing that runs [W62]', () => {
		const { bytes } = write(evilBook());
		const all = [...objectsOf(bytes).values()].map(({ text }) => text).join('');
		expect(all).not.toMatch(
			/\/(Producer|Creator|Author|CreationDate|ModDate|JavaScript|JS|URI|Launch|EmbeddedFile)\b/
		);
	});

	it('can be written for any book, the same bytes each time [W3]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const first = write(book).bytes;
				objectsOf(first);
				expect(Buffer.from(write(book).bytes).equals(first)).toBe(true);
			}),
			{ numRuns: 4 }
		);
	});

	it('goes on over pages where a cell is taller than one, losing no character [W63]', () => {
		const text = '甲乙丙丁戊己庚辛壬癸'.repeat(1200);
		const book = evilBook();
		const project = { id: 'p', order: 'a', cells: { 项目名称: '长', 立项依据: text } };
		const sheets = { projects: [project] };
		const shown = textsOf(write({ head: book.head, sheets }).bytes);
		const printed = shown.filter((line) => /^[甲乙丙丁戊己庚辛壬癸]+$/.test(line)).join('');
		expect(printed).toBe(text);
	});

	it('leaves the forms out, or holds them alone, on wish [W64]', () => {
		const texts = (forms: 'none' | 'appendix') =>
			textsOf(write(evilBook(), forms).bytes).join('\n');
		expect(texts('none')).not.toContain('项目设立必要性');
		expect(texts('appendix')).toContain('项目设立必要性');
		expect(texts('appendix')).not.toContain('预算公开表1');
	});
});

/** A subset has no characters of its own; with the font's it can be read as a font again. */
function withCharacters(program: Uint8Array, whole: Uint8Array): Uint8Array {
	const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
	const source = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
	const tables = view.getUint16(4);
	let cmap = { offset: 0, length: 0 };
	for (let i = 0; i < source.getUint16(4); i++) {
		const at = 12 + i * 16;
		if (strFromU8(whole.subarray(at, at + 4), true) === 'cmap')
			cmap = { offset: source.getUint32(at + 8), length: source.getUint32(at + 12) };
	}
	const made = new Uint8Array(program.length + 16 + cmap.length);
	const out = new DataView(made.buffer);
	made.set(program.subarray(0, 12 + tables * 16));
	out.setUint16(4, tables + 1);
	for (let i = 0; i < tables; i++)
		out.setUint32(12 + i * 16 + 8, view.getUint32(12 + i * 16 + 8) + 16);
	const entry = 12 + tables * 16;
	made.set([0x63, 0x6d, 0x61, 0x70], entry);
	out.setUint32(entry + 8, program.length + 16);
	out.setUint32(entry + 12, cmap.length);
	made.set(program.subarray(entry), entry + 16);
	made.set(whole.subarray(cmap.offset, cmap.offset + cmap.length), program.length + 16);
	return made;
}

describe.skipIf(!existsSync(SEED))('the real disclosure as a PDF', () => {
	it('prints every figure of the book, and lacks no character [W65]', () => {
		const read = readDocument(SEED, readFileSync(SEED));
		if (!read.ok) throw new Error('unreadable');
		const { bytes, lacking } = write(read.book);
		expect(lacking).toEqual([]);
		const printed = new Map<string, number>();
		for (const text of textsOf(bytes)) printed.set(text, (printed.get(text) ?? 0) + 1);
		for (const sheet of [...tableIdsOf(firstFormat()), 'projects' as const])
			for (const { cells } of rowsOf(read.book, sheet))
				for (const value of Object.values(cells)) {
					if (typeof value !== 'number') continue;
					const figure = printFigure(value, sheet === 'projects' ? '元' : '万元');
					const left = (printed.get(figure) ?? 0) - 1;
					expect(left, figure).toBeGreaterThanOrEqual(0);
					printed.set(figure, left);
				}
	});
});
