import { describe, expect, it } from 'vitest';
import { readSetting, ruleOffReason, settingOf } from './book-settings';

describe('[S1] a setting', () => {
	it('is absent, present with amounts in 分, or malformed with its place', () => {
		const figures = { 'T1[收入总计].金额': '36396.98' };
		expect(readSetting({}, 'lastYear')).toEqual({ state: 'absent' });
		expect(settingOf({ lastYear: { year: 2022, figures } }, 'lastYear')).toEqual({
			year: 2022,
			figures: { 'T1[收入总计].金额': 36_396_980_000 }
		});
		expect(readSetting({ lastYear: { year: 2022, figures: { a: 'x' } } }, 'lastYear')).toEqual({
			state: 'malformed',
			at: 'figures.a'
		});
	});

	it('out of range is malformed, not wrong', () => {
		const huge = { figures: { 'T1[收入总计].金额': '9999999999999999' } };
		expect(readSetting({ reply: huge }, 'reply').state).toBe('malformed');
	});

	it.each([undefined, null, 3, 'a', [1], { 0: {} }])('never fails on %o', (raw) => {
		expect(settingOf({ controlNumbers: raw }, 'controlNumbers')).toBe(undefined);
		expect(ruleOffReason({ rules: raw }, 'X01')).toBe(undefined);
	});

	it('is its own, not inherited', () => {
		expect(ruleOffReason({ rules: {} }, 'constructor')).toBe(undefined);
		expect(ruleOffReason({ rules: { X01: { off: true, reason: '口径' } } }, 'X01')).toBe('口径');
	});
});
