/**
 * What a page of a PDF draws, as far as reading needs it: each character with its place, and the
 * straight lines between cells. Places are in points from the top left corner of the page as it is
 * shown.
 */
import { OPS } from 'unpdf/pdfjs';
import { CHART_TAG } from '../../chart/chart';
import { withoutRadicals } from '../radicals';
import { stop } from '../reading-stopped';
import { applied, ends, subpaths, times, type Matrix, type Point } from './geometry';
import { PageText, WHITE, type Aside } from './page-text';

export interface Glyph {
	readonly text: string;
	/** Left end, right end, and height of the base line. */
	readonly x: number;
	readonly end: number;
	readonly y: number;
	readonly size: number;
}

/** A straight line: across at `at` points from the top, or down at `at` points from the left. */
export interface Rule {
	readonly across: boolean;
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

export interface PageMarks {
	readonly text: PageText;
	readonly rules: readonly Rule[];
}

/** What a font says about itself that places depend on. */
export interface PdfFont {
	readonly fontMatrix?: Matrix;
	readonly vertical?: boolean;
	readonly defaultVMetrics?: readonly number[];
}

export interface Operators {
	readonly fnArray: readonly number[];
	readonly argsArray: readonly unknown[];
}

/** Characters and lines of one page: more would not fit the memory that a reader has. */
const MOST_MARKS = 400_000;
/** Points. A filled box that is thinner is a line. */
const THIN = 3;
/** Points a line may lean. */
const LEAN = 0.5;

/** Points: an image that is smaller holds no text. */
const SMALL = 24;

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const GLYPH_SPACE: Matrix = [0.001, 0, 0, 0.001, 0, 0];

interface TextState {
	readonly ctm: Matrix;
	readonly font: PdfFont;
	readonly size: number;
	readonly charSpacing: number;
	readonly wordSpacing: number;
	readonly scale: number;
	readonly leading: number;
	readonly rise: number;
	readonly fill: string;
	readonly mode: number;
}

interface PdfGlyph {
	readonly unicode?: string;
	readonly width?: number;
	readonly isSpace?: boolean;
	readonly vmetric?: readonly number[] | null;
}

/**
 * @param base page space → places from the top left corner
 * @param isShown whether a layer of the document is shown
 */
export function pageMarks(
	{ fnArray, argsArray }: Operators,
	base: Matrix,
	fontOf: (name: string) => PdfFont,
	isShown: (layer: unknown) => boolean = () => true
): PageMarks {
	const marks = new MarkReader(base, fontOf, isShown);
	fnArray.forEach((operator, i) => marks.take(operator, argsArray[i] as never));
	marks.text.finish();
	return marks;
}

/** A stretch of the drawing after which the state is again what it was. */
interface Stretch {
	readonly state: TextState;
	hasDrawn: boolean;
}

class MarkReader implements PageMarks {
	readonly text = new PageText();
	readonly rules: Rule[] = [];
	#state: TextState;
	readonly #saved: Stretch[] = [];
	/** Of each stretch of the drawing that is marked and open, why its text is left out. */
	readonly #marked: (Aside | undefined)[] = [];
	#annotation: string | undefined;
	/** Characters and lines so far. */
	#marks = 0;
	#textMatrix: Matrix = IDENTITY;
	#line = { x: 0, y: 0 };
	#at = { x: 0, y: 0 };

	constructor(
		readonly base: Matrix,
		readonly fontOf: (name: string) => PdfFont,
		readonly isShown: (layer: unknown) => boolean
	) {
		this.#state = this.#plain(base);
	}

	#plain(ctm: Matrix): TextState {
		return {
			...{ ctm, font: {}, size: 0, charSpacing: 0, wordSpacing: 0 },
			...{ scale: 1, leading: 0, rise: 0, fill: '#000000', mode: 0 }
		};
	}

