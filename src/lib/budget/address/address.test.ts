import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../../../tests/support/arbitrary-book';
import { parseAddress, printAddress, type Address } from './address';
import { tableIdsOf } from '../table/table-template';

const rowName = fc.record({ key: cellText, nth: fc.integer({ min: 1, max: 999 }) });
const star = fc.constant('*' as const);
const address: fc.Arbitrary<Address> = fc.oneof(
	fc.record(
		{
			kind: fc.constant('table' as const),
			table: fc.constantFrom(...tableIdsOf(firstFormat())),
			edition: cellText,
			row: fc.oneof(star, rowName),
			column: cellText
		},
		{ requiredKeys: ['kind', 'table'] }
	),
	fc
		.record(
			{
				kind: fc.constant('form' as const),
				project: fc.oneof(
					star,
					fc.record(
						{ key: cellText, nth: fc.constant(1), unit: cellText },
						{ requiredKeys: ['key', 'nth'] }
					)
				),
				indicator: fc.oneof(star, fc.integer({ min: 1, max: 999 })),
				column: cellText
			},
			{ requiredKeys: ['kind'] }
		)
		.filter((a) => a.indicator !== undefined || !a.column?.startsWith('指标[')),
	fc.record(
		{ kind: fc.constant('narrative' as const), section: cellText, column: cellText },
		{ requiredKeys: ['kind'] }
	)
);

describe('addresses', () => {
	it('[N1] are read back from their print', () => {
		fc.assert(
			fc.property(address, (a) => {
				expect(parseAddress(printAddress(a), firstFormat())).toEqual({ ok: true, address: a });
			}),
			{ numRuns: 2000 }
		);
	});

	it.each([
		'T2[204].一般公共预算',
		'T2@晋城市看守所[204].一般公共预算',
		'T6[办公费#2].合计',
		'T12[*].合计',
		'T2[204]',
		'T2',
		'T7.注',
		'F[辅警招聘经费@晋城市公安局].年度资金总额',
		'F[辅警招聘经费@晋城市公安局].指标[3].年度.指标值',
		'F[*].指标[*]',
		'N[8].机关运行经费',
		'N[O1]',
		'T12[*#1].合计',
		'T13[晋市政法法[2022\\]41号].合计'
	])('[N1] %s prints as itself', (text) => {
		const result = parseAddress(text, firstFormat());
		expect(result).toMatchObject({ ok: true });
		expect(result.ok && printAddress(result.address)).toBe(text);
	});

	it.each([
		['', 0, 'table-or-form-or-narrative'],
		['T0[1]', 0, 'table-or-form-or-narrative'],
		['T14', 0, 'table-or-form-or-narrative'],
		['t2', 0, 'table-or-form-or-narrative'],
		['T2[', 3, 'row'],
		['T2[]', 3, 'row'],
		['T2[204', 6, 'bracket'],
		['T2[204]x', 7, 'end'],
		['T2[204].', 8, 'column'],
		['T2[204#0]', 7, 'number'],
		['T2[204#a]', 7, 'number'],
		['T2@[204]', 3, 'row'],
		['T2[a\\', 5, 'row'],
		['F[a@]', 4, 'row'],
		['F[a].指标[x]', 8, 'number'],
		['F[a].指标[1', 9, 'bracket'],
		['N[8', 3, 'bracket']
	])('[N2] %s is refused at %i: %s', (text, at, expected) => {
		expect(parseAddress(text, firstFormat())).toEqual({
			ok: false,
			failure: { kind: 'bad-address', text, at, expected }
		});
	});

	it('[N2] every text is an address or refused inside itself', () => {
		const nearly = fc.string({ unit: fc.constantFrom(...'TFN[]@#.*\\12指标a') });
		fc.assert(
			fc.property(nearly, (text) => {
				const result = parseAddress(text, firstFormat());
				if (result.ok) {
					expect(parseAddress(printAddress(result.address), firstFormat())).toEqual(result);
				} else {
					expect(result.failure.at).toBeGreaterThanOrEqual(0);
					expect(result.failure.at).toBeLessThanOrEqual(text.length);
				}
			}),
			{ numRuns: 3000 }
		);
	});
});
