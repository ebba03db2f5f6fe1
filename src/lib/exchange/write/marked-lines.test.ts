/** Headings and lists of the narrative, in every format. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { elements, parseXml, textOf, type XmlElement } from '../../../../tests/support/xml-tree';
import type { Row } from '$lib/budget/book/book';
import { openDataOf } from './csv/open-data';
import { writeDocx } from './docx/write-docx';
import { writeHtml } from './html/write-html';
import { writeXlsx } from './xlsx/write-xlsx';

const TEXT = [
	'{{标题}}总体情况',
	'{{小标题}}基层{{粗体}}单位{{/粗体}}',
	'{{列表}}装备',
	'',
	'{{列表}}车辆',
	'{{编号}}受理',
	'{{编号}}办理',
	'（一）收入情况',
	'{{编号}}公开',
	'1.手写'
].join('\n');
const row: Row = { id: 'N12', order: 'a0', cells: { 标题: '其他说明', 正文: TEXT } };
const book = { ...disclosureOf({ T1: {} }), sheets: { narrative: [row] } };
const nothing = () => undefined;

describe('headings and lists [W82]', () => {
	it('are of Word, each numbered list counted from 1', () => {
		const parts = unzipSync(writeDocx(book, {}, nothing));
		const xml = (path: string) => parseXml(strFromU8(parts[path]));
		const value = (of: XmlElement, name: string) => elements(of, name)[0]?.attributes['w:val'];
		const lines = elements(xml('word/document.xml'), 'w:p').map((each) => [
			textOf(each),
			value(each, 'w:pStyle'),
			value(each, 'w:numId')
		]);
		expect(lines.slice(lines.findIndex(([text]) => text === '总体情况'))).toEqual([
			['总体情况', 'SubHeading', undefined],
			['基层单位', 'MinorHeading', undefined],
			['装备', 'ListBullet', undefined],
			['车辆', 'ListBullet', undefined],
			['受理', 'ListNumber', '2'],
			['办理', 'ListNumber', '2'],
			['（一）收入情况', 'SubHeading', undefined],
			['公开', 'ListNumber', '3'],
			['1.手写', undefined, undefined]
		]);
		const numbering = xml('word/numbering.xml');
		const nums = elements(numbering, 'w:num').map((num) => num.attributes['w:numId']);
		expect(nums).toEqual(['1', '2', '3']);
		expect(elements(numbering, 'w:startOverride')).toHaveLength(2);
		const styles = elements(xml('word/styles.xml'), 'w:style');
		const styleOf = (id: string) => styles.find((each) => each.attributes['w:styleId'] === id)!;
		expect(value(styleOf('ListBullet'), 'w:numId')).toBe('1');
		expect(value(styleOf('MinorHeading'), 'w:outlineLvl')).toBe('3');
	});

	it('are elements of HTML', () => {
		const pages = Object.entries(unzipSync(writeHtml(book, {}, nothing)));
		const page = pages.map(([, bytes]) => strFromU8(bytes)).find((html) => html.includes('装备'))!;
		const prose = page.slice(page.indexOf('<h3>总体')).replaceAll('\n', '');
		expect(prose).toMatch(
			/^<h3>总体情况<\/h3><h4>基层<strong>单位<\/strong><\/h4><ul><li>装备<\/li><li>车辆<\/li><\/ul><ol><li>受理<\/li><li>办理<\/li><\/ol><h3>（一）收入情况<\/h3><ol><li>公开<\/li><\/ol><p>1.手写<\/p><\/div>/
		);
	});

	it('are words with their points and numbers elsewhere', () => {
		const said =
			'总体情况\n基层单位\n• 装备\n\n• 车辆\n1.受理\n2.办理\n（一）收入情况\n1.公开\n1.手写';
		const prose = openDataOf(book).find(({ name }) => name === 'narrative')!;
		expect([...prose.lines][0].at(-1)).toBe(said);
		const parts = unzipSync(writeXlsx(book, {}, nothing));
		expect(strFromU8(parts['xl/sharedStrings.xml'])).toContain(said);
	});
});