	take(operator: number, args: readonly never[]): void {
		const [first, second] = args ?? [];
		switch (operator) {
			case OPS.save:
			case OPS.paintFormXObjectBegin:
				this.#saved.push({ state: this.#state, hasDrawn: false });
				if (operator === OPS.paintFormXObjectBegin && first) this.#transform(first);
				return;
			case OPS.restore:
			case OPS.paintFormXObjectEnd:
				return this.#restore();
			case OPS.beginAnnotation:
				this.#saved.push({ state: this.#state, hasDrawn: true });
				this.#state = this.#plain(times(times(this.base, args[2]), args[3]));
				this.#annotation = String(first);
				return;
			case OPS.endAnnotation:
				this.#annotation = undefined;
				return this.#restore();
			case OPS.transform:
				return this.#transform(args as unknown as Matrix);
			case OPS.constructPath:
				return this.#path(first, (second as readonly unknown[])?.[0]);
			case OPS.beginMarkedContent:
			case OPS.beginMarkedContentProps:
				return this.#beginMarked(first, second);
			case OPS.endMarkedContent:
				return void this.#marked.pop();
			case OPS.setFillRGBColor:
				return this.#set({ fill: String(first).toLowerCase() });
			default:
				if (IMAGES.has(operator)) this.#picture();
				else if (!this.#textState(operator, first, second)) this.#textOperator(operator, args);
		}
	}

	/** `false` where the operator sets nothing. */
	#textState(operator: number, first: never, second: never): boolean {
		const part = ((): Partial<TextState> | undefined => {
			switch (operator) {
				case OPS.setFont:
					return { font: this.fontOf(first), size: second };
				case OPS.setTextRenderingMode:
					return { mode: first };
				case OPS.setCharSpacing:
					return { charSpacing: first };
				case OPS.setWordSpacing:
					return { wordSpacing: first };
				case OPS.setHScale:
					return { scale: first / 100 };
				case OPS.setLeading:
					return { leading: -first };
				case OPS.setTextRise:
					return { rise: first };
			}
		})();
		if (part) this.#set(part);
		return part !== undefined;
	}

