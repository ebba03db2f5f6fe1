/** Marks of notes on a page: small characters that stand raised behind a text. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { raisedWords } from '../note-marks';
import type { Glyph } from './page-marks';

/** In sizes of the text that it stands behind: how large a mark is, at most. */
const SMALLER = 0.82;
/** How far it is raised. */
const RAISED = { least: 0.12, most: 0.8 };
/** How far it stands away, and how far it may overlap. */
const BEHIND = { away: 0.35, over: 0.2 };
/** A mark has no more characters. */
const LONGEST = 5;
/** Points: characters are looked for in bands of this height. */
const BAND = 8;
/** What a mark begins with. */
const BEGINS = /^[0-9０-９⁰¹²³⁴-⁹①-⑳*＊※†‡#＃[［(（〔注]$/;

export interface RaisedMark {
	readonly mark: string;
	/** The text that it stands behind. */
	readonly behind: string;
}

/** The characters of a page without the marks of notes; powers (m²) stay, as superscripts. */
export function withoutRaisedMarks(glyphs: readonly Glyph[]): {
	glyphs: Glyph[];
	marks: RaisedMark[];
} {
	const drawn = glyphs.filter(({ text }) => text.trim() !== '');
	const bands = new Bands(drawn);
	const taken = new Set<Glyph>();
	const powers: Glyph[] = [];
	const marks: RaisedMark[] = [];
	for (const glyph of drawn) {
		if (taken.has(glyph) || !BEGINS.test(glyph.text)) continue;
		const host = bands.hostOf(glyph);
		if (!host) continue;
		const raised = bands.runFrom(glyph);
		const behind = bands.before(host);
		const mark = raised.map(({ text }) => text).join('');
		if (raised.length > LONGEST) continue;
		const words = raisedWords(behind, mark);
		if (words === mark) continue;
		for (const each of raised) taken.add(each);
		if (words === undefined) marks.push({ mark, behind });
		else powers.push({ ...glyph, text: words, end: raised.at(-1)!.end, y: host.y });
	}
	if (taken.size === 0) return { glyphs: [...glyphs], marks };
	return { glyphs: [...glyphs.filter((glyph) => !taken.has(glyph)), ...powers], marks };
}

class Bands {
	readonly #bands = new Map<number, Glyph[]>();

	constructor(glyphs: readonly Glyph[]) {
		for (const glyph of glyphs) {
			const band = Math.floor(glyph.y / BAND);
			addToList(this.#bands, band, glyph);
		}
		for (const band of this.#bands.values()) band.sort((a, b) => a.x - b.x);
	}

	/** The character that a raised one stands behind. */
	hostOf({ x, y, size }: Glyph): Glyph | undefined {
		return this.#find(y, y + size * 2, x - size * 2, x + size, (host) => {
			const lift = (host.y - y) / host.size;
			const gap = (x - host.end) / host.size;
			return (
				size <= SMALLER * host.size &&
				lift >= RAISED.least &&
				lift <= RAISED.most &&
				gap <= BEHIND.away &&
				gap >= -BEHIND.over
			);
		});
	}

	/** Characters of one size that follow each other on one base line. */
	runFrom(first: Glyph): Glyph[] {
		const run = [first];
		for (let last = first; run.length <= LONGEST;) {
			const next = this.#find(
				first.y - 1,
				first.y + 1,
				last.x + 0.01,
				last.end + last.size,
				(glyph) =>
					Math.abs(glyph.size - last.size) < 0.1 * last.size &&
					Math.abs(glyph.y - last.y) < 0.1 * last.size &&
					Math.abs(glyph.x - last.end) <= BEHIND.away * last.size
			);
			if (!next) break;
			run.push(next);
			last = next;
		}
		return run;
	}

	/** The text that ends with a character: without a gap, and not all of a long one. */
	before(end: Glyph): string {
		let text = end.text;
		for (let last = end; text.length < 20;) {
			const before = this.#find(
				last.y - 1,
				last.y + 1,
				last.x - 2 * last.size,
				last.x - 0.01,
				(glyph) =>
					Math.abs(glyph.y - last.y) < 0.1 * last.size &&
					Math.abs(last.x - glyph.end) <= BEHIND.away * last.size
			);
			if (!before) break;
			text = before.text + text;
			last = before;
		}
		return text;
	}

	/** The first character in a box that is as wanted. */
	#find(
		top: number,
		bottom: number,
		left: number,
		right: number,
		isWanted: (glyph: Glyph) => boolean
	): Glyph | undefined {
		for (let band = Math.floor(top / BAND); band <= Math.floor(bottom / BAND); band++) {
			const glyphs = this.#bands.get(band) ?? [];
			for (let i = firstFrom(glyphs, left); i < glyphs.length && glyphs[i].x <= right; i++)
				if (isWanted(glyphs[i])) return glyphs[i];
		}
		return undefined;
	}
}

function firstFrom(glyphs: readonly Glyph[], left: number): number {
	let [low, high] = [0, glyphs.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (glyphs[middle].x < left) low = middle + 1;
		else high = middle;
	}
	return low;
}
