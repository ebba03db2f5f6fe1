import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';
import { carriedFormat } from '$lib/formats/book-format';
import type { SheetKey } from '../book/book';
import { LiveBook } from '../live/live-book';
import { choicesOf, hasChoices } from './cell-choices';

const book = new LiveBook(disclosureOf({}));
const texts = (sheet: SheetKey, column: string, more = {}) =>
	choicesOf(book, { sheet, column, ...more }).map(({ text }) => text);

describe('[T16] what can be chosen', () => {
	it('are codes in the order of the tree, and names with their codes', () => {
		const codes = choicesOf(book, { sheet: 'T3', column: '编码' });
		const at = codes.findIndex(({ text }) => text === '204');
		expect(codes.slice(at, at + 3).map(({ text }) => text)).toEqual(['204', '20402', '2040201']);
		expect(codes[at].beside).toBe('公共安全支出');
		expect(choicesOf(book, { sheet: 'T3', column: '名称' })[at]).toEqual({
			text: '公共安全支出',
			beside: '204'
		});
	});

	it('are the codes that a book brings itself', () => {
		const { head, sheets } = disclosureOf({});
		const own = new LiveBook({ head: { ...head, settings: { codes: { 999: '自有' } } }, sheets });
		expect(choicesOf(own, { sheet: 'T3', column: '编码' })).toEqual([
			{ text: '999', beside: '自有' }
		]);
	});

	it('are economic accounts, of the department and of the government', () => {
		expect(texts('T6', '部门科目')).toContain('工资福利支出');
		expect(texts('T6', '政府科目')).toContain('机关工资福利支出');
	});

	it('are indicators of their 一级, units, and what a form mostly says', () => {
		expect(texts('indicators@p', '一级')).toEqual(['产出指标', '效益指标', '满意度指标']);
		expect(texts('indicators@p', '二级', { first: '产出指标' })).toEqual([
			'数量指标',
			'质量指标',
			'时效指标',
			'成本指标'
		]);
		expect(texts('projects', '项目属性')).toContain('一次性项目（1年结束）');
		expect(texts('T11', '单位')).toEqual(book.head.units.map(({ name }) => name));
	});

	it('is nothing for amounts and free texts', () => {
		for (const [sheet, column] of [
			['T3', '合计'],
			['projects', '项目概况'],
			['indicators@p', '年度.指标值'],
			['narrative', '正文']
		] as const)
			expect(hasChoices(book, { sheet, column })).toBe(false);
	});

	it.each(FORMAT_IDS)('has no empty list in %s', (id) => {
		const { head, sheets } = disclosureOf({});
		const format = knownFormat(id)!;
		const of = new LiveBook({ head: { ...head, format: carriedFormat(format) }, sheets });
		const columns = format.tables.flatMap((table) =>
			table.columns.map(({ id: column }) => ({ sheet: table.id as SheetKey, column }))
		);
		for (const place of columns) {
			const isProjects = format.byId.get(place.sheet)!.panels[0].axis === 'projects';
			if (hasChoices(of, place) && !isProjects)
				expect([place, choicesOf(of, place).length > 0]).toEqual([place, true]);
		}
	});
});
