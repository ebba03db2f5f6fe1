/**
 * What a page of a PDF draws, as far as reading needs it: each character with its place, and the
 * straight lines between cells. Places are in points from the top left corner of the page as it is
 * shown.
 */
import { OPS } from 'unpdf/pdfjs';
import { CHART_TAG } from '../../chart/chart';
import { stop } from '../reading-stopped';

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
	readonly glyphs: readonly Glyph[];
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

export type Matrix = readonly [number, number, number, number, number, number];

/** Characters and lines of one page: more would not fit the memory that a reader has. */
const MOST_MARKS = 400_000;
/** Points. A filled box that is thinner is a line. */
const THIN = 3;
/** Points a line may lean. */
const LEAN = 0.5;

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
}

interface PdfGlyph {
	readonly unicode?: string;
	readonly width?: number;
	readonly isSpace?: boolean;
	readonly vmetric?: readonly number[] | null;
}

/** @param base page space → places from the top left corner */
export function pageMarks(
	{ fnArray, argsArray }: Operators,
	base: Matrix,
	fontOf: (name: string) => PdfFont
): PageMarks {
	const marks = new MarkReader(base, fontOf);
	fnArray.forEach((operator, i) => marks.take(operator, argsArray[i] as never));
	return marks;
}

class MarkReader implements PageMarks {
	readonly glyphs: Glyph[] = [];
	readonly rules: Rule[] = [];
	#state: TextState;
	readonly #saved: TextState[] = [];
	/** Of each stretch of the drawing that is marked and open, whether it is a chart of ours. */
	readonly #marked: boolean[] = [];
	#text: Matrix = IDENTITY;
	#line = { x: 0, y: 0 };
	#at = { x: 0, y: 0 };

	constructor(
		base: Matrix,
		readonly fontOf: (name: string) => PdfFont
	) {
		this.#state = {
			...{ ctm: base, font: {}, size: 0, charSpacing: 0, wordSpacing: 0 },
			...{ scale: 1, leading: 0, rise: 0, fill: '#000000' }
		};
	}

	take(operator: number, args: readonly never[]): void {
		const [first, second] = args ?? [];
		switch (operator) {
			case OPS.save:
			case OPS.paintFormXObjectBegin:
				this.#saved.push(this.#state);
				if (operator === OPS.paintFormXObjectBegin && first) this.#transform(first);
				return;
			case OPS.restore:
			case OPS.paintFormXObjectEnd:
				this.#state = this.#saved.pop() ?? this.#state;
				return;
			case OPS.transform:
				return this.#transform(args as unknown as Matrix);
			case OPS.constructPath:
				return this.#path(first, (second as readonly unknown[])?.[0]);
			case OPS.beginMarkedContent:
			case OPS.beginMarkedContentProps:
				return void this.#marked.push(first === CHART_TAG);
			case OPS.endMarkedContent:
				return void this.#marked.pop();
			case OPS.setFillRGBColor:
				return this.#set({ fill: String(first) });
			case OPS.setFont:
				return this.#set({ font: this.fontOf(first), size: second });
			case OPS.setCharSpacing:
				return this.#set({ charSpacing: first });
			case OPS.setWordSpacing:
				return this.#set({ wordSpacing: first });
			case OPS.setHScale:
				return this.#set({ scale: first / 100 });
			case OPS.setLeading:
				return this.#set({ leading: -first });
			case OPS.setTextRise:
				return this.#set({ rise: first });
			default:
				return this.#textOperator(operator, args);
		}
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
		this.#text = Array.from(matrix) as unknown as Matrix;
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

	#glyph(text: string, width: number): void {
		if (text === '' || text === '\u0000' || this.#isChart) return;
		const { ctm, size, rise, font } = this.#state;
		const matrix = times(ctm, this.#text);
		const { x, y } = this.#at;
		const start = applied(matrix, x, y + rise);
		const end = font.vertical
			? { x: start.x + size, y: start.y }
			: applied(matrix, x + width, y + rise);
		this.#count();
		this.glyphs.push({
			text,
			x: Math.min(start.x, end.x),
			end: Math.max(start.x, end.x),
			y: start.y,
			size: Math.abs(size) * Math.hypot(matrix[2], matrix[3])
		});
	}

	get #isChart(): boolean {
		return this.#marked.includes(true);
	}

	#count(): void {
		if (this.glyphs.length + this.rules.length >= MOST_MARKS)
			stop({ kind: 'archive-too-large', of: 'marks', limit: MOST_MARKS });
	}

	/** Strokes along an edge are lines, and so are thin boxes that are filled. White ones are none. */
	#path(operator: number, data: unknown): void {
		if (!(data instanceof Float32Array) || this.#isChart) return;
		const isStroked = STROKES.has(operator);
		if (!isStroked && (!FILLS.has(operator) || this.#state.fill.toLowerCase() === '#ffffff'))
			return;
		for (const points of subpaths(data, this.#state.ctm)) {
			if (!isStroked) this.#thinBox(points);
			else for (let i = 1; i < points.length; i++) this.#segment(points[i - 1], points[i]);
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

interface Point {
	readonly x: number;
	readonly y: number;
}

const STROKES: ReadonlySet<number> = new Set([
	...[OPS.stroke, OPS.closeStroke, OPS.fillStroke],
	...[OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]
]);
const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);

/** How pdf.js packs a path: a code, then its numbers. */
const MOVE = 0;
const CLOSE = 4;
const NUMBERS = [2, 2, 6, 4, 0];

function subpaths(data: Float32Array, ctm: Matrix): Point[][] {
	const paths: Point[][] = [];
	let points: Point[] = [];
	for (let i = 0; i < data.length;) {
		const code = data[i++];
		const count = NUMBERS[code];
		// A code of another version: what it draws cannot be told.
		if (count === undefined) return paths;
		if (code === CLOSE) {
			if (points.length > 0) points.push(points[0]);
		} else {
			if (code === MOVE) paths.push((points = []));
			points.push(applied(ctm, data[i + count - 2], data[i + count - 1]));
		}
		i += count;
	}
	return paths;
}

function ends(values: readonly number[]): [number, number] {
	let [least, most] = [Infinity, -Infinity];
	for (const value of values) {
		least = Math.min(least, value);
		most = Math.max(most, value);
	}
	return [least, most];
}

function times(a: Matrix, b: Matrix): Matrix {
	return [
		a[0] * b[0] + a[2] * b[1],
		a[1] * b[0] + a[3] * b[1],
		a[0] * b[2] + a[2] * b[3],
		a[1] * b[2] + a[3] * b[3],
		a[0] * b[4] + a[2] * b[5] + a[4],
		a[1] * b[4] + a[3] * b[5] + a[5]
	];
}

function applied(m: Matrix, x: number, y: number): Point {
	return { x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] };
}
