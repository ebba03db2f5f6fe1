import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebaseProse } from './rebase-prose';

describe('prose typed while others write', () => {
	it('keeps both changes', () => {
		const base = '完成设备采购。保障运行。';
		expect(rebaseProse(base, '按期完成设备采购。保障运行。', '完成设备采购。保障平稳运行。')).toBe(
			'按期完成设备采购。保障平稳运行。'
		);
	});
	it('keeps what they add inside what is deleted here', () => {
		expect(rebaseProse('甲乙丙丁', '甲丁', '甲乙新增内容丙丁')).toBe('甲新增内容丁');
	});
	it('does once what both did', () => {
		expect(rebaseProse('五月份', '六月份', '六月份')).toBe('六月份');
		expect(rebaseProse('五月份完成', '六月份完成', '六月份全部完成')).toContain('六月份');
	});
	it('is what was typed where nobody else wrote, and what they wrote where nothing was typed', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (base, other) => {
				expect(rebaseProse(base, other, base)).toBe(other);
				expect(rebaseProse(base, base, other)).toBe(other);
			})
		);
	});
	it('never breaks a surrogate pair', () => {
		expect(rebaseProse('a𠮷b', 'a𠮷bc', 'a𠮶b')).toBe('a𠮶bc');
	});
});
