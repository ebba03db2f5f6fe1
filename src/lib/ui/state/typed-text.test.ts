import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caretAfter, rebased } from './typed-text';

const at = (start: number, end = start) => ({ start, end });

describe('the caret after a remote edit', () => {
	it('stays where it is when the edit is behind it', () => {
		expect(caretAfter('预算公开', '预算公开表', at(2))).toEqual(at(2));
	});
	it('moves along when text is put before it', () => {
		expect(caretAfter('预算公开', '部门预算公开', at(2))).toEqual(at(4));
		expect(caretAfter('部门预算公开', '预算公开', at(4, 6))).toEqual(at(2, 4));
	});
	it('ends at the edge of what was deleted around it', () => {
		expect(caretAfter('甲乙丙丁', '甲丁', at(2))).toEqual(at(1));
	});
});

describe('what one person typed, put onto what another wrote meanwhile', () => {
	it('keeps both', () => {
		expect(rebased('收入预算', '收入预算表', '部门收入预算')).toBe('部门收入预算表');
		expect(rebased('甲乙', '甲一乙', '甲乙二')).toBe('甲一乙二');
	});
	it('is theirs where nothing was typed, mine where nothing came', () => {
		expect(rebased('甲', '甲', '乙')).toBe('乙');
		expect(rebased('甲', '乙', '甲')).toBe('乙');
	});
	it('keeps a typed insertion whole, whatever came', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.nat(), (base, theirs, n) => {
				const cut = n % (base.length + 1);
				const mine = `${base.slice(0, cut)}【】${base.slice(cut)}`;
				expect(rebased(base, mine, theirs)).toContain('【】');
			})
		);
	});
	it('leaves the caret inside the text', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.nat(), (before, after, n) => {
				const { start } = caretAfter(before, after, at(n % (before.length + 1)));
				expect(start).toBeGreaterThanOrEqual(0);
				expect(start).toBeLessThanOrEqual(after.length);
			})
		);
	});
});
