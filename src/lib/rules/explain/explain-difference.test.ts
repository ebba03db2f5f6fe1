/** Each kind of hypothesis with an example, and a counter-example that looks like it. */
import { describe, expect, it } from 'vitest';
import { disclosureOf, type PrintedDisclosure } from '../../../../tests/support/disclosure-of';
import { printCell } from '$lib/budget/address/address-book';
import type { Unit } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { sayHypothesis } from '$lib/messages/explain';
import { LOCALES } from '$lib/messages';
import { createEngine } from '../engine/engine';
import { explainDifference } from './explain-difference';
import { Figures } from './figures';

interface Told {
	readonly kind: string;
	readonly cells: readonly string[];
	readonly mend?: readonly string[];
}

function explain(rule: string, printed: PrintedDisclosure, units?: readonly Unit[]): Told[] {
	const book = disclosureOf(printed);
	const live = new LiveBook(units ? { ...book, head: { ...book.head, units } } : book);
	const findings = createEngine(live).findings();
	const finding = findings.find((f) => f.rule === rule && f.severity !== 'rounding');
	expect(finding, `${rule} finds nothing`).toBeDefined();
	const hypotheses = explainDifference(finding!, new Figures(live), findings);
	return hypotheses.map((hypothesis) => {
		const cells = hypothesis.cells.map(({ row, column }) => printCell(live, row, column));
		for (const locale of LOCALES)
			expect(sayHypothesis(hypothesis, cells, '万元', locale)).not.toMatch(/undefined|NaN/);
		const mend = hypothesis.mend?.map(
			({ row, column, value }) => `${printCell(live, row, column)} = ${value}`
		);
		return { kind: hypothesis.kind, cells, ...(mend && { mend }) };
	});
}
const kinds = (...given: Parameters<typeof explain>): string[] =>
	explain(...given).map(({ kind }) => kind);

const carried = (inT1: string, inT2: string): PrintedDisclosure => ({
	T1: { 上年结转: { 金额: inT1 } },
	T2: { 合计: { 上年结转: inT2 } }
});
const basic = (total: string, ...parts: string[]): PrintedDisclosure => ({
	T5: Object.fromEntries([
		['合计', { 基本支出: total }],
		...parts.map((基本支出, at) => [String(201 + at), { 基本支出 }])
	])
});
const PARTS = ['1204.35', '377.81', '92.46', '2310.07', '645.28'];

describe('swapped digits', () => {
	it('[K1] of one side', () => {
		expect(explain('X03', carried('2668.12', '2686.12'))[0]).toEqual({
			kind: 'swapped-digits',
			cells: ['T1[上年结转].金额', 'T2[合计].上年结转']
		});
	});
	it('[K1] are not seen where the difference is divisible by 9 and nothing was swapped', () => {
		expect(kinds('X03', carried('2668.12', '2659.12'))).toEqual([]);
		expect(kinds('X03', carried('2668.12', '2686.21'))).toEqual([]);
	});
	it('[K1] of an addend', () => {
		const [first] = explain(
			'W19',
			basic('4629.97', '1204.35', '737.81', '92.46', '2310.07', '645.28')
		);
		expect(first).toMatchObject({ kind: 'swapped-digits', cells: ['T5[202].基本支出'] });
	});
});

describe('a dropped digit', () => {
	it('[K2] on either side', () => {
		expect(kinds('X03', carried('268.12', '2668.12'))).toEqual(['dropped-digit']);
		expect(kinds('X03', carried('26668.12', '2668.12'))).toEqual(['dropped-digit']);
	});
	it('[K2] is not seen where another digit differs too', () => {
		expect(kinds('X03', carried('269.12', '2668.12'))).toEqual([]);
	});
});

describe('元 and 万元', () => {
	it('[K3] confused, or a point in the wrong place', () => {
		expect(explain('X03', carried('26681200.00', '2668.12'))[0]).toMatchObject({
			kind: 'unit-confusion',
			cells: ['T1[上年结转].金额', 'T2[合计].上年结转']
		});
		expect(kinds('X03', carried('266.81', '2668.12'))[0]).toBe('unit-confusion');
	});
	it('[K3] are not seen where the digits differ', () => {
		expect(kinds('X03', carried('26691200.00', '2668.12'))).toEqual([]);
	});
});

describe('an addend', () => {
	it('[K4] that is missing in the total, or in it twice', () => {
		expect(explain('W19', basic('4252.16', ...PARTS))[0]).toMatchObject({
			kind: 'missing-addend',
			cells: ['T5[202].基本支出'],
			mend: ['T5[合计].基本支出 = 4629970000']
		});
		expect(kinds('W19', basic('5007.78', ...PARTS))[0]).toBe('doubled-addend');
	});
	it('[K4] is not seen in a difference that is none of them, nor where two of them are equal', () => {
		expect(kinds('W19', basic('4252.17', ...PARTS))).toEqual([]);
		expect(kinds('W19', basic('4629.97', ...PARTS, '377.81'))).toEqual([]);
	});
});

