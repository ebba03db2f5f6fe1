/**
 * 「收入总计A，其中：B，C，比上年增加D，增长E%」: is it A that grew, or C? Usually the total. Where
 * the sentence's own arithmetic fits only the other reading, that one is meant.
 */
import type { Fen } from '$lib/budget/values/amount';
import type { AmountClaim, Claim, PercentClaim } from './claim';
import type { Draft } from './claim-binding';
import type { Subject } from './subject';
import { isRateOf } from './year-on-year';

export function settleCarried(drafts: readonly Draft[]): Claim[] {
	const values = new Map<Subject, Fen>();
	const claims: Claim[] = [];
	let settled: { readonly carried: Draft['carried']; readonly subject: Subject } | undefined;
	for (const [i, { claim, carried }] of drafts.entries()) {
		if (claim.facet === 'value' && claim.kind === 'amount')
			values.set(claim.subject, claim.fact.value);
		const next = drafts[i + 1];
		if (carried && claim.facet === 'change' && claim.kind === 'amount')
			if (next?.claim.facet === 'rate' && next.carried === carried) {
				const subject = fitting(values, claim, next.claim as PercentClaim, carried);
				settled = subject === undefined ? undefined : { carried, subject };
			}
		const subject = carried && settled?.carried === carried ? settled.subject : claim.subject;
		claims.push(subject === claim.subject ? claim : { ...claim, subject });
	}
	return claims;
}

/** The one reading that the percentage fits, if it fits just one. */
function fitting(
	values: ReadonlyMap<Subject, Fen>,
	change: AmountClaim,
	rate: PercentClaim,
	readings: readonly Subject[]
): Subject | undefined {
	const fits = readings.filter((subject) => {
		const value = values.get(subject);
		if (value === undefined) return false;
		const signed = change.sense === 'down' ? -change.fact.value : change.fact.value;
		return isRateOf(rate.fact, signed, value - signed);
	});
	return fits.length === 1 ? fits[0] : undefined;
}
