/** Texts of a line that gaps part: narrower ones than between words, as columns may stand close. */
import type { Glyph } from './page-marks';
import type { TextLine } from './text-lines';

/** What stands in a line without a gap. */
export interface Segment extends TextLine {
	readonly text: string;
}

/** In sizes of the text: cells pad their text by more, and CJK beside Latin has a gap of less. */
const GAP = 0.3;
/** In sizes of the text: a space that is drawn belongs to its text, if it is no wider. */
const WIDEST_SPACE = 0.6;

export function segmentsOf({ glyphs }: TextLine): Segment[] {
	const segments: Glyph[][] = [];
	let last: Glyph | undefined;
	let isSpaced = false;
	for (const glyph of glyphs) {
		if (glyph.text.trim() === '') {
			isSpaced = true;
			continue;
		}
		const gap = last === undefined ? Infinity : (glyph.x - last.end) / glyph.size;
		if (gap > (isSpaced ? WIDEST_SPACE : GAP)) segments.push([]);
		else if (isSpaced) segments.at(-1)!.push({ ...glyph, text: ' ', x: last!.end, end: glyph.x });
		segments.at(-1)!.push(glyph);
		last = glyph;
		isSpaced = false;
	}
	return segments.map(segmentOf);
}

function segmentOf(glyphs: readonly Glyph[]): Segment {
	return {
		glyphs,
		text: glyphs.map(({ text }) => text).join(''),
		y: glyphs[0].y,
		size: Math.max(...glyphs.map(({ size }) => size)),
		left: glyphs[0].x,
		right: glyphs[glyphs.length - 1].end
	};
}

interface Extent {
	readonly left: number;
	readonly right: number;
}

/** Points that two texts have in common across; negative: the gap between them. */
export function overlap(a: Extent, b: Extent): number {
	return Math.min(a.right, b.right) - Math.max(a.left, b.left);
}
