/** Binds the figures of a narrative section to what they are about. */
import { bindSegment, newBinding } from './claim-binding';
import type { Claim, Claims } from './claim';
import { segmentsOf, sentencesOf } from './clause';
import { settleCarried } from './carried-subject';
import { factsOf } from './facts';
import { remembering } from '../text/memory';
import { listsIn } from './named-list';
import { SECTION_IDS, type SectionId } from './section-id';

const BY_SECTION = new Map(
	SECTION_IDS.map((section) => [section, remembering((text) => readClaims(section, text), 64)])
);

/** The claims of a section's text. Never throws; the same text is read once. */
export function claimsOf(section: SectionId, text: string): Claims {
	return BY_SECTION.get(section)!(text);
}

function readClaims(section: SectionId, source: string): Claims {
	const { plain, facts } = factsOf(source);
	const binding = newBinding(section, plain);
	let next = 0;
	for (const sentence of sentencesOf(plain.text)) {
		binding.beginSentence(sentence);
		for (const segment of segmentsOf(plain.text, sentence)) {
			const inside = [];
			for (; next < facts.length && facts[next].from < segment.to; next++)
				if (facts[next].from >= segment.from) inside.push(facts[next]);
			bindSegment(binding, segment, inside);
		}
	}
	const claims: Claim[] = [...settleCarried(binding.drafts), ...listsIn(section, plain)];
	const counted = new Set(claims.map((claim) => claim.span.start));
	return {
		section,
		claims: claims.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
		unbound: binding.unbound.filter((fact) => !counted.has(fact.span.start)),
		reasons: binding.reasons
	};
}

/**
 * The name of a claim in addresses, `N[8].机关运行经费`: its subject, its aspect, and `#2` for the
 * second of that name.
 */
export function nameOfClaim({ claims }: Claims, claim: Claim): string {
	const name = plainNameOf(claim);
	let nth = 0;
	for (const other of claims) {
		if (plainNameOf(other) === name) nth++;
		if (other === claim) break;
	}
	return nth > 1 ? `${name}#${nth}` : name;
}

const ASPECT: Readonly<Record<Claim['facet'], string>> = {
	value: '',
	last: '上年数',
	change: '增减额',
	rate: '增减率',
	share: '占比',
	direction: '增减方向',
	threshold: '单价',
	date: '截止日期',
	reason: '原因'
};

function plainNameOf(claim: Claim): string {
	return claim.subject + (claim.kind === 'list' ? '明细' : ASPECT[claim.facet]);
}

/** The claim of that name. */
export function claimNamed(claims: Claims, name: string): Claim | undefined {
	return claims.claims.find((claim) => nameOfClaim(claims, claim) === name);
}
