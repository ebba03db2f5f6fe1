import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replacementOf } from './prose-diff';

test('[C14] the replacement turns the one into the other and never cuts a character in two', () => {
	const text = fc.string({ unit: fc.constantFrom('一', 'a', '𠮷', '😀', '😁'), maxLength: 12 });
	fc.assert(
		fc.property(text, text, (before, after) => {
			const change = replacementOf(before, after);
			if (!change) {
				expect(before).toBe(after);
				return;
			}
			const { at, remove, insert } = change;
			expect(before.slice(0, at) + insert + before.slice(at + remove)).toBe(after);
			for (const part of [before.slice(0, at), before.slice(at, at + remove), insert]) {
				expect(() => encodeURIComponent(part)).not.toThrow();
			}
		}),
		{ numRuns: 2000 }
	);
});

test('[C14] only what differs is replaced', () => {
	expect(replacementOf('甲乙丙', '甲丁丙')).toEqual({ at: 1, remove: 1, insert: '丁' });
	expect(replacementOf('甲', '甲')).toBeUndefined();
});
