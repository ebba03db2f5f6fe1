/** Characters that are drawn again in the place where they stand: so some programs make them bold. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { Glyph } from './page-marks';

/** In sizes of the text: strikes of one character are no farther apart. */
const APART = { across: 0.25, down: 0.15 };
/** In widths of the character: two of the same beside each other, as in 11, are farther apart. */
const BESIDE = 0.35;
/** In sizes of the text, for characters without a width. */
const LEAST = 0.05;

export class DrawnGlyphs {
	/** By character, size and place, so that only what is near is looked at. */
	readonly #near = new Map<string, Glyph[]>();

	/** Whether the character stands there already; else it is kept in mind. */
	isAgain(glyph: Glyph): boolean {
		const { text, x, y, size } = glyph;
		const level = Math.round(Math.log2(Math.max(size, LEAST)));
		const step = 2 ** level * APART.across * 2;
		const [column, row] = [Math.floor(x / step), Math.floor(y / step)];
		const keyAt = (i: number, k: number): string => `${text} ${level} ${column + i} ${row + k}`;
		for (const i of NEXT)
			for (const k of NEXT)
				if (this.#near.get(keyAt(i, k))?.some((other) => isSame(other, glyph))) return true;
		addToList(this.#near, keyAt(0, 0), glyph);
		return false;
	}
}

const NEXT = [0, -1, 1];

function isSame(a: Glyph, b: Glyph): boolean {
	const width = Math.min(a.end - a.x, b.end - b.x);
	const across = Math.min(APART.across * b.size, Math.max(LEAST * b.size, BESIDE * width));
	return Math.abs(a.x - b.x) <= across && Math.abs(a.y - b.y) <= APART.down * b.size;
}
