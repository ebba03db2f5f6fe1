/** Prints a text with living figures as the book says it now, and tells where each figure stands. */
import { printLiving, type LivingFailure } from './living-print';
import { isLiving, parseLivingFigure, piecesOf } from './living-figure';
import type { LivingReader } from './living-reader';

/** Offsets in UTF-16 units, `end` exclusive. */
interface Stretch {
	readonly start: number;
	readonly end: number;
}

export interface PrintedFigure {
	/** As written, with its braces. */
	readonly source: string;
	/** Where it stands in the text as written. */
	readonly written: Stretch;
	/** Where what it says stands in the text as printed. */
	readonly printed: Stretch;
	/** Why it could not be printed: then it stands there as it was written. */
	readonly failure?: LivingFailure;
}

export interface PrintedText {
	readonly text: string;
	readonly figures: readonly PrintedFigure[];
}

/** The text as people read it. Never throws; what cannot be printed stands there as it was written. */
export function printLivingText(text: string, reader: LivingReader): PrintedText {
	if (!isLiving(text)) return { text, figures: [] };
	const figures: PrintedFigure[] = [];
	let printed = '';
	for (const { kind, source, at } of piecesOf(text)) {
		const start = printed.length;
		if (kind === 'text') {
			printed += source;
			continue;
		}
		const figure = parseLivingFigure(source);
		const said = figure ? printLiving(figure, reader) : UNREADABLE;
		printed += said.ok ? said.text : said.failure.kind === 'hidden' ? HIDDEN : source;
		figures.push({
			source,
			written: { start: at, end: at + source.length },
			printed: { start, end: printed.length },
			...(!said.ok && { failure: said.failure })
		});
	}
	return { text: printed, figures };
}

const UNREADABLE = { ok: false, failure: { kind: 'unreadable' } } as const;
/** What stands in a public text for a figure that is kept from the public. */
const HIDDEN = '（不公开）';

/** Where a place of the printed text stands in the text as written; inside of a figure, its begin or end. */
export function writtenPlace(
	{ figures }: PrintedText,
	printed: number,
	side: 'start' | 'end'
): number {
	let shift = 0;
	for (const figure of figures) {
		if (printed < figure.printed.start || (printed === figure.printed.start && side === 'end'))
			break;
		if (printed < figure.printed.end) return figure.written[side];
		if (printed === figure.printed.end && side === 'end') return figure.written.end;
		shift = figure.written.end - figure.printed.end;
	}
	return printed + shift;
}
