/** D06, D07: how figures of the narrative are printed. */
import type { AmountFact } from '../../prose/fact';
import { factsOf } from '../../prose/facts';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { hasFirstFormat } from '../../reading/first-format';
import type { RuleReader } from '../../reading/rule-reader';
import { NARRATIVE_TEXT, quoting } from '../../reading/texts';

/** Figures that stand for money of the budget: no prices, no thresholds (「50万元以上」). */
function amountsOf(reader: RuleReader, section: string): { text: string; amounts: AmountFact[] } {
	const text = reader.text(section, NARRATIVE_TEXT);
	const told = /^N\d/.test(section) && hasFirstFormat(reader) ? factsOf(text).facts : [];
	const amounts = told.filter(
		(fact): fact is AmountFact => fact.kind === 'amount' && !fact.per && !fact.bound
	);
	return { text, amounts };
}

export const narrativeIsInWan: Rule = {
	id: 'D06',
	severity: 'error',
	comparator: 'FMT',
	each: 'row',
	of: ['narrative'],
	check: (reader, section) => {
		const { text, amounts } = amountsOf(reader, section);
		return amounts
			.filter(({ unit }) => unit === '元')
			.map((amount): Draft => ({
				cells: [{ row: section, column: NARRATIVE_TEXT }],
				about: `${amount.span.start}`,
				arguments: quoting(text, amount.span)
			}));
	}
};

const WELL_PRINTED = /^-?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,3})[.．]\d{2}$/;

function isWellPrinted(printed: string): boolean {
	const number = printed
		.normalize('NFKC')
		.replace(/\s/g, '')
		.replace(/[^\d.,，-].*$/, '');
	// A whole number of 万元 under a thousand is no figure of a table.
	return WELL_PRINTED.test(number) || /^\d{1,3}$/.test(number);
}

/** Told once a section, at the first figure. */
export const figuresArePrintedAlike: Rule = {
	id: 'D07',
	severity: 'hint',
	comparator: 'FMT',
	each: 'row',
	of: ['narrative'],
	check: (reader, section) => {
		const { text, amounts } = amountsOf(reader, section);
		const other = amounts.filter(
			({ unit, span }) => unit === '万元' && !isWellPrinted(text.slice(span.start, span.end))
		);
		if (other.length === 0) return undefined;
		return {
			cells: [{ row: section, column: NARRATIVE_TEXT }],
			arguments: { ...quoting(text, other[0].span), count: other.length }
		};
	}
};