	#beginMarked(tag: unknown, layer: unknown): void {
		const isHidden = tag === 'OC' && !this.isShown(layer);
		this.#marked.push(isHidden ? 'hidden' : tag === CHART_TAG ? 'chart' : undefined);
	}

	#restore(): void {
		const stretch = this.#saved.pop();
		if (!stretch) return;
		// pdf.js drops the images that are not unpacked; what they were scaled by stays.
		if (!stretch.hasDrawn && this.#state.ctm !== stretch.state.ctm) this.#picture();
		else if (stretch.hasDrawn) this.#hasDrawn();
		this.#state = stretch.state;
	}

	#hasDrawn(): void {
		const stretch = this.#saved.at(-1);
		if (stretch) stretch.hasDrawn = true;
	}

	/** An image fills the unit square. */
	#picture(): void {
		const [a, b, c, d] = this.#state.ctm;
		const [width, height] = [Math.hypot(a, b), Math.hypot(c, d)];
		if (Math.min(width, height) < SMALL) return;
		this.text.picture = Math.max(this.text.picture, width * height);
		this.#hasDrawn();
	}

	#textOperator(operator: number, args: readonly never[]): void {
		switch (operator) {
			case OPS.beginText:
				return this.#setTextMatrix(IDENTITY);
			case OPS.setTextMatrix:
				// Some versions hand the six numbers over as one list.
				return this.#setTextMatrix((args.length === 1 ? args[0] : args) as unknown as Matrix);
			case OPS.setLeadingMoveText:
				this.#set({ leading: args[1] });
				return this.#move(args[0], args[1]);
			case OPS.moveText:
				return this.#move(args[0], args[1]);
			case OPS.nextLine:
				return this.#move(0, this.#state.leading);
			case OPS.showText:
			case OPS.showSpacedText:
				return this.#show(args[0]);
		}
	}

	#set(part: Partial<TextState>): void {
		this.#state = { ...this.#state, ...part };
	}

	#transform(matrix: Matrix): void {
		this.#set({ ctm: times(this.#state.ctm, matrix) });
	}

	#setTextMatrix(matrix: Matrix): void {
		this.#textMatrix = Array.from(matrix) as unknown as Matrix;
		this.#line = { x: 0, y: 0 };
		this.#at = { x: 0, y: 0 };
	}

	#move(x: number, y: number): void {
		this.#line = { x: this.#line.x + x, y: this.#line.y + y };
		this.#at = { ...this.#line };
	}

	/** Glyphs, and numbers by which the next one is drawn back. */
	#show(shown: readonly (PdfGlyph | number | null)[]): void {
		const { font, size, scale, charSpacing, wordSpacing } = this.#state;
		const unit = (font.fontMatrix ?? GLYPH_SPACE)[0];
		this.#hasDrawn();
		for (const glyph of shown) {
			if (glyph === null) continue;
			if (typeof glyph === 'number') this.#advance((-glyph * size) / 1000);
			else {
				const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
				const width = font.vertical
					? -((glyph.vmetric ?? font.defaultVMetrics)?.[0] ?? -1000) * unit * size
					: (glyph.width ?? 0) * unit * size;
				this.#glyph(glyph.unicode ?? '', width * scale);
				this.#advance(width + spacing);
			}
		}
	}

	#advance(by: number): void {
		if (this.#state.font.vertical) this.#at.y -= by;
		else this.#at.x += by * this.#state.scale;
	}

	#glyph(drawn: string, width: number): void {
		if (drawn === '' || drawn === '\u0000') return;
		const text = withoutRadicals(drawn);
		if (text !== drawn) this.text.replaced.add(drawn);
		const reason = this.#marked.find((aside) => aside !== undefined);
		if (reason) return this.text.setAside(reason, text);
		const { ctm, size, rise, font, mode, fill } = this.#state;
		const matrix = times(ctm, this.#textMatrix);
		const { x, y } = this.#at;
		const start = applied(matrix, x, y + rise);
		const end = font.vertical
			? { x: start.x + size, y: start.y }
			: applied(matrix, x + width, y + rise);
		if (!this.text.isUpright(matrix, text)) return this.text.setAside('slanted', text);
		this.#count();
		const glyph: Glyph = {
			text,
			x: Math.min(start.x, end.x),
			end: Math.max(start.x, end.x),
			y: start.y,
			size: Math.abs(size) * Math.hypot(matrix[2], matrix[3])
		};
		this.text.take(glyph, { mode, fill, annotation: this.#annotation });
	}

	#count(): void {
		if (++this.#marks > MOST_MARKS)
			stop({ kind: 'archive-too-large', of: 'marks', limit: MOST_MARKS });
	}

	/** Strokes along an edge are lines, and so are thin boxes that are filled. White ones are none. */
	#path(operator: number, data: unknown): void {
		const isStroked = STROKES.has(operator);
		const isFilled = FILLS.has(operator);
		if (isStroked || isFilled) this.#hasDrawn();
		if (!(data instanceof Float32Array) || this.#marked.some((aside) => aside !== undefined))
			return;
		if (!isStroked && !isFilled) return;
		const isWhite = this.#state.fill === WHITE;
		for (const points of subpaths(data, this.#state.ctm)) {
			if (isStroked)
				for (let i = 1; i < points.length; i++) this.#segment(points[i - 1], points[i]);
			else if (!isWhite) this.#thinBox(points);
			if (operator !== OPS.stroke && operator !== OPS.closeStroke) this.text.box(points, isWhite);
		}
	}

	#segment(a: Point, b: Point): void {
		const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
		if (height <= LEAN && width > LEAN) this.#rule(true, (a.y + b.y) / 2, a.x, b.x);
		else if (width <= LEAN && height > LEAN) this.#rule(false, (a.x + b.x) / 2, a.y, b.y);
	}

	#thinBox(points: readonly Point[]): void {
		const [left, right] = ends(points.map(({ x }) => x));
		const [top, bottom] = ends(points.map(({ y }) => y));
		const [width, height] = [right - left, bottom - top];
		if (Math.min(width, height) > THIN || Math.max(width, height) < THIN) return;
		if (width >= height) this.#rule(true, (top + bottom) / 2, left, right);
		else this.#rule(false, (left + right) / 2, top, bottom);
	}

	#rule(across: boolean, at: number, a: number, b: number): void {
		this.#count();
		this.rules.push({ across, at, from: Math.min(a, b), to: Math.max(a, b) });
	}
}

const STROKES: ReadonlySet<number> = new Set([
	...[OPS.stroke, OPS.closeStroke, OPS.fillStroke],
	...[OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]
]);
const IMAGES: ReadonlySet<number> = new Set([
	...[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject],
	...[OPS.paintSolidColorImageMask, OPS.paintImageXObjectRepeat, OPS.paintImageMaskXObjectRepeat],
	...[OPS.paintInlineImageXObjectGroup, OPS.paintImageMaskXObjectGroup]
]);
const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);
