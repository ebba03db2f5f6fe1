import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactAmount } from '$lib/budget/values/amount';
import type { Fact } from './fact';
import { factsOf } from './facts';
import { printDecimal } from './decimal';
import { cpuTime } from '../../../../tests/support/cpu-time';

const of = <K extends Fact['kind']>(text: string, kind: K) =>
	factsOf(text).facts.filter((f): f is Extract<Fact, { kind: K }> => f.kind === kind);
const quoted = (text: string, fact: Fact) => text.slice(fact.span.start, fact.span.end);
const amounts = (text: string) => of(text, 'amount').map((a) => exactAmount(a.value, '元'));
const counts = (text: string) =>
	of(text, 'count').map((c) => `${c.bound ?? ''}${printDecimal(c)}${c.unit}`);

describe('amounts', () => {
	test.each([
		['共37,968.48万元。', ['379684800.00'], ['37,968.48万元']],
		['１２．５万元', ['125000.00'], ['１２．５万元']],
		['资金 21.6 万元', ['216000.00'], ['21.6 万元']],
		[
			'3069.444万元、1084.096万元',
			['30694440.00', '10840960.00'],
			['3069.444万元', '1084.096万元']
		],
		['0.5 万=3 万元', ['5000.00', '30000.00'], ['0.5 万', '3 万元']],
		['1.2亿元', ['120000000.00'], ['1.2亿元']],
		['三百二十万元', ['3200000.00'], ['三百二十万元']],
		['合同款394550元', ['394550.00'], ['394550元']],
		['5千元', ['5000.00'], ['5千元']],
		['37.2万\n元', ['372000.00'], ['37.2万\n元']],
		['20，828.20万元', ['208282000.00'], ['20，828.20万元']],
		['20, 828.20万元', ['208282000.00'], ['20, 828.20万元']],
		['减少-3.5万元', ['-35000.00'], ['-3.5万元']]
	])('[R1] reads %s', (text, values, spans) => {
		expect(amounts(text)).toEqual(values);
		expect(of(text, 'amount').map((a) => quoted(text, a))).toEqual(spans);
	});

	test.each([
		'2万份材料',
		'3万余人',
		'405万欧元',
		'DR-G1100',
		'第3条',
		'〔2021〕51号',
		'万元',
		'10M网线',
		'2023年',
		'4.21专案',
		'三元化'
	])('[R2] leaves %s alone', (text) => expect(amounts(text)).toEqual([]));

	test('[R3] prices say what they are per', () => {
		const per = (text: string) => of(text, 'amount').map((a) => a.per ?? []);
		expect(per('4000元/人/月')).toEqual([['人', '月']]);
		expect(per('3500 元/月人')).toEqual([['月', '人']]);
		expect(per('2100元/床')).toEqual([['床']]);
		expect(per('每人3000元')).toEqual([['人']]);
		expect(per('按照每部电梯50万元')).toEqual([['部']]);
		expect(per('每人每月260元')).toEqual([['人', '月']]);
		expect(per('共27万元')).toEqual([[]]);
	});

	test('[R4] bounds are read on either side', () => {
		const bounds = (text: string) => of(text, 'amount').map((a) => a.bound);
		expect(bounds('≤23000元/车年')).toEqual(['≤']);
		expect(bounds('不低于5万元')).toEqual(['≥']);
		expect(bounds('50万元（含）以上')).toEqual(['≥']);
		expect(bounds('约30万元')).toEqual(['≈']);
		expect(bounds('10万元以内')).toEqual(['≤']);
	});

	const styles = fc.constantFrom('元', '万元', '亿元', '百万元');
	const power = { 元: 0, 百万元: 6, 万元: 4, 亿元: 8 } as const;
	const print = (
		fen: number,
		unit: keyof typeof power,
		grouped: boolean,
		wide: boolean,
		gap: string
	) => {
		const places = power[unit] + 2;
		const digits = String(Math.abs(fen)).padStart(places + 1, '0');
		let whole = digits.slice(0, -places);
		const fraction = digits.slice(-places).replace(/0+$/, '');
		if (grouped) whole = whole.replace(/\B(?=(\d{3})+$)/g, ',');
		const plain = fraction === '' ? whole : `${whole}.${fraction}`;
		const shown = wide
			? plain.replace(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
			: plain;
		return `${shown}${gap}${unit}`;
	};
	test('[R5] what is printed in any style reads back as the amount', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 99_999_999_999_999 }),
				styles,
				fc.boolean(),
				fc.boolean(),
				fc.constantFrom('', ' ', '\u3000'),
				(fen, unit, grouped, wide, gap) => {
					const written = print(fen, unit, grouped, wide, gap);
					const text = `共计${written}，其中：`;
					const [amount, ...more] = of(text, 'amount');
					expect(more).toEqual([]);
					expect(amount.value).toBe(fen);
					expect(quoted(text, amount)).toBe(written);
				}
			),
			{ numRuns: 2_000 }
		);
	});
});

