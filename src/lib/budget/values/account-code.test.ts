import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	accountAncestors,
	accountChildren,
	accountDepth,
	accountLevel,
	accountParent,
	isAccountChild,
	parseAccountCode
} from './account-code';

const code = fc
	.tuple(
		fc.integer({ min: 100, max: 999 }),
		fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 2 })
	)
	.map(([head, pairs]) => head + pairs.map((n) => String(n).padStart(2, '0')).join(''));

describe('account codes', () => {
	it('[C1] have a level by their length', () => {
		expect(['204', '20402', '2040201'].map(accountLevel)).toEqual(['类', '款', '项']);
		expect(['', '合计', '20', '2040', '204020101', '2a4'].map(accountLevel)).toEqual(
			Array(6).fill(undefined)
		);
		expect(['204', '20402', '2040201', '合计'].map(accountDepth)).toEqual([0, 1, 2, 0]);
	});

	it('[C1] have the code without its last two digits as parent', () => {
		fc.assert(
			fc.property(code, (c) => {
				const parent = accountParent(c);
				expect(parent === undefined).toBe(accountLevel(c) === '类');
				if (parent === undefined) return;
				expect(c.startsWith(parent)).toBe(true);
				expect(accountDepth(parent)).toBe(accountDepth(c) - 1);
				expect(isAccountChild(c, parent)).toBe(true);
				expect(accountAncestors(c)).toEqual([parent, ...accountAncestors(parent)]);
			})
		);
		expect(accountParent('合计')).toBeUndefined();
		expect(accountAncestors('合计')).toEqual([]);
	});

	it('[C1] have the codes one level down as children', () => {
		const codes = ['204', '20402', '2040201', '2040202', '20408', '2040801', '208'];
		expect(accountChildren(codes, '204')).toEqual(['20402', '20408']);
		expect(accountChildren(codes, '20402')).toEqual(['2040201', '2040202']);
		expect(accountChildren(codes, '2040201')).toEqual([]);
		expect(accountChildren(codes)).toEqual(['204', '208']);
	});

	it('[C1] are read from full-width and spaced print', () => {
		expect(parseAccountCode('２０４０２')).toBe('20402');
		expect(parseAccountCode(' 204 02 ')).toBe('20402');
		for (const text of ['', '合计', '2040', '04', '204.02'])
			expect(parseAccountCode(text)).toBeUndefined();
	});
});
