import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { LiveBook } from '$lib/budget/live/live-book';
import { printLivingFigure } from '$lib/budget/living/living-figure';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { printLivingText } from '$lib/budget/living/living-text';
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

describe('numbers of project forms', () => {
	const forms = new LiveBook(
		disclosureOf({
			T12: { 办案费: { unit: 'u1', 合计: '180.00', 一般公共预算: '180.00' } },
			projects: {
				办案费: {
					unit: 'u1',
					实施期资金总额: '5400000',
					实施期市县财政资金: '5400000',
					年度资金总额: '1800000',
					年度省级财政资金: '600000',
					年度市县财政资金: '1200000'
				},
				专项办案费: { unit: 'u1', 年度资金总额: '123456.78', 年度市县财政资金: '123456.78' },
				'补助（2023）': { unit: 'u1', 年度资金总额: '50000', 年度中央财政资金: '50000' },
				'补助（2023）#2': { unit: 'u2', 年度资金总额: '50000' },
				培训: { unit: 'u1', 年度资金总额: '70000' },
				'培训#2': { unit: 'u1', 年度资金总额: '70000' }
			}
		})
	);
	const offered = (text: string, section = 'N12') => {
		const printed = printLivingText(text, livingReaderOf(forms));
		return knownFiguresIn(section, printed, forms).map(({ figures }) =>
			figures.map(printLivingFigure)
		);
	};
	const firstOf = (text: string) => offered(text).map(([first]) => first);

	it('K4: are offered where the sentence names their project, the year’s total first', () => {
		expect(offered('办案费今年安排180万元。')[0].slice(0, 2)).toEqual([
			'{{F[办案费@市局].年度资金总额}}',
			'{{T12[办案费].合计}}'
		]);
		expect(offered('办案费今年安排180万元。', 'N10')[0][0]).toBe('{{T12[办案费].合计}}');
		expect(firstOf('办案费180万元，其中：省级财政资金60万元，市县财政资金1,200,000元。')).toEqual([
			'{{F[办案费@市局].年度资金总额}}',
			'{{F[办案费@市局].年度省级财政资金}}',
			'{{F[办案费@市局].年度市县财政资金|元}}'
		]);
		expect(firstOf('办案费三年共540万元，实施期市县财政资金540万元。')).toEqual([
			'{{F[办案费@市局].实施期资金总额}}',
			'{{F[办案费@市局].实施期市县财政资金}}'
		]);
	});

	it('K4: are what their figure prints, rounded in 万元 and exact in 元', () => {
		expect(firstOf('专项办案费12.35万元，即123456.78元。')).toEqual([
			'{{F[专项办案费@市局].年度资金总额}}',
			'{{F[专项办案费@市局].年度资金总额|元}}'
		]);
		expect(offered('专项办案费12.34万元，123456元。')).toEqual([]);
	});

	it('K4: are not offered of another sentence, another project or two that could be meant', () => {
		expect(offered('专项办案费。今年安排12.35万元。')).toEqual([]);
		expect(offered('专项办案费和办案费12.35万元。')).toEqual([]);
		expect(offered('补助(2023)5万元。')).toEqual([]);
		expect(firstOf('分局补助(2023)5万元。')).toEqual(['{{F[补助（2023）@分局].年度资金总额}}']);
		expect(offered('培训7万元，市局培训7万元。')).toEqual([]);
	});

	it('K3: nor where they live already', () => {
		expect(offered('专项办案费{{F[专项办案费@市局].年度资金总额}}。')).toEqual([]);
	});

	it('K4: bind to a figure that prints what was typed, and never fail', () => {
		const word = fc.constantFrom(
			...[
				'办案费',
				'专项',
				'补助（2023）',
				'市局',
				'分局',
				'实施期',
				'省级财政资金',
				'，',
				'。',
				'\n'
			],
			...['180万元', '60万元', '12.35万元', '123456.78元', '50000元', '540.00万元', '{{']
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 12 }), (words) => {
				const printed = printLivingText(words.join(''), livingReaderOf(forms));
				for (const { span, figures } of knownFiguresIn('N12', printed, forms)) {
					const typed = printed.text.slice(span.start, span.end);
					const said = printLivingText(printLivingFigure(figures[0]), livingReaderOf(forms)).text;
					expect(parseFloat(said.replaceAll(',', ''))).toBe(parseFloat(typed.replaceAll(',', '')));
				}
			})
		);
	});
});
