/** A text as its paragraphs, each with the facts in it. */
import type { AmountFact, DirectionFact, Fact, PercentFact } from '../prose/fact';
import { factsOf } from '../prose/facts';
import type { PlainText } from '../text/plain-text';

export interface Paragraph {
	readonly plain: PlainText;
	readonly from: number;
	readonly to: number;
	readonly facts: readonly Fact[];
}

export function paragraphsOf(source: string): Paragraph[] {
	const { plain, facts } = factsOf(source);
	const paragraphs: Paragraph[] = [];
	let next = 0;
	for (let from = 0; from < plain.text.length;) {
		const end = plain.text.indexOf('\n', from);
		const to = end < 0 ? plain.text.length : end;
		const inside: Fact[] = [];
		for (; next < facts.length && facts[next].from < to; next++) inside.push(facts[next]);
		paragraphs.push({ plain, from, to, facts: inside });
		from = to + 1;
	}
	return paragraphs;
}

const STATED = /^(?:额|幅|幅度)?(?:了|为|约|近|达|到|:)?-?$/;

/** The word of direction that stands right before a figure. */
export function directionBefore(
	{ plain, facts }: Paragraph,
	fact: AmountFact | PercentFact
): DirectionFact | undefined {
	const found = facts.findLast(
		(other): other is DirectionFact => other.kind === 'direction' && other.to <= fact.from
	);
	if (!found || found.sense === 'same' || fact.from - found.to > 4) return undefined;
	return STATED.test(plain.text.slice(found.to, fact.from)) ? found : undefined;
}

export const isAmount = (fact: Fact): fact is AmountFact => fact.kind === 'amount';

/** Words of `length` before a place, within the paragraph. */
export function wordsBefore({ plain, from }: Paragraph, at: number, length = 24): string {
	return plain.text.slice(Math.max(from, at - length), at);
}
