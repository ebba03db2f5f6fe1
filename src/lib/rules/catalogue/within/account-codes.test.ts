import { expect, it } from 'vitest';
import { finds, holds, notApplicable } from '../../../../../tests/support/rule-examples';

const figures = { 合计: '10.00', 基本支出: '10.00' };
const T3 = {
	合计: figures,
	'204': { 名称: '公共安全支出', ...figures },
	'20402': { 名称: '公安', ...figures },
	'2040201': { 名称: '行政运行', ...figures }
};
const blank = { ...T3, '2040221': { 名称: '特别业务' } };

holds('W42', 'every item has a figure', { T3 });
holds('W42', 'a redacted one is named in the settings', {
	T3: blank,
	head: { settings: { redactedCodes: ['2040221'] } }
});
finds(
	'W42',
	'an item has none',
	{ T3: blank },
	{ severity: 'warning', cells: ['T3[2040221].编码'] }
);

holds('W43', 'codes ascend below their parents', { T3 });
finds(
	'W43',
	'a digit too few, a parent that is not there',
	{ T3: { ...T3, '204029': figures, '2080505': figures } },
	{ key: 'W43.digits', cells: ['T3[204029].编码'] },
	{ key: 'W43.parent', cells: ['T3[2080505].编码'] }
);
finds(
	'W43',
	'a code twice, one out of order, a name without one',
	{
		T3: {
			...T3,
			a: { 编码: '204', ...figures },
			b: { 编码: '2040202', ...figures },
			c: { 编码: '20402', ...figures },
			d: { 编码: '', 名称: '执法办案' },
			e: { 编码: '2040201', ...figures }
		}
	},
	{ key: 'W43.twice', cells: ['T3[204#2].编码', 'T3[204].编码'] },
	{ key: 'W43.twice', cells: ['T3[20402#2].编码', 'T3[20402].编码'] },
	{ key: 'W43.missing', cells: ['T3[执法办案].编码'] },
	{ key: 'W43.twice', cells: ['T3[2040201#2].编码', 'T3[2040201].编码'] }
);
finds(
	'W43',
	'a lower code after a higher one',
	{
		T3: { '204': figures, '20402': figures, x: { 编码: '2040299' }, y: { 编码: '2040201' } }
	},
	{ key: 'W43.order', cells: ['T3[2040201].编码', 'T3[2040299].编码'] }
);

holds('W44', 'names are those of the classification', { T3 });
holds('W44', 'a code that the dictionary doesn’t have is not judged', {
	T3: { '2040298': { 名称: '甲' } }
});
finds(
	'W44',
	'a wrong name and a blank one',
	{ T3: { '2040201': { 名称: '行政运作' }, '2040202': { 名称: '' } } },
	{ key: 'W44', cells: ['T3[2040201].名称', 'T3[2040201].编码'], expected: '行政运行' },
	{ key: 'W44.blank', expected: '一般行政管理事务' }
);
finds(
	'W44',
	'by the book’s own dictionary',
	{
		T3: { '2040201': { 名称: '行政运行' } },
		head: { year: 2031, settings: { codes: { '2040201': '行政运转' } } }
	},
	{ expected: '行政运转' }
);
it('[W44] is not applicable in a year without dictionary', () => {
	expect(notApplicable('W44', { T3, head: { year: 2031 } })).toContain('2031');
	expect(notApplicable('W44', { T3, head: { settings: { codes: { '204': 7 } } } })).toContain(
		'codes'
	);
});
