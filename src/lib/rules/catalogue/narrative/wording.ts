/** N14, N15: the words around a change: its direction, and why. */
import { exactAmount } from '$lib/budget/values/amount';
import type { AmountClaim, Claim } from '../../prose/claim';
import type { SectionId } from '../../prose/section-id';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { placeOf, quoting, section, type Section } from './stated';
import { comparisonsIn } from './comparison';

const CHANGING: readonly SectionId[] = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'];

export const directionIsSign: Rule = {
	id: 'N14',
	severity: 'error',
	comparator: 'DIR',
	each: 'book',
	check: (reader) =>
		CHANGING.flatMap((id) => {
			const said = section(reader, id);
			return [...againstLastYear(said), ...disagreeing(said), ...negative(said), ...same(said)];
		})
};

function wrong(said: Section, claim: Claim, others: readonly Claim[], variant?: string): Draft {
	return {
		cells: [claim, ...others].map((c) => placeOf(said, c)),
		arguments: { ...quoting(said, claim.span), subject: claim.subject, word: wordOf(claim) },
		about: 'direction',
		...(variant && { variant })
	};
}

const WORD = { up: '增加', down: '减少', same: '相同' } as const;
const wordOf = (claim: Claim): string =>
	claim.kind === 'direction' ? claim.fact.word : claim.sense ? WORD[claim.sense] : '';

/** 「较上年N万元减少」 where this year's figure is larger. */
function againstLastYear(said: Section): Draft[] {
	return comparisonsIn(said).flatMap(({ value, last, change, rate }) => {
		const stated = change ?? rate;
		if (!last || !stated?.sense) return [];
		const difference = value.fact.value - last.fact.value;
		const sense = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
		if (sense === stated.sense || (sense === 'same' && isZero(stated))) return [];
		const draft = wrong(said, stated, [value, last]);
		return [{ ...draft, actual: WORD[stated.sense], expected: WORD[sense] }];
	});
}

function isZero({ fact }: Extract<Claim, { kind: 'amount' | 'percent' }>): boolean {
	return fact.kind === 'amount' ? fact.value === 0 : fact.digits === 0;
}

/** 「增加5万元，下降3%」 of one subject. */
function disagreeing(said: Section): Draft[] {
	return comparisonsIn(said).flatMap(({ change, rate }) => {
		if (!change?.sense || !rate?.sense || change.sense === rate.sense) return [];
		if (isZero(change) || isZero(rate)) return [];
		const draft = wrong(said, rate, [change], 'disagree');
		return [{ ...draft, actual: WORD[rate.sense], expected: WORD[change.sense] }];
	});
}

/** 「增加-5万元」 */
function negative(said: Section): Draft[] {
	return said.claims.claims.flatMap((claim) => {
		if (claim.facet !== 'change' || claim.kind !== 'amount' || claim.fact.value >= 0) return [];
		return [
			{ ...wrong(said, claim, [], 'negative'), actual: exactAmount(claim.fact.value, '万元') }
		];
	});
}

/** 「与上年相同」 of a subject that also has a change. */
function same(said: Section): Draft[] {
	return said.claims.claims.flatMap((claim) => {
		if (claim.kind !== 'direction' || claim.sense !== 'same') return [];
		const change = said.claims.claims.find(
			(c): c is AmountClaim =>
				c.kind === 'amount' && c.facet === 'change' && c.subject === claim.subject
		);
		if (!change || change.fact.value === 0) return [];
		const draft = wrong(said, claim, [change], 'same');
		return [{ ...draft, actual: claim.fact.word, expected: WORD[change.sense ?? 'up'] }];
	});
}

/** Sections that must say why; in 五 a change is usually explained by 一. */
const EXPLAINING: readonly SectionId[] = ['N1', 'N5', 'N7', 'N8'];

export const changesHaveReasons: Rule = {
	id: 'N15',
	severity: 'explain',
	comparator: 'TXT',
	each: 'book',
	check: (reader) => {
		const said = EXPLAINING.map((id) => section(reader, id));
		return [...said.flatMap(withoutReason), ...repeatedReason(said[0])];
	}
};

function withoutReason(said: Section): Draft[] {
	if (said.claims.reasons.length > 0) return [];
	const change = said.claims.claims.find(
		(claim) => claim.facet === 'change' && claim.kind === 'amount' && claim.fact.value !== 0
	);
	if (!change) return [];
	return [
		{
			cells: [placeOf(said, change)],
			...(said.id === 'N5' && { severity: 'hint' as const }),
			about: 'reason',
			arguments: { ...quoting(said, change.span), subject: change.subject }
		}
	];
}

/** Income and spending rarely change for the very same reason; often one was copied. */
function repeatedReason(said: Section): Draft[] {
	const reasons = said.claims.reasons;
	return reasons.flatMap((reason, i) => {
		const before = reasons.slice(0, i).find((r) => r.text === reason.text);
		if (!before || before.subject === reason.subject || reason.text.length < 10) return [];
		return [
			{
				cells: [{ row: said.id, column: '正文' }],
				severity: 'hint' as const,
				variant: 'repeated',
				about: `repeated-${i}`,
				arguments: {
					...quoting(said, reason.span),
					subject: reason.subject ?? '',
					before: before.subject ?? ''
				}
			}
		];
	});
}
