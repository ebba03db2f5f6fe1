/** N03: 收入预算情况 (二) against 收入总表 (T2) and 收支总表 (T1), with the share of each source. */
import { FUND_SOURCES } from '$lib/budget/table/fund-source';
import type { Operand } from '../../reading/operand';
import { filled, income, totalOf } from '../../reading/places';
import type { AmountClaim } from '../../prose/claim';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { sharesAreRight } from './percentage-claim';
import { agrees, amounts, DEPARTMENT, section } from './stated';

/** What the tables print of a subject, each of which the text must repeat. */
function printed(reader: RuleReader, { subject }: AmountClaim): readonly Operand[] {
	const t1 = (label: string) =>
		filled(reader, DEPARTMENT, 'T1') ? [income(reader, DEPARTMENT, 'T1', label)] : [];
	const t2 = (column: string) =>
		filled(reader, DEPARTMENT, 'T2') ? [totalOf(reader, DEPARTMENT, 'T2', column)] : [];
	if (subject === '收入总计') return t1('收入总计');
	if (subject === '本年收入') return t2('合计');
	if (subject === '上年结转') return [...t2('上年结转'), ...t1('上年结转')];
	return (FUND_SOURCES as readonly string[]).includes(subject) ? t2(subject) : [];
}

export const incomeInText: Rule = {
	id: 'N03',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N2');
		const figures = said.claims.claims.flatMap((claim) => {
			if (claim.kind !== 'amount' || claim.facet !== 'value') return [];
			const different = printed(reader, claim).map((table) => agrees(said, claim, [table]));
			return different.find((draft) => draft !== undefined) ?? [];
		});
		const wholes = [...amounts(said, '收入总计'), ...amounts(said, '本年收入')];
		return [...figures, ...sharesAreRight(said, wholes)];
	}
};
