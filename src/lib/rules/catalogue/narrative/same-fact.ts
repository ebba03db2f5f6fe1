/** N04: a fact that the narrative tells in several places is told with one value. */
import { exactAmount } from '$lib/budget/values/amount';
import type { AmountClaim, Claim } from '../../prose/claim';
import type { SectionId } from '../../prose/section-id';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { placeOf, quoting, section, type Section } from './stated';

const TELLING: readonly SectionId[] = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9'];

/** Sections that speak of the whole budget; what others call 上年结转 or 基本支出 is less. */
const WHOLE_BUDGET: ReadonlySet<SectionId> = new Set(['N1', 'N2', 'N3']);
/** Subjects that mean one thing wherever they are named. */
const ANYWHERE: ReadonlySet<string> = new Set([
	'收入总计',
	'支出总计',
	'三公经费',
	'机关运行经费',
	'政府采购总额'
]);

/** The name of the fact that a claim tells; claims of one fact must agree. */
function factOf({ section, subject, facet, within }: Claim): string | undefined {
	if (facet === 'reason' || facet === 'threshold') return undefined;
	if (ANYWHERE.has(subject)) return `${subject} ${facet}`;
	if (WHOLE_BUDGET.has(section)) {
		if (subject === '上年结转') return `上年结转 ${facet}`;
		// What a source yields is one thing, what it spends another.
		if (within !== '支出总计') return `${subject} ${facet}`;
	}
	return `${section} ${subject} ${facet} ${within ?? ''}`;
}

interface Telling {
	readonly said: Section;
	readonly claim: AmountClaim;
}

export const oneValueEverywhere: Rule = {
	id: 'N04',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) => {
		const first = new Map<string, Telling>();
		const drafts: Draft[] = [];
		for (const said of TELLING.map((id) => section(reader, id)))
			for (const claim of said.claims.claims) {
				const fact = claim.kind === 'amount' ? factOf(claim) : undefined;
				if (fact === undefined || claim.kind !== 'amount') continue;
				const before = first.get(fact);
				if (before === undefined) first.set(fact, { said, claim });
				else if (!tellSame(before.claim, claim))
					drafts.push(contradiction(before, { said, claim }));
			}
		return drafts;
	}
};

/** To the decimals of whichever is told less exactly, if it says so; else exactly. */
function tellSame({ fact: a }: AmountClaim, { fact: b }: AmountClaim): boolean {
	if (a.value === b.value) return true;
	const rough = [a, b].filter((fact) => fact.bound === '≈' || fact.unit.startsWith('亿'));
	return rough.some((fact) => Math.abs(a.value - b.value) * 2 <= fact.step);
}

function contradiction(before: Telling, now: Telling): Draft {
	const [there, here] = [before.claim.fact.value, now.claim.fact.value];
	return {
		cells: [placeOf(now.said, now.claim), placeOf(before.said, before.claim)],
		actual: exactAmount(here, '万元'),
		expected: exactAmount(there, '万元'),
		difference: exactAmount(here - there, '万元'),
		printedIn: '万元',
		arguments: quoting(now.said, now.claim.span)
	};
}
