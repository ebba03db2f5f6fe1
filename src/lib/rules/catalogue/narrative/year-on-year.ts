/** N08, N09, N18: changes against last year: Δ, its percentage, and the base they imply. */
import { exactAmount } from '$lib/budget/values/amount';
import { identical, type Comparison as Compared } from '../../comparing/compare';
import { minus } from '../../reading/operand';
import type { AmountClaim, Claim } from '../../prose/claim';
import type { SectionId } from '../../prose/section-id';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { baseOf, comparisonsIn, signed, type Comparison } from './comparison';
import { isPercentage } from './percentage-claim';
import { asOperand, placeOf, quoting, section, type Section } from './stated';

function rateIsRight({ said, value, last, change, rate }: Comparison): Draft | undefined {
	if (!rate || rate.fact.points) return undefined;
	const difference = change ? signed(change) : last && value.fact.value - last.fact.value;
	if (difference === undefined) return undefined;
	// Where last year's figure is printed, the percentage was made from it.
	const base = last?.fact.value ?? value.fact.value - difference;
	const operands = [value, last, change].filter((c): c is AmountClaim => c !== undefined);
	const places = operands.map((claim) => placeOf(said, claim));
	return isPercentage(said, rate, difference, [base], places);
}

function changeIsRight({ said, value, last, change }: Comparison): Compared | undefined {
	if (!last || !change) return undefined;
	const actual = asOperand(said, change, signed(change));
	const expected = minus(asOperand(said, value), asOperand(said, last));
	return identical(actual, expected, {
		variant: 'change',
		arguments: quoting(said, change.span)
	});
}

function wrongIn(reader: RuleReader, sections: readonly SectionId[]): (Draft | Compared)[] {
	return sections
		.flatMap((id) => comparisonsIn(section(reader, id)))
		.flatMap((comparison) =>
			[changeIsRight(comparison), rateIsRight(comparison)].filter((draft) => draft !== undefined)
		);
}

export const ratesOfChange: Rule = {
	id: 'N08',
	severity: 'error',
	comparator: 'PCT',
	each: 'book',
	check: (reader) => wrongIn(reader, ['N1', 'N2', 'N3', 'N4', 'N5', 'N7'])
};

export const operatingCostChange: Rule = {
	id: 'N18',
	severity: 'error',
	comparator: 'PCT',
	each: 'book',
	check: (reader) => wrongIn(reader, ['N8'])
};

/**
 * Bases of different scope can't be one number: if last year's whole budget implied in 一 is last
 * year's 一般公共预算当年拨款 implied in 五, one of the two was compared with the other's base.
 */
export const oneScopeOfBases: Rule = {
	id: 'N09',
	severity: 'explain',
	comparator: 'ID',
	each: 'book',
	check: (reader) => {
		const [one, five] = [section(reader, 'N1'), section(reader, 'N5')];
		const of = (said: Section, ...subjects: string[]) =>
			comparisonsIn(said).find((c) => subjects.includes(c.value.subject) && c.change);
		const income = of(one, '收入总计');
		const spending = of(one, '支出总计');
		const appropriation = of(five, '当年拨款', '一般公共预算');
		const drafts: Draft[] = [];
		if (income && spending && baseOf(income) !== baseOf(spending))
			drafts.push(basesDiffer(income, spending));
		for (const whole of [income ?? spending])
			if (whole && appropriation && baseOf(whole) === baseOf(appropriation))
				if (whole.value.fact.value !== appropriation.value.fact.value)
					drafts.push(basesCoincide(whole, appropriation));
		return drafts;
	}
};

function basesDiffer(income: Comparison, spending: Comparison): Draft {
	const [a, b] = [baseOf(income)!, baseOf(spending)!];
	return {
		cells: [...placesOf(spending), ...placesOf(income)],
		actual: exactAmount(b, '万元'),
		expected: exactAmount(a, '万元'),
		difference: exactAmount(b - a, '万元'),
		printedIn: '万元',
		variant: 'differ',
		arguments: quoting(spending.said, spending.change!.span)
	};
}

function basesCoincide(whole: Comparison, part: Comparison): Draft {
	return {
		cells: [...placesOf(whole), ...placesOf(part)],
		actual: exactAmount(baseOf(whole)!, '万元'),
		printedIn: '万元',
		about: 'coincide',
		arguments: quoting(whole.said, whole.change!.span)
	};
}

function placesOf({ said, value, change }: Comparison) {
	return [change, value]
		.filter((claim): claim is AmountClaim => claim !== undefined)
		.map((claim: Claim) => placeOf(said, claim));
}
