import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPieces, revertPieces, type TextPiece } from './text-change';

const piece = (at: number, removed: string, inserted: string): TextPiece => ({
	...{ at, removed, inserted },
	lead: '',
	tail: ''
});

describe('pieces of a text', () => {
	it('lead from the words before to those after, and back', () => {
		const pieces = [piece(0, '', '共'), piece(2, '三', '四'), piece(4, '人', '')];
		expect(applyPieces('经费三百人', pieces)).toBe('共经费四百');
		expect(revertPieces('共经费四百', pieces)).toBe('经费三百人');
	});

	it('do not fit other words', () => {
		expect(applyPieces('另一句', [piece(2, '三', '四')])).toBeUndefined();
		expect(revertPieces('另', [piece(5, '', '四')])).toBeUndefined();
	});

	it('are undone exactly, whatever they are', () => {
		const step = fc.record({
			keep: fc.nat(4),
			remove: fc.nat(3),
			insert: fc.string({ maxLength: 3 })
		});
		fc.assert(
			fc.property(fc.string({ maxLength: 40 }), fc.array(step), (before, steps) => {
				const pieces: TextPiece[] = [];
				let at = 0;
				for (const { keep, remove, insert } of steps) {
					at += keep;
					if (at > before.length) break;
					const removed = before.slice(at, at + remove);
					pieces.push(piece(at, removed, insert));
					at += removed.length;
				}
				const after = applyPieces(before, pieces);
				expect(after).toBeDefined();
				expect(revertPieces(after!, pieces)).toBe(before);
			})
		);
	});
});
