import { describe, expect, test } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { settingNames } from '$lib/messages/setting-names';
import {
	nameSetting,
	printSettings,
	readTypedSetting,
	settingDifferences,
	typedAs
} from './setting-value';
import { headOf } from '../../../../tests/support/small-book';

const words = settingNames.zh;
const book = new LiveBook({
	head: headOf(),
	sheets: {
		T12: [{ id: 'r7', order: 'a0', cells: { 项目: '线路租赁费' } }],
		projects: [{ id: 'p1', order: 'a0', cells: { 项目名称: '线路租赁费' } }]
	}
});

describe('a setting is named', () => {
	test.each([
		['setting:stage', '阶段'],
		['setting:unheard', 'unheard'],
		['entry:codes:204', '科目字典 · 204'],
		['entry:rules:X03', '规则开关 · X03'],
		['entry:lastYear:figures:T1[收入总计].金额', '上年数 · T1[收入总计].金额'],
		['entry:lastYear:year', '上年数 · 年度'],
		['entry:redactions:entry:field:r7:合计', '不公开的内容 · T12[线路租赁费].合计'],
		['entry:redactions:names', '不公开的内容 · 公开姓名'],
		['entry:ownRules:k3', '自定规则']
	])('%s: %s', (key, name) => {
		expect(nameSetting(key, book, words)).toBe(name);
	});

	test('a pair by its form and its row, by id where they are gone', () => {
		expect(nameSetting('entry:matches:broken:p1:r7', book, words)).toMatch(/^项目对应 · .+ ↔ T12/);
		expect(nameSetting('entry:matches:broken:gone:r7', book, words)).toContain('gone ↔');
	});
});

describe('two values of a setting', () => {
	const differ = (key: string, a: unknown, b: unknown) => settingDifferences(key, a, b, words);

	test('a word, or none, is told as it is', () => {
		expect(differ('setting:stage', '上报', '公开')).toEqual([
			{ name: undefined, a: '上报', b: '公开' }
		]);
		expect(printSettings('setting:stage', '上报', null, words)).toEqual(['上报', '空']);
	});

	test('of members only those that differ, however deep', () => {
		const a = { 批复: '2023-02-06', 单位批复: { 看守所: '2023-02-10' }, 发布: '2023-02-20' };
		const b = { 单位批复: { 看守所: '2023-02-11' }, 发布: '2023-02-20' };
		expect(differ('setting:dates', a, b)).toEqual([
			{ name: '批复', a: '2023-02-06', b: '空' },
			{ name: '单位批复 看守所', a: '2023-02-10', b: '2023-02-11' }
		]);
		expect(printSettings('setting:dates', a, b, words)).toEqual(['2 处不同']);
	});

	test('of an entry not who wrote it and when, which the card says', () => {
		const a = { off: true, reason: '尚未启用', by: '甲', at: '2023-02-01T00:00:00.000Z' };
		const b = { ...a, reason: '另有规定', by: '乙' };
		expect(differ('entry:rules:X03', a, b)).toEqual([
			{ name: '理由', a: '尚未启用', b: '另有规定' }
		]);
		expect(differ('entry:rules:X03', a, null)).toEqual([
			{ name: undefined, a: '停用 是，理由 尚未启用', b: '空' }
		]);
	});

	test('of explanations their words, and nothing else of one that was withdrawn', () => {
		const a = {
			rule: 'P01',
			operands: { 'T12[甲].合计': '1.00' },
			text: '涉密。',
			author: '甲',
			at: '1'
		};
		expect(differ('explanation:e1', a, { ...a, text: '另有原因。', author: '乙' })).toEqual([
			{ name: '内容', a: '涉密。', b: '另有原因。' }
		]);
		expect(printSettings('explanation:e1', a, null, words)).toEqual(['内容 涉密。', '空']);
	});

	test('an approval is there or not', () => {
		const approval = { by: '甲', at: '1', of: {} };
		expect(printSettings('approval:e1', approval, null, words)).toEqual(['已核准', '未核准']);
	});

	test('of lists what the other has not, and how many where they are many', () => {
		expect(differ('setting:redactedCodes', ['204', '205'], ['204', '206'])).toEqual([
			{ name: undefined, a: '205', b: '206' }
		]);
		const many = Array.from({ length: 60 }, (_, n) => `2040${n}`);
		expect(differ('setting:redactedCodes', many, [])).toEqual([
			{ name: undefined, a: '60 项', b: '空' }
		]);
	});

	test('another is typed where it is a word or an amount', () => {
		expect(typedAs('entry:codes:204')).toBe('text');
		expect(typedAs('entry:lastYear:figures:T1[收入总计].金额')).toBe('万元');
		expect(typedAs('entry:lastYear:year')).toBeUndefined();
		expect(typedAs('setting:dates')).toBeUndefined();
		expect(readTypedSetting(' 公安 ', 'text')).toEqual({ ok: true, value: '公安' });
		expect(readTypedSetting('1,234.5', '万元')).toEqual({ ok: true, value: '1234.50' });
		expect(readTypedSetting('甲', '万元')).toMatchObject({ ok: false });
	});
});
