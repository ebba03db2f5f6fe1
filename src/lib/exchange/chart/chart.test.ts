import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { elements, parseXml, textOf } from '../../../../tests/support/xml-tree';
import { LiveBook } from '$lib/budget/live/live-book';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { chartOf } from './chart';
import { chartSvg, chartWords } from './chart-svg';

const book = new LiveBook(
	disclosureOf({
		T1: {
			收入总计: { 金额: '10.00' },
			一般公共预算: { 金额: '6.00' },
			单位资金: { 金额: '3.00' },
			上年结转: { 金额: '1.00' }
		},
		T3: {
			合计: { 合计: '10.00' },
			'204': { 名称: '公共安全支出', 合计: '1.00' },
			'221': { 名称: '住房保障支出', 合计: '9.00' }
		},
		T10: { 合计: { 合计: '0.50' }, 公务接待费: { 合计: '0.50' } },
		head: {
			settings: { lastYear: { year: 2022, figures: { 'T10[公务接待费].合计': '0.80' } } }
		}
	})
);
const reader = livingReaderOf(book);

describe('charts', () => {
	it('show what has figures, the largest first, with its share [W80]', () => {
		expect(chartOf('N2', reader)).toEqual({
			title: '2023年收入预算按来源',
			year: 2023,
			total: 10_000_000,
			bars: [
				{ label: '一般公共预算', amount: 6_000_000, share: '60.00%' },
				{ label: '单位资金', amount: 3_000_000, share: '30.00%' },
				{ label: '上年结转', amount: 1_000_000, share: '10.00%' }
			]
		});
		expect(chartOf('N3', reader)?.bars.map(({ label }) => label)).toEqual([
			'住房保障支出',
			'公共安全支出'
		]);
		expect(chartOf('N7', reader)?.bars).toEqual([
			{ label: '公务接待费', amount: 500_000, share: '100.00%', last: 800_000 }
		]);
		const empty = livingReaderOf(new LiveBook(disclosureOf({ T1: {} })));
		expect(chartOf('N2', empty)).toBeUndefined();
	});

	it('are well-formed pictures that say in words what they show [W81]', () => {
		for (const section of ['N2', 'N3', 'N7'] as const) {
			const chart = chartOf(section, reader)!;
			const svg = parseXml(chartSvg(chart, 'c'));
			expect(svg.attributes.role).toBe('img');
			expect(textOf(elements(svg, 'desc')[0])).toBe(chartWords(chart));
			expect(textOf(elements(svg, 'title')[0])).toBe(chart.title);
			const legend = chart.bars.some(({ last }) => last !== undefined) ? 1 : 0;
			expect(elements(svg, 'rect')).toHaveLength(chart.bars.length + legend);
			for (const { label } of chart.bars) expect(textOf(svg)).toContain(label);
		}
		expect(chartWords(chartOf('N2', reader)!)).toBe(
			'2023年收入预算按来源：一般公共预算 6.00 万元，占 60.00%；单位资金 3.00 万元，占 30.00%；上年结转 1.00 万元，占 10.00%。'
		);
		expect(chartWords(chartOf('N7', reader)!)).toBe(
			'2023年“三公”经费支出预算：公务接待费 0.50 万元，占 100.00%，上年 0.80 万元。'
		);
	});

	it('draw lengths in proportion [W81]', () => {
		const widths = elements(parseXml(chartSvg(chartOf('N2', reader)!, 'c')), 'rect').map(
			({ attributes }) => Number(attributes.width)
		);
		expect(widths[1] / widths[0]).toBeCloseTo(0.5, 1);
	});
});
