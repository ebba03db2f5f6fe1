/** N21–N23: 绩效管理 (十): how many projects have goals, and of what amount. */
import { exactAmount } from '$lib/budget/values/amount';
import { judgeSum } from '../../comparing/interval';
import { column, plus, type Operand } from '../../reading/operand';
import { filled, projectRows, totalOf } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import type { CountClaim } from '../../prose/claim';
import { agrees, amounts, DEPARTMENT, placeOf, quoting, section, type Section } from './stated';

function counted({ claims }: Section): CountClaim | undefined {
	return claims.claims.find(
		(claim): claim is CountClaim => claim.kind === 'count' && claim.subject === '绩效项目数'
	);
}

export const projectsCounted: Rule = {
	id: 'N21',
	severity: 'error',
	comparator: 'SET',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N10');
		const claim = counted(said);
		const forms = reader.rows('projects').length;
		if (!claim || forms === 0 || claim.fact.digits === forms) return undefined;
		return {
			cells: [placeOf(said, claim)],
			actual: String(claim.fact.digits),
			expected: String(forms),
			difference: String(claim.fact.digits - forms),
			arguments: {
				...quoting(said, claim.span),
				forms,
				current: reader.group('T12', 'body', 'body').length,
				carried: reader.group('T13', 'role', 'project').length
			}
		};
	}
};

/** What the amount may be the sum of; 「一般公共预算」 before it leaves one reading. */
function sumsFor(reader: RuleReader, words: string): Operand[] {
	const rows = projectRows(DEPARTMENT);
	const publicBudget = column(reader, rows, '一般公共预算');
	if (words.includes('一般公共预算')) return [publicBudget];
	const all = column(reader, rows, '合计');
	const carried = column(reader, { sheet: 'T13', lookup: 'role', key: 'project' }, '合计');
	return [publicBudget, all, plus(all, carried)];
}

export const projectsAmount: Rule = {
	id: 'N22',
	severity: 'error',
	comparator: 'SUM',
	each: 'book',
	check: (reader) => {
		if (!filled(reader, DEPARTMENT, 'T12')) return undefined;
		const said = section(reader, 'N10');
		return amounts(said, '绩效项目金额').flatMap((claim) => {
			const words = claim.words ? said.text.slice(claim.words.start, claim.words.end) : '';
			const sums = sumsFor(reader, words);
			const draft = agrees(said, claim, sums);
			if (!draft) return [];
			const rounding = sums.some(
				(sum) => judgeSum(claim.fact.value - sum.value, sum.figures, '万元') === 'rounding'
			);
			return rounding ? { ...draft, severity: 'rounding' as const } : draft;
		});
	}
};

export const projectsAmountIsPlausible: Rule = {
	id: 'N23',
	severity: 'warning',
	comparator: '≤',
	each: 'book',
	check: (reader) => {
		if (!filled(reader, DEPARTMENT, 'T3')) return undefined;
		const said = section(reader, 'N10');
		const limit = totalOf(reader, DEPARTMENT, 'T3', '项目支出');
		return amounts(said, '绩效项目金额').flatMap((claim) =>
			claim.fact.value <= limit.value
				? []
				: {
						cells: [placeOf(said, claim), ...limit.cells()],
						actual: exactAmount(claim.fact.value, '万元'),
						expected: exactAmount(limit.value, '万元'),
						difference: exactAmount(claim.fact.value - limit.value, '万元'),
						printedIn: '万元' as const,
						arguments: quoting(said, claim.span)
					}
		);
	}
};
