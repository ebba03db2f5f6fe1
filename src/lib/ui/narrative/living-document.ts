/**
 * A text with living figures and marks as the editor holds it, and back: a paragraph for each line,
 * a figure as one whole thing in it. The plain text stays the only truth; this is a view of it.
 */
import { Schema, type Mark, type MarkSpec, type Node, type TagParseRule } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { piecesOf } from '$lib/budget/living/living-figure';
import {
	lineToken,
	markTokens,
	readMarkedLine,
	TEXT_MARKS,
	writeMarkedLine,
	type LineMark,
	type MarkedRun,
	type TextMark
} from '$lib/budget/values/text-mark';

const isBold = (weight: string): null | false =>
	/^(bold|bolder|[6-9]00)$/.test(weight) ? null : false;
const isUnderlined = (line: string): null | false => (line.includes('underline') ? null : false);

/** How the editor shows a line that is no paragraph; what is copied out of it is known by this again. */
export const LINE_CLASSES: Readonly<Record<LineMark, string>> = {
	标题: 'subheading',
	小标题: 'minor-heading',
	列表: 'bulleted',
	编号: 'numbered'
};

/** What other programs have on the clipboard; an item of a list may hold paragraphs or words. */
const ELEMENTS: Readonly<Record<LineMark, readonly string[]>> = {
	标题: ['h1', 'h2', 'h3'],
	小标题: ['h4', 'h5', 'h6'],
	列表: ['ul > li > p', 'ul > li'],
	编号: ['ol > li > p', 'ol > li']
};
const LINE_RULES = (Object.keys(ELEMENTS) as LineMark[]).flatMap((mark) =>
	[`p.${LINE_CLASSES[mark]}`, ...ELEMENTS[mark]].map((tag): TagParseRule => ({
		tag,
		getAttrs: (element) => (element.querySelector(':scope > p') ? false : { mark })
	}))
);

export const livingSchema = new Schema({
	nodes: {
		doc: { content: 'paragraph+' },
		paragraph: {
			content: 'inline*',
			attrs: { mark: { default: undefined } },
			parseDOM: [...LINE_RULES, { tag: 'p' }],
			toDOM: ({ attrs }) => [
				'p',
				attrs.mark ? { class: LINE_CLASSES[attrs.mark as LineMark] } : {},
				0
			]
		},
		text: { group: 'inline' },
		figure: {
			group: 'inline',
			inline: true,
			atom: true,
			selectable: true,
			draggable: false,
			attrs: { source: {} },
			leafText: (node) => String(node.attrs.source),
			parseDOM: [
				{
					tag: 'span[data-living]',
					getAttrs: (element) => ({ source: element.getAttribute('data-living') ?? '' })
				}
			],
			toDOM: (node) => ['span', { 'data-living': node.attrs.source }, node.attrs.source]
		}
	},
	marks: {
		粗体: {
			parseDOM: [{ tag: 'strong' }, { tag: 'b' }, { style: 'font-weight', getAttrs: isBold }],
			toDOM: () => ['strong', 0]
		},
		下划线: {
			parseDOM: [{ tag: 'u' }, { style: 'text-decoration', getAttrs: isUnderlined }],
			toDOM: () => ['u', 0]
		}
	} satisfies Record<TextMark, MarkSpec>
});

const { doc, paragraph, figure } = livingSchema.nodes;

export function documentOf(text: string): Node {
	return doc.create(
		undefined,
		text.split('\n').map((line) => {
			const { mark, runs } = readMarkedLine(line);
			return paragraph.create({ mark }, runs.flatMap(nodesOf));
		})
	);
}

function nodesOf({ text, marks }: MarkedRun): Node[] {
	const look = marks.map((mark) => livingSchema.marks[mark].create());
	return piecesOf(text).map(({ kind, source }) =>
		kind === 'figure' ? figure.create({ source }, null, look) : livingSchema.text(source, look)
	);
}

export function textOf(document: Node): string {
	const lines: string[] = [];
	document.forEach((line) => {
		const runs: MarkedRun[] = [];
		line.forEach((node) =>
			runs.push({ text: node.isText ? node.text! : node.textContent, marks: marksOf(node.marks) })
		);
		lines.push(writeMarkedLine({ mark: markOf(line), runs }));
	});
	return lines.join('\n');
}

/** What a line is. */
export function markOf(line: Node): LineMark | undefined {
	return line.attrs.mark;
}

export function marksOf(marks: readonly Mark[]): TextMark[] {
	return TEXT_MARKS.filter((mark) => marks.some(({ type }) => type.name === mark));
}

/** A text or figure of a line: where it stands in the document, and its first character in the text. */
interface Placed {
	readonly node: Node;
	readonly place: number;
	readonly offset: number;
	readonly length: number;
}

/** The text and figures of a line, and where it ends in the text. */
function placedIn(line: Node, place: number, offset: number): { placed: Placed[]; end: number } {
	const placed: Placed[] = [];
	let end = offset + lineToken(markOf(line), line.textContent).length;
	let open: readonly TextMark[] = [];
	line.forEach((node, at) => {
		const marks = marksOf(node.marks);
		const start = end + markTokens(open, marks).length;
		const { length } = node.isText ? node.text! : node.textContent;
		placed.push({ node, place: place + 1 + at, offset: start, length });
		end = start + length;
		open = marks;
	});
	return { placed, end: end + markTokens(open, []).length };
}

function linesOf(document: Node): { line: Node; place: number; placed: Placed[]; end: number }[] {
	const lines: ReturnType<typeof linesOf> = [];
	document.forEach((line, place) => {
		const offset = lines.length === 0 ? 0 : lines.at(-1)!.end + 1;
		lines.push({ line, place, ...placedIn(line, place, offset) });
	});
	return lines;
}

/** Offset in the text of a place in the document; between words that look different, after the first. */
export function offsetOf(document: Node, place: number): number {
	const lines = linesOf(document);
	const at = lines.findLastIndex((each) => each.place < place);
	const { line, placed, end } = lines[Math.max(0, at)];
	const found = placed.find((each) => place <= each.place + each.node.nodeSize);
	if (!found) return placed.length === 0 && markOf(line) ? end : (placed[0]?.offset ?? end);
	const inside = Math.max(0, place - found.place);
	return found.offset + (found.node.isText ? inside : inside > 0 ? found.length : 0);
}

/** The place in the document of an offset in the text; inside of a figure, before it. */
export function placeOf(document: Node, offset: number): number {
	const lines = linesOf(document);
	const { line, place, placed } = lines.find(({ end }) => offset <= end) ?? lines.at(-1)!;
	for (const each of placed) {
		if (offset <= each.offset) return each.place;
		if (offset < each.offset + each.length)
			return each.node.isText ? each.place + offset - each.offset : each.place;
	}
	return place + line.nodeSize - 1;
}

/** Makes the document say `text`, replacing no more than differs; nothing where it says so already. */
export function becoming(transaction: Transaction, text: string): Transaction | undefined {
	const before = transaction.doc.content;
	const after = documentOf(text).content;
	const start = before.findDiffStart(after);
	if (start === null) return undefined;
	let { a, b } = before.findDiffEnd(after)!;
	const overlap = start - Math.min(a, b);
	if (overlap > 0) [a, b] = [a + overlap, b + overlap];
	return transaction.replace(start, a, documentOf(text).slice(start, b));
}
