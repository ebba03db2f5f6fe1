/** F20, F21: what the prose of a form calculates: prices, formulas, lists, and what is left to pay. */
import { exactAmount, type Fen } from '$lib/budget/values/amount';
import type { RowId } from '$lib/budget/book/book';
import { formProseOf } from '$lib/formats/project-form';
import { formatOfReader } from '$lib/formats/book-format';
import { remembering } from '../../text/memory';
import { partsHold, partsOfTotals } from '../../prose/parts-of-total';
import type { Span } from '../../text/plain-text';
import { pricedQuantitiesIn, pricedQuantityHolds } from '../../prose/priced-quantity';
import { productHolds, productsIn } from '../../prose/product';
import { settlementHolds, settlementsIn } from '../../prose/settlement';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

/** A calculation that fails: where its result stands, and what it should be. */
interface Wrong {
	readonly variant?: string;
	readonly span: Span;
	readonly actual: Fen;
	readonly expected: Fen;
}

/** Goes through the prose of a form; what is repeated in a later field is told once. */
function inProse(
	reader: RuleReader,
	row: RowId,
	wrongIn: (text: string) => readonly Wrong[]
): Draft[] {
	const told = new Set<string>();
	return formProseOf(formatOfReader(reader)).flatMap((column) => {
		const text = reader.text(row, column);
		return wrongIn(text).flatMap(({ variant, span, actual, expected }): Draft[] => {
			const key = `${variant} ${actual} ${expected}`;
			if (told.has(key)) return [];
			told.add(key);
			const { start, end } = span;
			return [
				{
					cells: [{ row, column }],
					actual: exactAmount(actual, '元'),
					expected: exactAmount(expected, '元'),
					difference: exactAmount(actual - expected, '元'),
					printedIn: '元',
					about: key,
					...(variant && { variant }),
					arguments: { quote: text.slice(start, end), start, end }
				}
			];
		});
	});
}

const around = (...spans: readonly Span[]): Span => ({
	start: Math.min(...spans.map((span) => span.start)),
	end: Math.max(...spans.map((span) => span.end))
});

const nearest = (readings: readonly Fen[], to: Fen): Fen =>
	readings.reduce((a, b) => (Math.abs(b - to) < Math.abs(a - to) ? b : a));

/** What a text must have to calculate anything: most of a form's prose is never read further. */
const CALCULATES = /[=＝/／每]|其中/;
const SETTLES = /剩余|尚余|尚欠|未支付|待支付|还需支付|余款/;

const wrongCalculations = remembering((text: string): readonly Wrong[] => {
	if (!CALCULATES.test(text)) return [];
	const formulas = productsIn(text)
		.filter((product) => !productHolds(product))
		.map(({ span, result, readings }): Wrong => {
			const expected = Math.round(nearest(readings, result.value));
			return { variant: 'formula', span, actual: result.value, expected };
		});
	const prices = pricedQuantitiesIn(text)
		.filter((priced) => !pricedQuantityHolds(priced))
		.map(({ count, price, total, readings }): Wrong => {
			const expected = Math.round(nearest(readings, total.value));
			const span = around(count.span, price.span, total.span);
			return { span, actual: total.value, expected };
		});
	const lists = partsOfTotals(text)
		.filter((list) => !partsHold(list))
		.map(({ total, parts }): Wrong => {
			const expected = parts.reduce((sum, part) => sum + part.value, 0);
			const span = around(total.span, ...parts.map((part) => part.span));
			return { variant: 'parts', span, actual: total.value, expected };
		});
	return [...formulas, ...prices, ...lists];
});

const wrongSettlements = remembering((text: string): readonly Wrong[] => {
	if (!SETTLES.test(text)) return [];
	return settlementsIn(text)
		.filter((settlement) => !settlementHolds(settlement))
		.map(({ granted, paid, left }) => ({
			span: around(granted.span, paid.span, left.span),
			actual: left.value,
			expected: granted.value - paid.value
		}));
});

export const proseCalculations: Rule = {
	id: 'F20',
	severity: 'warning',
	comparator: 'SUM',
	each: 'row',
	of: ['projects'],
	check: (reader, row) => inProse(reader, row, wrongCalculations)
};

export const proseSettlement: Rule = {
	id: 'F21',
	severity: 'explain',
	comparator: 'SUM',
	each: 'row',
	of: ['projects'],
	check: (reader, row) => inProse(reader, row, wrongSettlements)
};
