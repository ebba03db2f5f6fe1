/** What the editor shows upon a text: what its figures say, what contradicts, what could be bound. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { countedLines, isNumberedHeading, leadOf } from '$lib/budget/values/text-mark';
import { writtenPlace, type PrintedFigure, type PrintedText } from '$lib/budget/living/living-text';
import type { Finding } from '$lib/rules/finding/finding';
import type { KnownFigure } from '$lib/rules/prose/known-figures';
import { LINE_CLASSES, placeOf, textOf } from './living-document';

/** What the decorations are made of; offsets are those of the printed text. */
export interface Marks {
	readonly printed: PrintedText;
	readonly findings: readonly Finding[];
	readonly offers: readonly KnownFigure[];
}

/** What stands at a place of the document. */
export type Mark =
	| { readonly kind: 'finding'; readonly finding: Finding }
	| { readonly kind: 'offer'; readonly offer: KnownFigure }
	| { readonly kind: 'figure'; readonly figure: PrintedFigure };

export interface MarkAt {
	readonly from: number;
	readonly to: number;
	readonly mark: Mark;
}

const key = new PluginKey<DecorationSet>('marks');

export const marksPlugin = new Plugin<DecorationSet>({
	key,
	state: {
		init: () => DecorationSet.empty,
		apply: (transaction, shown) => {
			const marks = transaction.getMeta(key) as Marks | undefined;
			return marks
				? decorationsOf(transaction.doc, marks)
				: shown.map(transaction.mapping, transaction.doc);
		}
	},
	props: { decorations: (state) => key.getState(state) }
});

export function withMarks(state: EditorState, marks: Marks) {
	return state.tr.setMeta(key, marks).setMeta('addToHistory', false);
}

/** Whether they would be drawn alike: findings are others after every check of the book, mostly not these. */
export function sameMarks(a: Marks, b: Marks): boolean {
	const sameFindings =
		a.findings.length === b.findings.length && a.findings.every((f, i) => f === b.findings[i]);
	return sameFindings && a.printed === b.printed && a.offers === b.offers;
}

/** The marks at a place; an offer comes before what the rules say of the same number. */
export function marksAt(state: EditorState, place: number): readonly MarkAt[] {
	const rank = { offer: 0, finding: 1, figure: 2 };
	return (key.getState(state)?.find(place, place) ?? [])
		.flatMap(({ from, to, spec }) => (spec.mark ? [{ from, to, mark: spec.mark as Mark }] : []))
		.sort((a, b) => rank[a.mark.kind] - rank[b.mark.kind]);
}

function decorationsOf(document: Node, { printed, findings, offers }: Marks): DecorationSet {
	const at = (start: number, end: number): [number, number] => [
		placeOf(document, writtenPlace(printed, start, 'start')),
		placeOf(document, writtenPlace(printed, end, 'end'))
	];
	const figures = printed.figures.map((figure) => {
		const place = placeOf(document, figure.written.start);
		const mark: Mark = { kind: 'figure', figure };
		const said = printed.text.slice(figure.printed.start, figure.printed.end);
		return Decoration.node(place, place + 1, {}, { mark, said });
	});
	const offered = offers.map((offer) => {
		const mark: Mark = { kind: 'offer', offer };
		return Decoration.inline(...at(offer.span.start, offer.span.end), { class: 'offer' }, { mark });
	});
	const spots = findings.flatMap((finding) => {
		const span = spanOf(finding, printed.text);
		if (!span) return [];
		const [from, to] = at(span.start, span.end);
		const mark: Mark = { kind: 'finding', finding };
		const attributes = { class: `spot ${finding.severity}` };
		return from < to ? [Decoration.inline(from, to, attributes, { mark })] : [];
	});
	return DecorationSet.create(document, [...figures, ...offered, ...spots, ...lineLooks(document)]);
}

/** Where a finding quotes the text; `undefined` where the words have changed since it was checked. */
export function spanOf(finding: Finding, text: string): { start: number; end: number } | undefined {
	const { quote, start } = finding.message.arguments;
	if (typeof quote !== 'string' || quote === '' || typeof start !== 'number') return undefined;
	if (text.startsWith(quote, start)) return { start, end: start + quote.length };
	const only = text.indexOf(quote);
	if (only < 0 || text.indexOf(quote, only + 1) >= 0) return undefined;
	return { start: only, end: only + quote.length };
}

/** 「（一）主要职责」 on a line of its own is a heading; a line of a list shows what is printed before it. */
function lineLooks(document: Node): Decoration[] {
	const found: Decoration[] = [];
	const counted = countedLines(textOf(document).split('\n'));
	document.forEach((line, place, at) => {
		const look = (attributes: Record<string, string>) =>
			found.push(Decoration.node(place, place + line.nodeSize, attributes));
		const lead = leadOf(counted[at]);
		if (lead !== '') look({ 'data-lead': lead });
		else if (counted[at].mark === undefined && isNumberedHeading(line.textContent))
			look({ class: LINE_CLASSES.标题 });
	});
	return found;
}
