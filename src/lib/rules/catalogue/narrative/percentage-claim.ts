/** Printed percentages against the figures they were made from. */
import { type Fen } from '$lib/budget/values/amount';
import type { AmountClaim, PercentClaim } from '../../prose/claim';
import { printDecimal, sameDecimal } from '../../prose/decimal';
import { percentage } from '../../prose/year-on-year';
import type { Draft } from '../../finding/draft';
import type { Place } from '../../finding/finding';
import { placeOf, quoting, type Section } from './stated';

/** `claim` must be `part` / `whole`, rounded half up at its own decimals. */
export function isPercentage(
	section: Section,
	claim: PercentClaim,
	part: Fen,
	wholes: readonly Fen[],
	operands: readonly Place[]
): Draft | undefined {
	const { fact } = claim;
	const printed = { digits: Math.abs(fact.digits), decimals: fact.decimals };
	const expected = wholes
		.map((whole) => percentage(Math.abs(part), whole, fact.decimals))
		.filter((percent) => percent !== undefined);
	if (expected.length === 0 || expected.some((percent) => sameDecimal(percent, printed)))
		return undefined;
	const [first] = expected;
	return {
		cells: [placeOf(section, claim), ...operands],
		comparator: 'PCT',
		actual: `${printDecimal(printed)}%`,
		expected: `${printDecimal(first)}%`,
		variant: 'percent',
		arguments: quoting(section, claim.span)
	};
}

/** Shares of a section's subjects in a whole; of several possible wholes any may be meant. */
export function sharesAreRight(section: Section, wholes: readonly AmountClaim[]): Draft[] {
	const { claims } = section.claims;
	return claims.flatMap((claim, i) => {
		if (claim.kind !== 'percent' || claim.facet !== 'share' || wholes.length === 0) return [];
		const part = claims
			.slice(0, i)
			.findLast(
				(c): c is AmountClaim =>
					c.kind === 'amount' && c.facet === 'value' && c.subject === claim.subject
			);
		if (!part) return [];
		const operands = [placeOf(section, part), placeOf(section, wholes[0])];
		const figures = wholes.map((whole) => whole.fact.value);
		return isPercentage(section, claim, part.fact.value, figures, operands) ?? [];
	});
}
