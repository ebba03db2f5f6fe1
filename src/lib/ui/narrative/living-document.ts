/**
 * A text with living figures as the editor holds it, and back: a paragraph for each line, a figure
 * as one whole thing in it. The plain text stays the only truth; this is a view of it.
 */
import { Schema, type Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { piecesOf } from '$lib/budget/living-figure';

export const livingSchema = new Schema({
	nodes: {
		doc: { content: 'paragraph+' },
		paragraph: { content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
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
	}
});

const { doc, paragraph, figure } = livingSchema.nodes;

export function documentOf(text: string): Node {
	return doc.create(
		undefined,
		text.split('\n').map((line) =>
			paragraph.create(
				undefined,
				piecesOf(line).map(({ kind, source }) =>
					kind === 'text' ? livingSchema.text(source) : figure.create({ source })
				)
			)
		)
	);
}

export function textOf(document: Node): string {
	return document.textBetween(0, document.content.size, '\n');
}

/** Offset in the text of a place in the document. */
export function offsetOf(document: Node, place: number): number {
	return document.textBetween(0, place, '\n').length;
}

/** The place in the document of an offset in the text; inside of a figure, before it. */
export function placeOf(document: Node, offset: number): number {
	let left = offset;
	let found = document.content.size - 1;
	let done = false;
	document.forEach((line, start) => {
		if (done) return;
		const length = line.textContent.length;
		if (left > length) {
			left -= length + 1;
			return;
		}
		done = true;
		found = start + 1 + placeInLine(line, left);
	});
	return found;
}

function placeInLine(line: Node, offset: number): number {
	let left = offset;
	let place = 0;
	line.forEach((piece) => {
		if (left <= 0) return;
		const length = piece.isText ? piece.nodeSize : piece.textContent.length;
		if (left >= length) place += piece.nodeSize;
		else if (piece.isText) place += left;
		left -= length;
	});
	return place;
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
