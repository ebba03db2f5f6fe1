/** Characters → lines of text, and lines → the texts that wrapping cut into them. */
import type { Glyph } from './page-marks';

/** Characters of one line, from left to right. */
export interface TextLine {
	readonly glyphs: readonly Glyph[];
	/** Of its base line, from the top. */
	readonly y: number;
	readonly size: number;
	readonly left: number;
	readonly right: number;
}

/** Base lines that are nearer, in sizes of the text, are one line. */
const SAME_LINE = 0.4;
/** A gap that is wider, in sizes of the text, is a space; CJK beside Latin has one of 0.2. */
const SPACE = 0.6;
/** A gap that is wider parts two cells where no line does. */
export const APART = 1.8;

export function textLines(glyphs: readonly Glyph[]): TextLine[] {
	const sorted = [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x);
	const lines: Glyph[][] = [];
	let base = -Infinity;
	for (const glyph of sorted) {
		if (glyph.y - base > SAME_LINE * glyph.size) {
			lines.push([]);
			base = glyph.y;
		}
		lines.at(-1)!.push(glyph);
	}
	return lines.map(lineOf).filter((line) => line !== undefined);
}

function lineOf(glyphs: readonly Glyph[]): TextLine | undefined {
	const sorted = [...glyphs].sort((a, b) => a.x - b.x);
	const drawn = sorted.filter(({ text }) => text.trim() !== '');
	if (drawn.length === 0) return undefined;
	return {
		glyphs: sorted,
		y: drawn[0].y,
		size: Math.max(...drawn.map(({ size }) => size)),
		left: drawn[0].x,
		right: drawn.at(-1)!.end
	};
}

/** The text of a line; `between` is put where it has a gap wider than `apart` sizes. */
export function textOf({ glyphs }: TextLine, between = ' ', apart = SPACE): string {
	let text = '';
	let end: number | undefined;
	for (const glyph of glyphs) {
		const gap = end === undefined ? 0 : (glyph.x - end) / glyph.size;
		if (gap > apart) text += between;
		else if (gap > SPACE && !text.endsWith(' ')) text += ' ';
		text += glyph.text;
		// The gap after a space is counted from what stands before it.
		if (glyph.text.trim() !== '' || end === undefined || gap <= SPACE) end = glyph.end;
	}
	return text;
}

const WORD = /[A-Za-z0-9.,%\-/*+=_&#@~]/;
const NOT_FIRST = '，。、；：！？）】〕〉》」』”’％,.;:!?)]}%‰℃…—·';
const NOT_LAST = '（【〔〈《「『“‘([{￥¥';
/** In sizes of the text: a line that has less room left than this is full. */
const SLACK = 0.25;

/**
 * Whether the line ends where it does because the next one's first word had no room in it.
 *
 * @param right how far its text may go
 */
export function isFull(line: TextLine, next: TextLine, right: number, slack = SLACK): boolean {
	// Nobody begins a line with a comma.
	const first = next.glyphs.find(({ text }) => text.trim() !== '')!.text;
	return NOT_FIRST.includes(first) || line.right + firstWord(next) + slack * line.size > right;
}

/** Width of what may not be parted at the beginning of a line. */
function firstWord({ glyphs, left }: TextLine): number {
	const drawn = glyphs.filter(({ text }) => text.trim() !== '');
	let last = 0;
	const goesOn = (): boolean => {
		const [own, next] = [drawn[last].text, drawn[last + 1]?.text];
		if (next === undefined) return false;
		if (NOT_LAST.includes(own) || NOT_FIRST.includes(next)) return true;
		// Some programs keep what closes and a figure after it together, too.
		return WORD.test(next) && (WORD.test(own) || NOT_FIRST.includes(own));
	};
	while (goesOn()) last++;
	return drawn[last].end - left;
}

/** The text of a cell: lines that wrapping made are joined, others keep their line ends. */
export function cellText(lines: readonly TextLine[], right: number): string {
	let text = '';
	lines.forEach((line, i) => {
		const before = lines[i - 1];
		if (before && !isFull(before, line, right)) text += '\n';
		text += textOf(line);
	});
	return text;
}
