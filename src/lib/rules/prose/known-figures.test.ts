import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { LiveBook } from '$lib/budget/live-book';
import { printLivingFigure } from '$lib/budget/living-figure';
import { livingReaderOf } from '$lib/budget/living-reader';
import { printLivingText } from '$lib/budget/living-text';
import { knownFiguresIn } from './known-figures';

const book = new LiveBook(
	disclosureOf({
		T2: { 合计: { 合计: '12.00', 一般公共预算: '9.00', 单位资金: '3.00' } },
		T3: {
			合计: { 合计: '12.00', 基本支出: '9.00', 项目支出: '3.00' },
			'204': { 名称: '公共安全支出', 合计: '9.00' }
		},
		T12: { 甲: { 一般公共预算: '1.00' }, 乙: { 一般公共预算: '1.50' } },
		head: { settings: { lastYear: { year: 2022, figures: { 'T3[合计].合计': '10.00' } } } }
	})
);
const known = (section: string, text: string) => {
	const printed = printLivingText(text, livingReaderOf(book));
	return knownFiguresIn(section, printed, book).map(({ span, figures }) => [
		printed.text.slice(span.start, span.end),
		printLivingFigure(figures[0])
	]);
};

describe('numbers that a living figure would print', () => {
	it('K1: are bound to the table of their section and the words before them', () => {
		expect(known('N3', '支出预算12万元，基本支出9.00万元，公共安全支出9.00万元。')).toEqual([
			['12万元', '{{T3[合计].合计}}'],
			['9.00万元', '{{T3[合计].基本支出}}'],
			['9.00万元', '{{T3[204].合计}}']
		]);
		expect(known('N2', '一般公共预算90,000.00元。')).toEqual([
			['90,000.00元', '{{T2[合计].一般公共预算|元}}']
		]);
		expect(known('N10', '涉及一般公共预算拨款2.50万元。')).toEqual([
			['2.50万元', '{{T12[*].一般公共预算}}']
		]);
	});

	it('K2: changes and shares, beside a number that is typed or living', () => {
		expect(known('N3', '支出总计{{T3[合计].合计}}，比上年增加2.00万元，增长20.00%。')).toEqual([
			['2.00万元', '{{T3[合计].合计|增减额}}'],
			['20.00%', '{{T3[合计].合计|增减率}}']
		]);
		expect(known('N3', '支出总计12.00万元，其中：基本支出9.00万元，占75.00%。').at(-1)).toEqual([
			'75.00%',
			'{{T3[合计].基本支出 / T3[合计].合计|占比}}'
		]);
	});

	it('K3: but not what is living, nothing, a price, about so much, or another number', () => {
		expect(
			known('N3', '支出{{T3[合计].合计}}，0.00万元，约12万元，每人12万元，7.77万元，占74.00%。')
		).toEqual([]);
	});
});
