/** All that a text states, in order: the scanners put together. */
import { readAmount } from './amount-in-prose';
import { readCount } from './count-in-prose';
import { scanDirections } from './direction-in-prose';
import type { AmountFact, CountFact, Fact, FigureFact, PercentFact } from './fact';
import { remembering } from '../text/memory';
import { scanNumerals, type Numeral } from './numeral';
import { readPercent } from './percent-in-prose';
import { scanPeriods } from './period-in-prose';
import { PlainText } from '../text/plain-text';

export interface ProseFacts {
	readonly plain: PlainText;
	/** By place; only a direction can lie inside nothing else's place, nothing overlaps. */
	readonly facts: readonly Fact[];
	/** Numbers that were not understood: codes of documents, dimensions, bare numbers. */
	readonly bare: readonly Numeral[];
}

/** Reads a text. Never throws; time grows with its length. The same text is read once. */
export const factsOf: (text: string) => ProseFacts = remembering(readFacts);

function readFacts(source: string): ProseFacts {
	const plain = new PlainText(source);
	const periods = scanPeriods(plain);
	const facts: Fact[] = [...periods, ...scanDirections(plain)];
	const bare: Numeral[] = [];
	let period = 0;
	let before: FigureFact | Numeral | undefined;
	for (const numeral of scanNumerals(plain)) {
		while (period < periods.length && periods[period].to <= numeral.from) period++;
		if (period < periods.length && periods[period].from < numeral.to) continue;
		const figure = readFigure(plain, numeral);
		if (figure) facts.push(withLow(plain.text, figure, before));
		else bare.push(numeral);
		before = figure ?? numeral;
	}
	return { plain, facts: facts.sort((a, b) => a.from - b.from), bare };
}

function readFigure(
	plain: PlainText,
	numeral: Numeral
): AmountFact | PercentFact | CountFact | undefined {
	return readPercent(plain, numeral) ?? readAmount(plain, numeral) ?? readCount(plain, numeral);
}

/** 「3-5人」, 「2%—3%」: the figure before, joined by a dash alone, is the lower end. */
function withLow<F extends FigureFact>(
	text: string,
	figure: F,
	before: FigureFact | Numeral | undefined
): F {
	if (!before || !/^(?:[-~]{1,2}|至)$/.test(text.slice(before.to, figure.from))) return figure;
	if ('kind' in before && before.kind === 'amount') return figure;
	return { ...figure, low: { digits: before.digits, decimals: before.decimals } };
}
