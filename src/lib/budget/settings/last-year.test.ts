import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastYearsFigure, percentOf, yearChange } from './last-year';
import { LiveBook } from '../live/live-book';
import { headOf } from '../../../../tests/support/small-book';

const book = new LiveBook({
	head: headOf({
		year: 2024,
		units: [{ id: 'u2', code: '', name: '城区分局', kind: '行政', role: '所属' }],
		settings: {
			lastYear: {
				year: 2023,
				figures: {
					'T2[204].合计': '300.00',
					'T2@城区分局[204].合计': '12.34',
					'T12[2023年社区警务室经费].合计': '5.00'
				}
			}
		}
	}),
	sheets: {
		T2: [
			{ id: 'a', order: 'a1', cells: { 编码: '204', 合计: 100 } },
			{ id: 'b', order: 'a2', cells: { 编码: '205', 合计: 100 } }
		],
		'T2@u2': [{ id: 'c', order: 'a1', cells: { 编码: '204' } }],
		T12: [{ id: 'd', order: 'a1', cells: { 项目: '2024年社区警务室经费' } }]
	}
});

describe('[S4] last year’s figure', () => {
	it('is that of the row with the same code or label, whichever edition', () => {
		expect(lastYearsFigure(book, { row: 'a', column: '合计' })).toBe(300_000_000);
		expect(lastYearsFigure(book, { row: 'b', column: '合计' })).toBeUndefined();
		expect(lastYearsFigure(book, { row: 'a', column: '基本支出' })).toBeUndefined();
		expect(lastYearsFigure(book, { row: 'c', column: '合计' })).toBe(12_340_000);
		expect(lastYearsFigure(book, { row: 'd', column: '合计' })).toBe(5_000_000);
	});
});

describe('[S5] what became of a figure', () => {
	it('is exact, and blank where neither year has one', () => {
		expect(yearChange(undefined, undefined)).toBeUndefined();
		expect(yearChange(115, 100)).toEqual({ change: 15, percent: '15.00' });
		expect(yearChange(undefined, 100)).toEqual({ change: -100, percent: '-100.00' });
		expect(yearChange(100, undefined)).toEqual({ change: 100 });
		expect(yearChange(100, 0)).toEqual({ change: 100 });
		expect(percentOf(1, 20_000)).toBe('0.01');
		expect(percentOf(-1, 20_001)).toBe('0.00');
		expect(percentOf(2, -3)).toBe('-66.67');
	});

	it('is the nearest hundredth for every pair of amounts', () => {
		const fen = fc.integer({ min: -(10 ** 15), max: 10 ** 15 });
		fc.assert(
			fc.property(
				fen,
				fen.filter((whole) => whole !== 0),
				(part, whole) => {
					const printed = percentOf(part, whole);
					expect(printed).toMatch(/^-?\d+\.\d\d$/);
					const hundredths = BigInt(printed.replace('.', ''));
					const off = BigInt(part) * 10_000n - hundredths * BigInt(whole);
					const twice = (off < 0n ? -off : off) * 2n;
					expect(twice <= (BigInt(whole) < 0n ? -BigInt(whole) : BigInt(whole))).toBe(true);
				}
			)
		);
	});
});
