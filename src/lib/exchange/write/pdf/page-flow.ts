/** Pages as they fill: text and lines are drawn from the top down, in points. */
import { textWidth, type PageShape } from '../docx/page-section';
import { LOOK, Tag, type Artifact } from './structure';
import type { TextFace } from './text-face';

const A4 = [595.28, 841.89] as const;

export interface FlowPage {
	readonly width: number;
	readonly height: number;
	/** Lines and backgrounds, which say nothing; they lie below the rest. */
	readonly lines: string[];
	/** What is read: each stretch belongs to a tag, or is marked as repeated. */
	readonly drawn: string[];
	/** Of the stretches that belong to tags, in their order. */
	readonly tags: Tag[];
	/** What the last stretch belongs to. */
	open?: Tag | Artifact;
	readonly links: PageLink[];
}

/** An area that leads to a page of the body, by its index. */
export interface PageLink {
	readonly box: readonly [number, number, number, number];
	readonly page: number;
	readonly tag: Tag;
	/** Where it leads, in words. */
	readonly words: string;
}

/** The content of a page as a PDF writes it. */
export function pageContent({ lines, drawn, open }: FlowPage): string {
	const below = lines.length > 0 ? [LOOK, ...lines, 'EMC'] : [];
	return [...below, ...drawn, ...(open ? ['EMC'] : [])].join('\n');
}

export interface Frame {
	readonly isGrey: boolean;
	/** Its top edge is on an earlier page, its bottom edge on a later one. */
	readonly opens: boolean;
	readonly goesOn: boolean;
}

/** Red, green and blue, each from 0 to 1. */
export type Colour = readonly [number, number, number];

/** A place that bookmarks lead to. */
export interface Mark {
	readonly page: number;
	/** Points above the bottom of the page. */
	readonly top: number;
}

/** A character that the font lacks: it prints as an empty box. */
export interface LackingCharacter {
	readonly character: string;
	/** The page where it stands first, by its printed number; the cover and the contents have none. */
	readonly page?: number;
	/** The printed line that it stands in. */
	readonly line: string;
}

const n = (value: number): string => String(Math.round(value * 100) / 100);

export class PageFlow {
	readonly pages: FlowPage[] = [];
	/** All that is written here, for screen readers. */
	readonly part = new Tag('Part');
	/** What is drawn next belongs to this. */
	tag: Tag | Artifact | undefined;
	/** Each character that the font lacks, where it stands first. */
	readonly lacking = new Map<string, { readonly page: number; readonly line: string }>();
	#shape: PageShape | undefined;
	/** Points from the top of the page. */
	y = 0;

	constructor(readonly face: TextFace) {}

	newPage(shape: PageShape): void {
		const [short, long] = A4;
		const [width, height] = shape.landscape ? [long, short] : [short, long];
		this.#shape = shape;
		this.pages.push({ width, height, lines: [], drawn: [], tags: [], links: [] });
		this.y = shape.margins[0] / 20;
	}

	get shape(): PageShape | undefined {
		return this.#shape;
	}
	get page(): FlowPage {
		return this.pages[this.pages.length - 1];
	}
	get left(): number {
		return this.#shape!.margins[3] / 20;
	}
	/** Width of the text. */
	get room(): number {
		return textWidth(this.#shape!) / 20;
	}
	/** What is left of the page. */
	get rest(): number {
		return this.page.height - this.#shape!.margins[2] / 20 - this.y;
	}
	get mark(): Mark {
		return { page: this.pages.length - 1, top: this.page.height - this.y + 4 };
	}

	/** Text whose line has its middle at `middle` points from the top. Bold is drawn, not set: one font serves. */
	text(text: string, size: number, x: number, middle: number, isBold = false): void {
		if (text === '') return;
		for (const character of this.face.lackingIn(text))
			if (!this.lacking.has(character))
				this.lacking.set(character, { page: this.pages.length, line: text });
		const base = this.page.height - middle - size * 0.36;
		const weight = isBold ? `2 Tr ${n(size * 0.03)} w` : '0 Tr';
		this.#draw(
			`BT ${weight} /F ${n(size)} Tf ${n(x)} ${n(base)} Td <${this.face.encode(text)}> Tj ET`
		);
	}

	/** Under text whose line has its middle at `middle` points from the top. */
	underline(x: number, middle: number, width: number, size: number): void {
		const y = n(this.page.height - middle - size * 0.5);
		this.page.lines.push(`0.5 w ${n(x)} ${y} m ${n(x + width)} ${y} l S`);
	}

	/** A frame, filled with light grey or not; open where its cell goes on from or to another page. */
	frame(x: number, y: number, width: number, height: number, frame: Frame): void {
		const [left, right] = [n(x), n(x + width)];
		const [top, bottom] = [n(this.page.height - y), n(this.page.height - y - height)];
		const box = `${left} ${bottom} ${n(width)} ${n(height)} re`;
		if (frame.isGrey) this.page.lines.push(`0.95 g ${box} f 0 g`);
		if (!frame.opens && !frame.goesOn) return void this.page.lines.push(`0.5 w ${box} S`);
		const sides = [
			`${left} ${top} m ${left} ${bottom} l`,
			`${right} ${top} m ${right} ${bottom} l`
		];
		if (!frame.opens) sides.push(`${left} ${top} m ${right} ${top} l`);
		if (!frame.goesOn) sides.push(`${left} ${bottom} m ${right} ${bottom} l`);
		this.page.lines.push(`0.5 w ${sides.join(' ')} S`);
	}

	/** A filled box whose top edge is at `y` points from the top. */
	box(x: number, y: number, width: number, height: number, colour: Colour): void {
		const bottom = n(this.page.height - y - height);
		this.#draw(`${colour.join(' ')} rg ${n(x)} ${bottom} ${n(width)} ${n(height)} re f 0 g`);
	}

	/** A line from the top down, between two heights in points from the top. */
	upright(x: number, from: number, to: number, weight: number, colour: Colour): void {
		const [top, bottom] = [n(this.page.height - from), n(this.page.height - to)];
		this.#draw(`${colour.join(' ')} RG ${n(weight)} w ${n(x)} ${top} m ${n(x)} ${bottom} l S 0 G`);
	}

	#draw(operators: string): void {
		const { page, tag } = this;
		if (tag === undefined) throw new Error('nothing is drawn outside of a tag');
		if (page.open !== tag) {
			if (page.open) page.drawn.push('EMC');
			page.drawn.push(typeof tag === 'string' ? tag : tag.begin(page));
			page.open = tag;
		}
		page.drawn.push(operators);
	}

	/** A line of text across the room. */
	line(
		text: string,
		size: number,
		height: number,
		align: 'start' | 'centre' | 'end' = 'start',
		isBold = false
	): void {
		const width = this.face.width(text, size);
		const gap = this.room - width;
		const x = this.left + (align === 'centre' ? gap / 2 : align === 'end' ? gap : 0);
		this.text(text, size, x, this.y + height / 2, isBold);
		this.y += height;
	}
}
