/** A subject's figures of this year and last, as one section states them together. */
import type { Fen } from '$lib/budget/values/amount';
import type { AmountClaim, PercentClaim } from '../../prose/claim';
import type { Section } from './stated';

export interface Comparison {
	readonly said: Section;
	readonly value: AmountClaim;
	readonly last?: AmountClaim;
	readonly change?: AmountClaim;
	readonly rate?: PercentClaim;
}

/** Each value with what is said of its change before the same subject has another value. */
export function comparisonsIn(said: Section): Comparison[] {
	const open = new Map<string, { -readonly [K in keyof Comparison]: Comparison[K] }>();
	const all: Comparison[] = [];
	for (const claim of said.claims.claims) {
		if (claim.kind === 'amount' && claim.facet === 'value') {
			const comparison = { said, value: claim };
			open.set(claim.subject, comparison);
			all.push(comparison);
			continue;
		}
		const comparison = open.get(claim.subject);
		if (!comparison) continue;
		if (claim.kind === 'amount' && claim.facet === 'last') comparison.last ??= claim;
		if (claim.kind === 'amount' && claim.facet === 'change') comparison.change ??= claim;
		if (claim.kind === 'percent' && claim.facet === 'rate') comparison.rate ??= claim;
	}
	return all;
}

/** With its sign: what decreased is negative, whichever way it was written. */
export function signed({ fact, sense }: AmountClaim): Fen {
	return sense === 'down' ? -Math.abs(fact.value) : fact.value;
}

/** Last year's figure as the change implies it. */
export function baseOf({ value, change }: Comparison): Fen | undefined {
	return change && value.fact.value - signed(change);
}