describe('counts and percentages', () => {
	test.each([
		['购置12台', ['12台']],
		['128个床位', ['128个']],
		['更换旧电梯一部', ['1部']],
		['九个行政单位', ['9个']],
		['十二套', ['12套']],
		['三个月', ['3个月']],
		['78306.04平方米', ['78306.04平方米']],
		['面积约390㎡', ['≈390㎡']],
		['其中1、59名辅警', ['59名']],
		['。1.59名辅警', ['59名']],
		['不少于100人次', ['≥100人次']],
		['办案次数100次以上', ['≥100次']],
		['鉴定4000余起', ['≈4000起']],
		['印刷2万份', ['20000份']],
		['一次性项目，一部分，一方面，第三条', []]
	])('[R6] counts %s', (text, expected) => expect(counts(text)).toEqual(expected));

	test('[R7] percentages keep their decimals', () => {
		const read = (text: string) =>
			of(text, 'percent').map((p) => printDecimal(p) + (p.points ? '点' : ''));
		expect(read('占90.91％，4.32%，百分之五，下降3个百分点')).toEqual([
			'90.91',
			'4.32',
			'5',
			'3点'
		]);
	});

	test('[R8] a range keeps its lower end', () => {
		const [count] = of('配备3-5人', 'count');
		expect([count.low?.digits, count.digits]).toEqual([3, 5]);
	});
});

describe('times', () => {
	const times = (text: string) =>
		of(text, 'period').map((p) => [p.first, p.last, p.relation, quoted(text, p)]);
	test.each([
		['2023 年度', { year: 2023 }, { year: 2023 }, 'at'],
		['5月份前', { month: 5 }, { month: 5 }, 'before'],
		['10月底', { month: 10, part: '底' }, { month: 10, part: '底' }, 'at'],
		['九月底前', { month: 9, part: '底' }, { month: 9, part: '底' }, 'before'],
		['3-5月', { month: 3 }, { month: 5 }, 'at'],
		['2022年5月16日', { year: 2022, month: 5, day: 16 }, { year: 2022, month: 5, day: 16 }, 'at'],
		['4月10日-4月15日', { month: 4, day: 10 }, { month: 4, day: 15 }, 'at'],
		['3月15日-28日', { month: 3, day: 15 }, { month: 3, day: 28 }, 'at'],
		['2024-2025年', { year: 2024 }, { year: 2025 }, 'at'],
		[
			'2022年底',
			{ year: 2022, month: 12, part: '底' },
			{ year: 2022, month: 12, part: '底' },
			'at'
		],
		['10 月份之前', { month: 10 }, { month: 10 }, 'before'],
		['2023年5月后', { year: 2023, month: 5 }, { year: 2023, month: 5 }, 'after'],
		['二〇二三年', { year: 2023 }, { year: 2023 }, 'at'],
		['2022-12-31', { year: 2022, month: 12, day: 31 }, { year: 2022, month: 12, day: 31 }, 'at']
	])('[R9] reads %s', (text, first, last, relation) =>
		expect(times(text)).toEqual([[first, last, relation, text]])
	);
	test('[R9] leaves durations and unit prices alone', () => {
		expect(times('三个月，元/人/月，每月，1年')).toEqual([]);
	});
});

describe('directions', () => {
	const read = (text: string) => of(text, 'direction').map((d) => [d.sense, quoted(text, d)]);
	test('[R10] only those that state a change', () => {
		expect(read('比上年增加5.26万元，下降7.25%')).toEqual([
			['up', '增加'],
			['down', '下降']
		]);
		expect(read('与上年预算数相同；较上年持平')).toEqual([
			['same', '相同'],
			['same', '持平']
		]);
		expect(read('增加自动化装置2台，新增3万元，提高效率，思想一致')).toEqual([]);
	});
});

const PROSE = '万亿元%年月日个台人0123456789.,，。；（）-至一二十百增加比上年占 \n\t';

describe('anything', () => {
	const prose = fc.string({
		unit: fc.constantFrom(...PROSE),
		maxLength: 80
	});
	test('[R11] never throws, and every span is inside the source, in order', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), prose), (text) => {
				let before = 0;
				for (const fact of factsOf(text).facts) {
					expect(fact.span.start).toBeGreaterThanOrEqual(before);
					expect(fact.span.end).toBeLessThanOrEqual(text.length);
					expect(fact.span.end).toBeGreaterThan(fact.span.start);
					before = fact.span.start;
				}
			}),
			{ numRuns: 2_000 }
		);
	});

	const hard = {
		digits: '1',
		grouped: '1,234,',
		wide: '1，234，',
		dotted: '1.',
		chinese: '一十百千万',
		quotes: '“',
		tags: '<p',
		spaces: ' ',
		digitsAndSpaces: '1 ',
		lines: '1\n',
		dashes: '3-',
		money: '共1,234.56万元，',
		compare: '比上年增加',
		months: '3月-',
		each: '每'
	};
	test.each(Object.entries(hard))(
		'[R12] 100,000 characters of %s are read in linear time',
		(_, unit) => {
			const text = unit.repeat(Math.ceil(100_000 / unit.length));
			const start = cpuTime();
			factsOf(text);
			expect(cpuTime() - start).toBeLessThan(5_000);
		}
	);
});
