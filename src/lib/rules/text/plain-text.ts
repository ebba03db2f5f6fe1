/**
 * Prose made even: half width, one kind of dash, no spaces between words, with a map back to the
 * source. Scanners read the even text; what they find points at the source.
 */

/** UTF-16 offsets into the source, `end` exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

export class PlainText {
	/** Every character of `text` stands for exactly one place of the source, in the same order. */
	readonly text: string;
	readonly #places: readonly number[];

	constructor(readonly source: string) {
		const writer = new PlainWriter(source);
		this.text = writer.text;
		this.#places = writer.places;
	}

	/** The source of `text.slice(from, to)`, without what was dropped before and after it. */
	spanOf(from: number, to: number): Span {
		if (to <= from) return { start: this.placeOf(from), end: this.placeOf(from) };
		return { start: this.#places[from], end: this.#places[to - 1] + 1 };
	}

	/** Offset in the source of the character at `index`; its length at the end. */
	placeOf(index: number): number {
		return this.#places[index] ?? this.source.length;
	}

	/** Whether something (a space) stands in the source between `index - 1` and `index`. */
	gapBefore(index: number): boolean {
		return index > 0 && this.placeOf(index) !== this.#places[index - 1] + 1;
	}
}

/** Paragraph marks that copying from a browser leaves behind. Bounded, so that scanning stays linear. */
const TAG = /<\/?[a-z]{1,8}\s?\/?>/iy;
const BLANK = /[\s\u200b\u200e\u200f\ufeff]/u;
const DIGIT = /\d/;
const SENTENCE_END = '。;:!?、,';
/** A line this long without closing punctuation was broken by the page, not by its author. */
const WRAPPED_LINE = 30;

/** Characters that mean the same as a half-width one outside the FF01–FF5E block. */
const SAME_AS: Readonly<Record<string, string>> = {
	'−': '-',
	'–': '-',
	'—': '-',
	'‐': '-',
	'‑': '-',
	'～': '~',
	'〜': '~',
	'﹪': '%',
	'≧': '≥',
	'⩾': '≥',
	'≦': '≤',
	'⩽': '≤',
	'￥': '¥',
	'∗': '*'
};

function even(character: string): string {
	const code = character.charCodeAt(0);
	if (code >= 0xff01 && code <= 0xff5d) return String.fromCharCode(code - 0xfee0);
	return SAME_AS[character] ?? character;
}

class PlainWriter {
	text = '';
	readonly places: number[] = [];
	#line = 0;

	constructor(source: string) {
		const parts: string[] = [];
		let at = 0;
		while (at < source.length) {
			const next = this.#tagEnd(source, at);
			if (next > at) this.#put(parts, '\n', at);
			else if (BLANK.test(source[at])) {
				const end = blankEnd(source, at);
				this.#blank(parts, source, at, end);
				at = end;
				continue;
			} else this.#put(parts, even(source[at]), at);
			at = Math.max(next, at + 1);
		}
		this.text = parts.join('');
	}

	#tagEnd(source: string, at: number): number {
		if (source[at] !== '<') return at;
		TAG.lastIndex = at;
		return TAG.test(source) ? TAG.lastIndex : at;
	}

	#put(parts: string[], character: string, place: number): void {
		if (character === '\n') this.#line = parts.length + 1;
		parts.push(character);
		this.places.push(place);
	}

	/** Spaces go, except between figures, where they part them; line ends stay unless a page made them. */
	#blank(parts: string[], source: string, from: number, to: number): void {
		const before = parts.at(-1);
		if (before === undefined || before === '\n') return;
		const blank = source.slice(from, to);
		const figures = /[\d.,]/.test(before) && DIGIT.test(even(source[to] ?? ''));
		if (!/[\n\t\r\u2028\u2029]/.test(blank)) {
			if (figures) this.#put(parts, ' ', from);
			return;
		}
		const wrapped =
			!figures &&
			/^[^\n\t]*\n[^\n\t]*$/.test(blank) &&
			parts.length - this.#line >= WRAPPED_LINE &&
			!SENTENCE_END.includes(before) &&
			!isListStart(source, to);
		if (!wrapped) this.#put(parts, '\n', from);
	}
}

function blankEnd(source: string, from: number): number {
	let to = from + 1;
	while (to < source.length && BLANK.test(source[to])) to++;
	return to;
}

function isListStart(source: string, at: number): boolean {
	return /^(?:[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）、]|[.．](?!\d))|[①-⑳])/u.test(
		source.slice(at, at + 6)
	);
}
