/** The charts of the narrative, in every format that prints them. */
import { firstFormat } from '$lib/formats/known-formats';
import { readFileSync } from 'node:fs';
import { gunzipSync, strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy, extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { elements, parseXml, textOf, type XmlElement } from '../../../../tests/support/xml-tree';
import { LiveBook } from '$lib/budget/live/live-book';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { sectionOf } from '$lib/budget/book/narrative';
import { chartOf } from '../chart/chart';
import { chartWords } from '../chart/chart-svg';
import { readAnyDocument } from '../read/read-document';
import { writeDocx } from './docx/write-docx';
import { writePdf } from './pdf/write-pdf';

const CHARTED_SECTIONS = firstFormat().charts.map(({ section }) => section);

const book = disclosureOf({
	T1: {
		收入总计: { 金额: '37,968.48' },
		一般公共预算: { 金额: '30,000.00' },
		单位资金: { 金额: '7,968.48' }
	},
	T3: { 合计: { 合计: '10.00' }, '204': { 名称: '公共安全支出', 合计: '10.00' } },
	T10: { 合计: { 合计: '0.50' }, 公务接待费: { 合计: '0.50' } },
	narrative: Object.fromEntries(
		CHARTED_SECTIONS.map((id) => [
			id,
			{ 标题: sectionOf(firstFormat(), id)!.title, 正文: '某项说明。' }
		])
	),
	head: {
		settings: { lastYear: { year: 2022, figures: { 'T10[公务接待费].合计': '0.80' } } }
	}
});
const reader = livingReaderOf(new LiveBook(book));
const charts = CHARTED_SECTIONS.map((section) => chartOf(section, reader)!);
const nothing = () => undefined;

describe('charts of a Word document [W81]', () => {
	const parts = unzipSync(writeDocx(book, {}, nothing));
	const xml = (path: string): XmlElement => parseXml(strFromU8(parts[path]));

	it('stand at the end of their sections, described in words', () => {
		const drawn = elements(xml('word/document.xml'), 'w:p').map((each) => {
			const [described] = elements(each, 'wp:docPr');
			return described ? described.attributes.descr : textOf(each);
		});
		const after = (title: string) => drawn[drawn.findIndex((text) => text.endsWith(title)) + 2];
		expect(CHARTED_SECTIONS.map((id) => after(sectionOf(firstFormat(), id)!.title))).toEqual(
			charts.map(chartWords)
		);
	});

	it('are parts that the document leads to', () => {
		const targets = new Map(
			elements(xml('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [
				attributes.Id,
				`word/${attributes.Target}`
			])
		);
		const types = strFromU8(parts['[Content_Types].xml']);
		const shown = elements(xml('word/document.xml'), 'c:chart').map(({ attributes }) =>
			targets.get(attributes['r:id'])!
		);
		expect(new Set(shown).size).toBe(charts.length);
		for (const path of shown) {
			expect(types).toContain(`PartName="/${path}"`);
			expect(parts[path]).toBeDefined();
		}
	});

	it('have the figures of the tables, and last year beside them', () => {
		const values = (series: XmlElement, of: string) =>
			elements(elements(series, of)[0], 'c:v').map(textOf);
		charts.forEach(({ bars, title }, i) => {
			const part = xml(`word/charts/chart${i + 1}.xml`);
			expect(textOf(elements(part, 'c:title')[0])).toBe(`${title}（单位：万元）`);
			const [now] = elements(part, 'c:ser');
			expect(values(now, 'c:cat')).toEqual(bars.map(({ label }) => label));
			expect(values(now, 'c:val').map(Number)).toEqual(bars.map(({ amount }) => amount / 1e6));
		});
		const series = elements(xml('word/charts/chart3.xml'), 'c:ser');
		expect(series.map((each) => values(each, 'c:val'))).toEqual([['0.50'], ['0.80']]);
		expect(elements(xml('word/charts/chart1.xml'), 'c:ser')).toHaveLength(1);
	});
});

describe('charts of a PDF [W81]', () => {
	const font = gunzipSync(readFileSync('static/fonts/noto-serif-sc.ttf.gz'));
	const { bytes, lacking } = writePdf(book, { font }, nothing);

	it('are text, which reading back leaves out of the book and tells [W80]', async () => {
		expect(lacking).toEqual([]);
		const pdf = await getDocumentProxy(bytes.slice());
		const { text } = await extractText(pdf, { mergePages: true });
		const read = await readAnyDocument('a.pdf', bytes);
		if (!read.ok) throw new Error(read.failure.kind);
		const kept = JSON.stringify(read.book);
		const reported = JSON.stringify(read.report.entries);
		for (const { title, bars } of charts) {
			expect(text).toContain(title);
			expect(kept).not.toContain(title);
			expect(reported).toContain(title);
			for (const { share } of bars) expect(text).toContain(share);
		}
		const texts = read.book.sheets.narrative?.map(({ cells }) => cells['正文']);
		expect(texts).toEqual(CHARTED_SECTIONS.map(() => '某项说明。'));
	});
});