describe('several addends', () => {
	it('[K5] that add up to the difference', () => {
		const [first] = explain('W19', basic('3892.23', ...PARTS));
		expect(first).toMatchObject({
			kind: 'subset',
			cells: ['T5[203].基本支出', 'T5[205].基本支出']
		});
	});
	it('[K5] are not seen among so many that some would always do', () => {
		const many = Array.from({ length: 26 }, (_, at) => `${at + 1}.${10 + at}`);
		expect(kinds('W19', basic('399.00', ...many))).not.toContain('subset');
	});
});

describe('a known fact', () => {
	it('[K6] elsewhere in the book', () => {
		const printed = {
			...carried('2624.49', '2668.12'),
			T6: { '办公费/办公经费': { 合计: '43.63', 公用经费: '43.63' } }
		};
		expect(explain('X03', printed)[0]).toMatchObject({
			kind: 'known-fact',
			cells: ['T6[办公费].合计', 'T6[办公费].公用经费']
		});
	});
	it('[K6] is not seen where it is a round number among round numbers', () => {
		const T12 = Object.fromEntries(
			Array.from({ length: 40 }, (_, at) => [`项目甲${at}`, { 合计: `${at + 1}.00` }])
		);
		expect(kinds('X03', { ...carried('2658.12', '2668.12'), T12 })).toEqual([]);
	});
});

describe('truncation', () => {
	const converted = (inRow: string, inForm: string): PrintedDisclosure => ({
		T12: { 辅警招聘经费: { unit: 'u1', 合计: inRow } },
		projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: inForm } }
	});
	it('[K7] of a form instead of rounding', () => {
		expect(explain('P03', converted('40.12', '401287'))[0]).toMatchObject({
			kind: 'truncation',
			mend: ['T12[辅警招聘经费].合计 = 40130000']
		});
	});
	it('[K7] is not seen in a figure that is off otherwise', () => {
		expect(kinds('P03', converted('40.14', '401287'))).not.toContain('truncation');
	});
});

describe('a shifted column', () => {
	const form = (stated: string): PrintedDisclosure => ({
		T12: { 甲: { 合计: '9.86', 一般公共预算: stated } },
		T5: { 合计: { 合计: '9.86', 项目支出: '9.86' } },
		T2: { 合计: { 合计: '9.86', 一般公共预算: '9.86' } }
	});
	it('[K8] where the figure stands in the next column and its own is blank', () => {
		const printed = {
			...form(''),
			T1: {
				一般公共预算: { 金额: '9.86' },
				政府性基金预算: { 金额: '0.00' },
				本年收入合计: { 金额: '9.86' }
			},
			T2: { 合计: { 合计: '9.86', 政府性基金预算: '9.86', 一般公共预算: '0.00' } }
		};
		const [first] = explain('X02', printed);
		expect(first).toMatchObject({ kind: 'shifted-column' });
		expect(first.cells).toEqual(['T2[合计].政府性基金预算', 'T2[合计].一般公共预算']);
	});
	it('[K8] is not seen where the neighbour is a total that is equal by right', () => {
		expect(
			kinds('X03', {
				T1: { 上年结转: { 金额: '0.00' }, 一般公共预算: { 金额: '3.00' } },
				T2: { 合计: { 上年结转: '9.86' }, '204': { 上年结转: '9.86' } }
			})
		).not.toContain('shifted-column');
	});
});

describe('the part of 事业 units', () => {
	const register: readonly Unit[] = [
		{ id: 'u1', code: '', name: '市局', kind: '行政', role: '本级' },
		{ id: 'u3', code: '', name: '训练学校', kind: '事业', role: '所属' }
	];
	const printed = (said: string): PrintedDisclosure => ({
		T11: { 部门合计: { role: 'total', 合计: '3754.66' }, 市局: { unit: 'u1', 合计: '3754.66' } },
		T6: { 合计: { 合计: '20828.20', 公用经费: '3798.30' } },
		narrative: { N8: { 正文: `2023年机关运行经费预算为${said}万元。` } }
	});
	it('[K9] that the text counts and T11 does not', () => {
		expect(kinds('N16', printed('3798.29'), register)).toEqual(['institutions']);
	});
	it('[K9] is not seen where all units are in T11', () => {
		expect(kinds('N16', printed('3798.29'), register.slice(0, 1))).not.toContain('institutions');
	});
});

describe('silence', () => {
	it('[H1] where rounding explains the difference, or no two amounts are compared', () => {
		const live = new LiveBook(disclosureOf(basic('4629.96', ...PARTS)));
		const findings = createEngine(live).findings();
		const rounding = findings.filter(({ severity }) => severity === 'rounding');
		expect(rounding.length).toBeGreaterThan(0);
		for (const finding of rounding)
			expect(explainDifference(finding, new Figures(live))).toEqual([]);
	});
	it('[H3] where several slips of one kind would do equally well', () => {
		expect(kinds('W19', basic('4629.97', ...PARTS, '377.81'))).not.toContain('missing-addend');
	});
});
