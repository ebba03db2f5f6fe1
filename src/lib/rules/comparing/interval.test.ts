import { describe, expect, it } from 'vitest';
import { judgeSum, roundingInterval } from './interval';

describe('the rounding interval', () => {
	it('[R1] is 0.005 × (n + 1) 万元', () => {
		expect(roundingInterval(1, '万元')).toBe(10_000);
		expect(roundingInterval(5, '万元')).toBe(30_000);
	});
	it('[R2] includes its end', () => {
		expect(judgeSum(0, 2, '万元')).toBe('equal');
		expect(judgeSum(15_000, 2, '万元')).toBe('rounding');
		expect(judgeSum(-15_000, 2, '万元')).toBe('rounding');
		expect(judgeSum(15_001, 2, '万元')).toBe('different');
	});
	it('[R3] is nothing for forms in 元, which round nothing', () => {
		expect(judgeSum(1, 5, '元')).toBe('different');
	});
});
