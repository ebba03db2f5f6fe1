import { describe, expect, it } from 'vitest';
import { dayInChina } from './china-time';

describe('a day in China', () => {
	it('begins at 16:00 UTC of the day before', () => {
		expect(dayInChina(Date.parse('2023-03-06T15:59:59Z'))).toBe('2023-03-06');
		expect(dayInChina(Date.parse('2023-03-06T16:00:00Z'))).toBe('2023-03-07');
		expect(dayInChina(Date.parse('2022-12-31T16:00:00Z'))).toBe('2023-01-01');
	});
});
