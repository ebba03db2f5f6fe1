import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactAmount, parseAmount, printAmount, roundHalfUp } from './amount';

const unit = fc.constantFrom('元' as const, '万元' as const);
const value = (text: string, u: '元' | '万元' = '万元', decimals?: number) => {
	const result = parseAmount(text, u, decimals);
	return result.ok ? result.value : result.failure.kind;
};

describe('parseAmount', () => {
	it('[A6] reads back every exact amount', () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), unit, fc.integer({ min: 0, max: 6 }), (fen, u, decimals) => {
				expect(parseAmount(exactAmount(fen, u, decimals), u)).toEqual({ ok: true, value: fen });
			})
		);
	});

	it('[A1] reads what is printed to the last digit', () => {
		expect(value('37,968.48')).toBe(37_968_480_000);
		expect(value('0.000001')).toBe(1);
		expect(value('620000', '元')).toBe(62_000_000);
		expect(value('163,000', '元')).toBe(16_300_000);
		expect(value('12.', '元')).toBe(1200);
		expect(value('.5', '元')).toBe(50);
		expect(value('-12.34', '元')).toBe(-1234);
		expect(value('+1', '元')).toBe(100);
	});

	it.each(['', '  ', '\u3000', '-', '—', '－', '\ufeff'])('[A2] reads %j as blank', (text) => {
		expect(parseAmount(text, '万元')).toEqual({ ok: true, value: undefined });
	});

	it('[A2] tells zero from blank', () => {
		expect(value('0.00')).toBe(0);
		expect(value('-0')).toBe(0);
		expect(Object.is(value('-0.00'), 0)).toBe(true);
		expect(printAmount(undefined, '万元')).toBe('');
		expect(printAmount(0, '万元')).toBe('0.00');
	});

	it('[A3] reads figures as people type and paste them', () => {
		expect(value('１，２３４．５０', '元')).toBe(123_450);
		expect(value(' 1 234.5 ', '元')).toBe(123_450);
		expect(value('（12.00）', '元')).toBe(-1200);
		expect(value('(1,200.00)', '元')).toBe(-120_000);
		expect(value('−5', '元')).toBe(-500);
	});

	it.each([
		'1,23',
		'12,34.5',
		'1.2.3',
		'1e3',
		'①',
		'5²',
		'½',
		'十万',
		'12万元',
		'--1',
		'(-1)',
		'0x10',
		'NaN'
	])('[A3] refuses %j as no number', (text) => {
		expect(parseAmount(text, '元')).toEqual({ ok: false, failure: { kind: 'not-a-number', text } });
	});

	it('[A4] refuses decimals that the place does not hold, never drops them', () => {
		const text = '12.345';
		expect(parseAmount(text, '万元', 2)).toEqual({
			ok: false,
			failure: { kind: 'too-precise', text, decimals: 3, allowed: 2 }
		});
		expect(value('12.3400', '万元', 2)).toBe(12_340_000);
		expect(value('0.001', '元')).toBe('too-precise');
		expect(value('0.0000001', '万元', 9)).toBe('too-precise');
	});

	it('[A5] refuses what does not fit', () => {
		expect(value('90071992547409.91', '元')).toBe(Number.MAX_SAFE_INTEGER);
		expect(value('90071992547409.92', '元')).toBe('out-of-range');
		expect(value('9'.repeat(400), '元')).toBe('out-of-range');
	});

	it('answers every text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), unit, (text, u) => {
				const result = parseAmount(text, u);
				if (result.ok && result.value !== undefined)
					expect(result.value).toSatisfy(Number.isSafeInteger);
			})
		);
	});
});

describe('printAmount', () => {
	it('[A7] prints two decimals with separators, rounded half up', () => {
		expect(printAmount(37_968_480_000, '万元')).toBe('37,968.48');
		expect(printAmount(123_456_789_012, '元')).toBe('1,234,567,890.12');
		expect(printAmount(15_000, '万元')).toBe('0.02');
		expect(printAmount(14_999, '万元')).toBe('0.01');
		expect(printAmount(-15_000, '万元')).toBe('-0.02');
		expect(printAmount(-1, '万元')).toBe('0.00');
	});

	it('[A7] is off by half a step at most, and reads back as what it shows', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e14, max: 1e14 }), unit, (fen, u) => {
				const result = parseAmount(printAmount(fen, u), u);
				const step = u === '元' ? 1 : 10_000;
				expect(result.ok && Math.abs(result.value! - fen) * 2).toBeLessThanOrEqual(
					step === 1 ? 0 : step
				);
				expect(printAmount((result as { value: number }).value, u)).toBe(printAmount(fen, u));
			})
		);
	});

	it('[A7] rounds symmetrically and never to −0', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e12, max: 1e12 }),
				fc.integer({ min: 0, max: 6 }),
				(fen, power) => {
					expect(roundHalfUp(-fen, power)).toBe(0 - roundHalfUp(fen, power));
				}
			)
		);
	});
});
