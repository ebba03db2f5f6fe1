/** Prints a text with living figures as the book says it now, and tells where each figure stands. */
import { formatOfReader } from '$lib/formats/book-format';
import { printLiving, type LivingFailure } from './living-print';
import { isLiving, parseLivingFigure, piecesOf } from './living-figure';
import type { LivingReader } from './living-reader';

/** Offsets in UTF-16 units, `end` exclusive. */
interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** What is written in one stretch of the text as it is written, and printed in one of it as it reads. */
export interface Replaced {
	readonly written: Stretch;
	/** Empty where a mark stood. */
	readonly printed: Stretch;
}

export interface PrintedFigure extends Replaced {
	/** As written, with its braces. */
	readonly source: string;
	/** Why it could not be printed: then it stands there as it was written. */
	readonly failure?: LivingFailure;
}

export interface PrintedText {
	readonly text: string;
	readonly figures: readonly PrintedFigure[];
	/** Figures and marks, in the order of the text. */
	readonly replaced: readonly Replaced[];
}

/**
 * The text as people read it. Never throws; what cannot be printed stands there as it was written.
 *
 * @param marks `keep` for a writer that shows bold words and headings: marks stay as they are written
 */
export function printLivingText(
	text: string,
	reader: LivingReader,
	marks: 'drop' | 'keep' = 'drop'
): PrintedText {
	if (!isLiving(text)) return { text, figures: [], replaced: [] };
	const replaced: (PrintedFigure | Replaced)[] = [];
	let printed = '';
	for (const { kind, source, at } of piecesOf(text)) {
		const start = printed.length;
		const said = kind === 'figure' ? sayFigure(source, reader) : { text: source };
		if (kind !== 'mark' || marks === 'keep') printed += said.text;
		if (kind === 'text') continue;
		const stretch = {
			written: { start: at, end: at + source.length },
			printed: { start, end: printed.length }
		};
		const { failure } = said;
		replaced.push(kind === 'mark' ? stretch : { source, ...stretch, ...(failure && { failure }) });
	}
	return { text: printed, figures: replaced.filter((each) => 'source' in each), replaced };
}

function sayFigure(
	source: string,
	reader: LivingReader
): { readonly text: string; readonly failure?: LivingFailure } {
	const figure = parseLivingFigure(source, formatOfReader(reader));
	const said = figure ? printLiving(figure, reader) : UNREADABLE;
	if (said.ok) return said;
	return { text: INSTEAD[said.failure.kind] ?? source, failure: said.failure };
}

const UNREADABLE = { ok: false, failure: { kind: 'unreadable' } } as const;
/** What stands in a text for a figure that is kept from its readers, or cannot be known now. */
const INSTEAD: Partial<Record<LivingFailure['kind'], string>> = {
	hidden: '（不公开）',
	'not-here': '（数据未到）'
};

/**
 * Where a place of the printed text stands in the text as written; inside of a figure, its begin or
 * end. Of bold words the place is inside of the marks.
 */
export function writtenPlace(
	{ replaced }: PrintedText,
	printed: number,
	side: 'start' | 'end'
): number {
	let shift = 0;
	for (const each of replaced) {
		if (printed < each.printed.start || (printed === each.printed.start && side === 'end')) break;
		if (printed < each.printed.end) return each.written[side];
		if (printed === each.printed.end && side === 'end') return each.written.end;
		shift = each.written.end - each.printed.end;
	}
	return printed + shift;
}
