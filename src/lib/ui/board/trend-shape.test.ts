import { describe, expect, it } from 'vitest';
import { NO_COUNTS } from '$lib/rules/finding/finding-counts';
import { niceCeiling, trendShape } from './trend-shape';

const point = (at: number, error: number) => ({ at, counts: { ...NO_COUNTS, error } });

describe('the drawing of a trend', () => {
	it('holds each count until the next point', () => {
		const { paths, most } = trendShape([point(0, 10), point(50, 5), point(100, 0)], 200, 100);
		expect(most).toBe(10);
		expect(paths.error).toBe('M0.0 0.0H0.0H100.0V50.0H200.0V100.0');
		expect(paths.warning).toBe('M0.0 100.0H0.0H100.0V100.0H200.0V100.0');
	});
	it('draws a single point as a level over the whole width', () => {
		expect(trendShape([point(7, 1)], 200, 100).paths.error).toBe('M0 0.0H200.0');
	});
	it.each([
		[0, 1],
		[3, 5],
		[53, 100],
		[200, 200],
		[201, 500]
	])('rounds %d up to %d', (count, nice) => expect(niceCeiling(count)).toBe(nice));
});
