/** What the narrative states, and how it is set beside the tables. */
import { exactAmount, HUNDREDTH_OF_WAN, roundHalfUp, type Fen } from '$lib/budget/values/amount';
import type { AmountClaim, Claim, Claims } from '../../prose/claim';
import { claimsOf, nameOfClaim } from '../../prose/claims';
import type { Span } from '../../text/plain-text';
import type { SectionId } from '../../prose/section-id';
import type { Subject } from '../../prose/subject';
import { hasFirstFormat } from '../../reading/first-format';
import { known, type Operand } from '../../reading/operand';
import type { Draft } from '../../finding/draft';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { Place } from '../../finding/finding';

/** The narrative speaks of the department. */
export const DEPARTMENT: Edition = {};

/** A section as read: its text and its claims. */
export interface Section {
	readonly id: SectionId;
	readonly text: string;
	readonly claims: Claims;
}

export function section(reader: Pick<RuleReader, 'text' | 'head'>, id: SectionId): Section {
	// Sections of other formats are none of those that these words were made for.
	const text = hasFirstFormat(reader) ? reader.text(id, '正文') : '';
	return { id, text, claims: claimsOf(id, text) };
}

/** Amounts that a section claims: of a subject, in an aspect (its value by default). */
export function amounts(
	{ claims }: Section,
	subject: Subject,
	facet: Claim['facet'] = 'value'
): AmountClaim[] {
	return claims.claims.filter(
		(claim): claim is AmountClaim =>
			claim.kind === 'amount' && claim.subject === subject && claim.facet === facet
	);
}

/** Where a claim stands, as a named fact of its section: `N[8].机关运行经费`. */
export function placeOf({ id, claims }: Section, claim: Claim): Place {
	return { row: id, column: nameOfClaim(claims, claim) };
}

/** Arguments that let a page show the very words. */
export function quoting(section: Section, { start, end }: Span): NonNullable<Draft['arguments']> {
	return { quote: section.text.slice(start, end), start, end };
}

/** A claimed figure as one side of a comparison, or what it comes to (`value`). */
export function asOperand(section: Section, claim: AmountClaim, value = claim.fact.value): Operand {
	return known(value, 1, () => [placeOf(section, claim)]);
}

/**
 * Whether text and table print one figure: exactly, to the table's two decimals where the text has
 * more, to the text's own where it speaks roughly (约, 亿元).
 */
export function printsSame({ fact }: AmountClaim, table: Fen): boolean {
	if (fact.value === table) return true;
	if (fact.step < HUNDREDTH_OF_WAN) return roundHalfUp(fact.value, 4) === table;
	const rough = fact.bound === '≈' || fact.unit.startsWith('亿');
	return rough && Math.abs(fact.value - table) * 2 <= fact.step;
}

/**
 * The text against a table. Where a word has two readings (with or without 结转), any that agrees
 * will do; if none does, the closest is shown.
 */
export function agrees(
	section: Section,
	claim: AmountClaim,
	readings: readonly Operand[],
	manner: Pick<Draft, 'variant' | 'severity' | 'arguments'> = {}
): Draft | undefined {
	if (readings.length === 0) return undefined;
	if (readings.some((reading) => printsSame(claim, reading.value))) return undefined;
	const gap = (reading: Operand) => Math.abs(reading.value - claim.fact.value);
	const closest = readings.reduce((a, b) => (gap(b) < gap(a) ? b : a));
	const { ranges } = closest;
	return {
		cells: [placeOf(section, claim), ...closest.cells()],
		...(ranges.length > 0 && { ranges }),
		actual: exactAmount(claim.fact.value, '万元'),
		expected: exactAmount(closest.value, '万元'),
		difference: exactAmount(claim.fact.value - closest.value, '万元'),
		printedIn: '万元',
		...manner,
		arguments: { ...quoting(section, claim.span), ...manner.arguments }
	};
}

/** Every amount of a section that has a subject, against what a table says of it. */
export function againstTables(
	section: Section,
	readingsOf: (claim: AmountClaim) => readonly Operand[] | undefined
): Draft[] {
	return section.claims.claims.flatMap((claim) => {
		if (claim.kind !== 'amount' || claim.facet !== 'value') return [];
		const readings = readingsOf(claim);
		return (readings && agrees(section, claim, readings)) ?? [];
	});
}
