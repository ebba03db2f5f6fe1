import fc from 'fast-check';
import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import type { Address } from '$lib/budget/address/address';
import { compileFormula } from './compile';
import { COMPARISONS, type Expression, type Formula } from '$lib/budget/formula/formula';
import { parseFormula } from '$lib/budget/formula/parse-formula';
import { printFormula } from '$lib/budget/formula/print-formula';

const failure = (text: string) => {
	const read = compileFormula(text, firstFormat());
	return read.ok ? undefined : read.failure;
};
/** The failure of a text that marks with `¦` where it is. */
const failureAt = (marked: string) => ({
	failure: failure(marked.replace('¦', '')),
	at: marked.indexOf('¦')
});

/** Everything but where it stands. */
function bare(part: unknown): unknown {
	return JSON.parse(
		JSON.stringify(part, (key, value: unknown) =>
			key === 'at' || key === 'length' ? undefined : value
		)
	);
}

const PLACE = { at: 0, length: 0 };
const name = fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }).filter((s) => s !== '*');
const rowName = fc.record({ key: name, nth: fc.integer({ min: 1, max: 9 }) });
const column = fc.constantFrom('合计', '一般公共预算', '基本支出', '年度资金总额');
const address: fc.Arbitrary<Address> = fc.oneof(
	fc.record(
		{
			kind: fc.constant('table' as const),
			table: fc.constantFrom('T1' as const, 'T12' as const),
			edition: name,
			row: fc.oneof(rowName, fc.constant('*' as const)),
			column
		},
		{ requiredKeys: ['kind', 'table', 'row', 'column'] }
	),
	fc.record({
		kind: fc.constant('form' as const),
		project: fc.oneof(
			fc.constant('*' as const),
			fc.record({ key: name, nth: fc.integer({ min: 1, max: 9 }), unit: name })
		),
		column
	}),
	fc.record({ kind: fc.constant('narrative' as const), section: name, column })
);
const number = fc
	.record({
		whole: fc.nat(999_999),
		fraction: fc.nat(99),
		unit: fc.constantFrom('元' as const, '万元' as const, '%' as const, undefined)
	})
	.map(({ whole, fraction, unit }) => ({
		kind: 'number' as const,
		decimal: fraction % 10 === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(2, '0')}`,
		...(unit && { unit }),
		...PLACE
	}));
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
	expression: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		address.map((a) => ({ kind: 'address' as const, address: a, ...PLACE })),
		number,
		fc.record({
			kind: fc.constant('negative' as const),
			of: tie('expression'),
			at: fc.constant(0),
			length: fc.constant(0)
		}),
		fc.record({
			kind: fc.constantFrom('plus' as const, 'minus' as const, 'times' as const),
			left: tie('expression'),
			right: tie('expression'),
			at: fc.constant(0),
			length: fc.constant(0)
		}),
		fc.record({
			kind: fc.constantFrom('sum' as const, 'count' as const),
			of: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }),
			at: fc.constant(0),
			length: fc.constant(0)
		})
	)
}));
const formula: fc.Arbitrary<Formula> = fc.record(
	{
		left: expression,
		comparison: fc.constantFrom(...COMPARISONS),
		right: expression,
		tolerance: number
	},
	{ requiredKeys: ['left', 'comparison', 'right'] }
);

describe('formulas', () => {
	it('[O1] are read back as they were printed', () => {
		fc.assert(
			fc.property(formula, (written) => {
				const text = printFormula(written);
				fc.pre(text.length <= 4_000);
				const read = parseFormula(text, firstFormat());
				expect(bare(read)).toEqual({ ok: true, value: bare(written) });
			}),
			{ numRuns: 300 }
		);
	});

	it('[O2] of any text are read or refused, at a place within the text', () => {
		const pieces = fc.array(
			fc.oneof(
				fc.string({ maxLength: 8 }),
				fc.constantFrom('T3[合计].项目支出', 'sum(', ')', '=', '×', '− ', '5万元', '±', 'F[', '[*]')
			),
			{ maxLength: 30 }
		);
		fc.assert(
			fc.property(pieces, (parts) => {
				const text = parts.join('');
				const read = compileFormula(text, firstFormat());
				if (read.ok) return;
				const { at, length } = read.failure;
				expect(at).toBeGreaterThanOrEqual(0);
				expect(at + length).toBeLessThanOrEqual(text.length);
			}),
			{ numRuns: 1_000 }
		);
	});

	it('[O3] may be typed with a Chinese keyboard, and are printed in one way', () => {
		const read = compileFormula(
			'T3[合计]．项目支出'.replace('．', '.') +
				'＝求和（T12[*].合计，T13[部门合计].合计）－ 0.50万元 +/- 0.01',
			firstFormat()
		);
		expect(read.ok && read.value.text).toBe(
			'T3[合计].项目支出 = sum(T12[*].合计, T13[部门合计].合计) − 0.5万元 ± 0.01'
		);
	});

	it('[O4] that end or go astray are refused where they do, with what could stand there', () => {
		expect(failure('T3[合计].项目支出 = ')).toEqual({
			kind: 'unexpected',
			found: '',
			at: 'T3[合计].项目支出 ='.length,
			length: 0,
			expected: expect.arrayContaining(['address', 'number', 'sum', 'count', 'minus', 'open'])
		});
		expect(failure('T3[合计].项目支出 sum')).toMatchObject({
			kind: 'unexpected',
			found: 'sum',
			at: 12,
			expected: expect.arrayContaining(['plus', 'minus', 'times', 'comparison'])
		});
		expect(failure('')).toMatchObject({ kind: 'unexpected', at: 0, length: 0 });
	});

	it.each([
		['T3[合计].项目支出 ¦? 1', 'unknown-character'],
		['T3[合计].项目支出 = 1万元 ¦= 2万元', 'unexpected'],
		['T3[合计].项目支出 = (1万元¦', 'unexpected'],
		['T3[合计 = 5¦', 'bad-address'],
		['T3[合计].¦ = 1万元', 'bad-address'],
		['1万元 = ¦T99[合计].合计', 'bad-address']
	])('[O4] %s is refused as %s', (marked, kind) => {
		const { failure, at } = failureAt(marked);
		expect(failure).toMatchObject({ kind, at });
	});

	it.each([
		['T3[合计].¦项目 = 1万元', 'unknown-column'],
		['T3[合计].¦名称 = 1万元', 'text-column'],
		['F[甲@乙].¦项目概况 = 1万元', 'text-column'],
		['F[甲].¦总额 = 1元', 'unknown-column'],
		['F[甲].指标[1].¦年度.指标值 = 1万元', 'text-column'],
		['N[8].¦正文 = 1万元', 'text-column']
	])('[O5] the column of %s is refused as %s', (marked, kind) => {
		const { failure, at } = failureAt(marked);
		expect(failure).toMatchObject({ kind, at });
	});

	it.each([
		['T3[合计]¦ = 1万元', 'column-missing'],
		['¦T3.合计 = 1万元', 'row-missing'],
		['¦T12@看守所[*].合计 = 1万元', 'no-editions'],
		['T3[合计].合计 = ¦5', 'unit-missing'],
		['T3[合计].合计 = ¦count(T12[*])', 'amount-beside-number'],
		['¦T3[合计].合计 × T3[合计].基本支出 = 1万元', 'product-of-cells'],
		['T3[合计].合计 = ¦1万元 × 2元', 'amount-times-amount'],
		['T3[合计].合计 = sum(¦T12[*].合计 + 1万元)', 'not-an-address'],
		['T3[合计].合计 ≥ 1万元 ± ¦0.01', 'tolerance-without-equality'],
		['T3[*].合计 = ¦T4[*].小计', 'rows-do-not-match'],
		['T3[*].合计 = ¦F[*].年度资金总额', 'rows-do-not-match'],
		['¦1万元 = 2万元', 'no-cells'],
		['T3[合计].合计 = ¦1.1234567万元', 'bad-number'],
		['T3[合计].合计 = ¦1234567890123元', 'bad-number']
	])('[O6] %s is refused as %s', (marked, kind) => {
		const { failure, at } = failureAt(marked);
		expect(failure).toMatchObject({ kind, at });
	});

	it.each([
		'T3[合计].合计 = ¦T3[合计].合计',
		'T12[甲].合计 = sum(¦T12[*].合计)',
		'T2[*].合计 = T2[*].一般公共预算 + ¦T2[*].合计'
	])('[O7] %s compares a cell with itself', (marked) => {
		const { failure, at } = failureAt(marked);
		expect(failure).toMatchObject({ kind: 'cyclic', at });
	});

	it('[O7] a total is none of the rows that it adds up', () => {
		expect(failure('T3[合计].合计 = sum(T3[*].合计)')).toBeUndefined();
	});

	it('[O8] are bounded in length, depth, parts and columns', () => {
		expect(failure('('.repeat(3_000))).toMatchObject({ kind: 'too-deep' });
		expect(failure(`${'−'.repeat(3_000)}1 = 1`)).toMatchObject({ kind: 'too-deep' });
		expect(failure('1 + '.repeat(900))).toMatchObject({ kind: 'too-many-parts', at: 800 });
		expect(failure('x'.repeat(4_001))).toMatchObject({ kind: 'too-long' });
		const columns = Array.from({ length: 25 }, () => 'T12[*].合计').join(', ');
		expect(failure(`T3[合计].合计 = sum(${columns})`)).toMatchObject({ kind: 'too-many-columns' });
	});
});
