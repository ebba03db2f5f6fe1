/** Characters of a page: those that are its text, and those that nobody sees or that are none of it. */
import { DrawnGlyphs } from './drawn-twice';
import { ends, type Matrix, type Point } from './geometry';
import type { Glyph } from './page-marks';

/** Why characters of a page are none of its text. */
export type Aside = 'chart' | 'hidden' | 'invisible' | 'white' | 'slanted';

/** How a character is drawn. */
export interface Look {
	/** The rendering mode of its text. */
	readonly mode: number;
	readonly fill: string;
	/** The annotation that draws it. */
	readonly annotation: string | undefined;
}
interface FilledBox {
	readonly x: readonly [number, number];
	readonly y: readonly [number, number];
	readonly isWhite: boolean;
}

/** Points: a box that is thinner is a line. */
const THIN = 3;
export const WHITE = '#ffffff';
/** The rendering mode of text that is not drawn. */
const INVISIBLE = 3;
/** Quarters of a circle: text that leans more is a watermark. */
const SLANT = 0.1;
/** Share of the characters. */
const MOSTLY = 0.6;
/** Points²: an image of a page, or of most of it. */
const SCANNED = 100_000;
/** Boxes of a page that are asked for what is behind white text. */
const MOST_BOXES = 1000;

export class PageText {
	readonly glyphs: Glyph[] = [];
	readonly aside = new Map<Aside, string>();
	/** What each annotation draws, by its id. */
	readonly annotations = new Map<string, string>();
	/** Radicals that were read as characters. */
	readonly replaced = new Set<string>();
	/** Characters drawn again where they stood already. */
	twice = '';
	/** Points², of the largest picture. */
	picture = 0;
	readonly #drawn = new DrawnGlyphs();
	/** Drawn in no colour: the text of a scanned page, or hidden. */
	readonly #invisible: Glyph[] = [];
	readonly #boxes: FilledBox[] = [];
	/** Characters by the quarter of a circle that they are turned by. */
	readonly #quarters = [0, 0, 0, 0];

	/** Quarters of a circle by which most of the text is turned, clockwise. */
	get turned(): number {
		const most = Math.max(...this.#quarters);
		return most > MOSTLY * this.#quarters.reduce((sum, count) => sum + count, 0)
			? this.#quarters.indexOf(most)
			: 0;
	}

	/** On a page with a picture, text without colour is what a program read in the picture. */
	finish(): void {
		for (const glyph of this.#invisible)
			if (this.picture >= SCANNED) this.#keep(glyph);
			else this.setAside('invisible', glyph.text);
	}

	take(glyph: Glyph, look: Look): void {
		if (look.mode === INVISIBLE) this.#invisible.push(glyph);
		else if (this.#isWhite(glyph, look.fill)) this.setAside('white', glyph.text);
		else this.#keep(glyph, look.annotation);
	}

	#keep(glyph: Glyph, annotation?: string): void {
		const { text } = glyph;
		if (annotation !== undefined)
			this.annotations.set(annotation, (this.annotations.get(annotation) ?? '') + text);
		if (text.trim() !== '' && this.#drawn.isAgain(glyph)) this.twice += text;
		else this.glyphs.push(glyph);
	}

	setAside(reason: Aside, text: string): void {
		this.aside.set(reason, (this.aside.get(reason) ?? '') + text);
	}

	/** Whether text runs along an edge of the page; counts along which. */
	isUpright([a, b]: Matrix, text: string): boolean {
		const quarters = Math.atan2(b, a) / (Math.PI / 2);
		const nearest = Math.round(quarters);
		if (Math.abs(quarters - nearest) > SLANT) return false;
		if (text.trim() !== '') this.#quarters[(nearest + 4) % 4]++;
		return true;
	}

	/** White on white: no box, picture or shade is known behind it. */
	#isWhite({ x, end, y, size }: Glyph, fill: string): boolean {
		if (fill !== WHITE || this.picture > 0 || this.#boxes.length > MOST_BOXES) return false;
		const [middle, height] = [(x + end) / 2, y - size / 3];
		const behind = this.#boxes.findLast(
			(box) => box.x[0] <= middle && middle <= box.x[1] && box.y[0] <= height && height <= box.y[1]
		);
		return behind === undefined || behind.isWhite;
	}

	/** A box that is filled, behind what is drawn later. */
	box(points: readonly Point[], isWhite: boolean): void {
		if (this.#boxes.length > MOST_BOXES) return;
		const [x, y] = [ends(points.map((point) => point.x)), ends(points.map((point) => point.y))];
		if (x[1] - x[0] > THIN && y[1] - y[0] > THIN) this.#boxes.push({ x, y, isWhite });
	}
}
