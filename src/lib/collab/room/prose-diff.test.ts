import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replacementsOf } from './prose-diff';

function applied(before: string, after: string): string {
	let text = before;
	for (const { at, remove, insert } of replacementsOf(before, after).reverse()) {
		text = text.slice(0, at) + insert + text.slice(at + remove);
	}
	return text;
}

const text = (most: number) =>
	fc.string({ unit: fc.constantFrom('一', 'a', 'b', '𠮷', '😀', '😁'), maxLength: most });

test('[C14] the replacements turn the one into the other and never cut a character in two', () => {
	fc.assert(
		fc.property(text(14), text(14), (before, after) => {
			expect(applied(before, after)).toBe(after);
			for (const { at, remove, insert } of replacementsOf(before, after)) {
				for (const part of [before.slice(0, at), before.slice(at, at + remove), insert]) {
					expect(() => encodeURIComponent(part)).not.toThrow();
				}
			}
		}),
		{ numRuns: 3000 }
	);
	fc.assert(
		fc.property(text(700), text(700), (before, after) => {
			expect(applied(before, after)).toBe(after);
		}),
		{ numRuns: 30 }
	);
});

test('[C14] the replacements turn a text with marks into another', () => {
	const unit = fc.constantFrom('一', 'a', 'b', '😀', '\n', '{{粗体}}', '{{/粗体}}', '{{列表}}');
	const marked = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));
	fc.assert(
		fc.property(marked, marked, (before, after) => {
			expect(applied(before, after)).toBe(after);
		}),
		{ numRuns: 5000 }
	);
});

test('[C14] a mark is not written anew because something is written after it', () => {
	expect(replacementsOf('甲\n{{编号}}', '甲\n{{编号}}审')).toEqual([
		{ at: 8, remove: 0, insert: '审' }
	]);
	expect(replacementsOf('{{粗体}}甲{{/粗体}}', '{{粗体}}甲{{/粗体}}乙')).toEqual([
		{ at: 14, remove: 0, insert: '乙' }
	]);
	expect(replacementsOf('甲{{粗体}}乙{{/粗体}}', '甲{{粗体}}丙乙{{/粗体}}')).toEqual([
		{ at: 7, remove: 0, insert: '丙' }
	]);
	expect(replacementsOf('{{列表}}甲', '{{列表}}乙')).toEqual([{ at: 6, remove: 1, insert: '乙' }]);
});

test('[C14] only what differs is replaced', () => {
	expect(replacementsOf('甲', '甲')).toEqual([]);
	expect(replacementsOf('甲乙丙', '甲丁丙')).toEqual([{ at: 1, remove: 1, insert: '丁' }]);
	const before = '本年预算安排一百万元，比上年增加十万元，主要是人员增加。';
	const after = '本年预算共安排一百万元，比上年增加二十万元，主要是人员增加。';
	expect(replacementsOf(before, after)).toEqual([
		{ at: 4, remove: 0, insert: '共' },
		{ at: 16, remove: 0, insert: '二' }
	]);
});

test('[C14] a long text is compared, rewritten or not', () => {
	const long = '预算公开文本的一段话。'.repeat(5_000);
	expect(replacementsOf(long, long.slice(0, 20_000) + '改' + long.slice(20_000))).toHaveLength(1);
	expect(applied(long, [...long].reverse().join(''))).toHaveLength(long.length);
});
