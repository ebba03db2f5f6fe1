import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../book/book';
import { FUNCTIONAL_CLASSES } from './functional-class';
import { ordinal } from '../values/ordinal';
import { codeOf, isNamingColumn, keyOf, labelOf } from './row-key';
import { bareLabel } from '../values/row-label';

const row = (cells: Row['cells'], more: Partial<Row> = {}): Row => ({
	id: 'r',
	order: 'a0',
	cells,
	...more
});

describe('row names', () => {
	it.each([
		['四、公共安全支出', '公共安全支出'],
		['三十、抗疫特别国债安排的支出', '抗疫特别国债安排的支出'],
		['（四）其他', '其他'],
		['(二) 其他', '其他'],
		['①公务用车购置费', '公务用车购置费'],
		['4.其他', '其他'],
		['4、其他', '其他'],
		['市、县（区）财政资 金', '市、县（区）财政资金'],
		['2022年社区警务室专项经费', '2022年社区警务室专项经费'],
		['4.5万吨', '4.5万吨'],
		['一般公共预算', '一般公共预算']
	])('[K2] %s is %s', (printed, bare) => {
		expect(bareLabel(printed)).toBe(bare);
	});

	it('[K2] every ordinal of the printed lists is seen', () => {
		FUNCTIONAL_CLASSES.forEach(({ label }, i) => {
			expect(bareLabel(`${ordinal(i + 1)}、${label}`)).toBe(label);
		});
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 99 }), (n) => {
				expect(bareLabel(`${ordinal(n)}、其他支出`)).toBe('其他支出');
			})
		);
	});

	it('[K1] are code, else label, else 合计', () => {
		expect(keyOf('T2', row({ 编码: '204', 名称: '公共安全支出' }), firstFormat())).toBe('204');
		expect(keyOf('T2', row({ 名称: '公共安全支出' }), firstFormat())).toBe('公共安全支出');
		expect(keyOf('T2', row({ 名称: '合计' }, { role: 'total' }), firstFormat())).toBe('合计');
		expect(keyOf('T2', row({ 编码: '合计' }, { role: 'total' }), firstFormat())).toBe('合计');
		expect(keyOf('T13', row({ 项目: '晋城市公安局' }, { role: 'total' }), firstFormat())).toBe(
			'部门合计'
		);
		expect(keyOf('T13', row({ 项目: '晋城市公安局' }, { role: 'unit' }), firstFormat())).toBe(
			'晋城市公安局'
		);
		expect(
			keyOf('T1', row({ 支出项目: '四、公共安全支出' }, { side: '支出' }), firstFormat())
		).toBe('公共安全支出');
		expect(keyOf('T1', row({}), firstFormat())).toBe('');
	});

	it('[K1] come from the columns of the side of the row', () => {
		const right = row({ 收入编码: '1', 支出编码: '223', 支出名称: '国资' }, { side: '支出' });
		expect(codeOf('T9', right, firstFormat())).toBe('223');
		expect(labelOf('T9', right, firstFormat())).toBe('国资');
	});

	it('[K4] depend on code, label and project name, and on nothing else', () => {
		expect(isNamingColumn('T2', '编码', firstFormat())).toBe(true);
		expect(isNamingColumn('T1@u1', '支出项目', firstFormat())).toBe(true);
		expect(isNamingColumn('projects', '项目名称', firstFormat())).toBe(true);
		expect(isNamingColumn('T2', '合计', firstFormat())).toBe(false);
		expect(isNamingColumn('narrative', '标题', firstFormat())).toBe(false);
	});
});
