/** Findings in groups, those with the worst first. */
import { groupBy } from '$lib/budget/values/lists-by-key';
import { bookFormat } from '$lib/formats/book-format';
import type { BookHead } from '$lib/budget/book/book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { SEVERITIES, type Finding } from '$lib/rules/finding/finding';
import { NO_UNIT, placeOf, type Grouping } from './finding-filter';

export interface FindingGroup {
	/** A unit (or `department`), a place as filtered by, a rule. */
	readonly key: string;
	readonly findings: readonly Finding[];
}

/**
 * Units come in the order of the register, sheets in that of the document, rules by how much they
 * find. A finding stands in one group: by sheet in that of its first cell.
 * @param findings the worst first
 * @param head says the order of units and tables
 */
export function groupFindings(
	findings: readonly Finding[],
	by: Grouping,
	head: BookHead
): readonly FindingGroup[] {
	const groups = groupBy(findings, (finding) => keyOf(finding, by));
	const order = orderOf(by, head);
	return [...groups]
		.map(([key, group]) => ({ key, findings: group }))
		.sort((a, b) => order(a) - order(b) || compareWorst(a, b) || (a.key < b.key ? -1 : 1));
}

function keyOf(finding: Finding, by: Grouping): string {
	if (by === 'unit') return finding.unit ?? NO_UNIT;
	if (by === 'rule') return finding.rule;
	return finding.sheets.length > 0 ? placeOf(finding.sheets[0]) : '';
}

function orderOf(by: Grouping, head: BookHead): (group: FindingGroup) => number {
	if (by === 'rule') return () => 0;
	const keys =
		by === 'unit'
			? [NO_UNIT, ...head.units.map(({ id }) => id)]
			: [...tableIdsOf(bookFormat(head)), 'projects', 'narrative'];
	const ranks = new Map<string, number>(keys.map((key, rank) => [key, rank]));
	return ({ key }) => ranks.get(key) ?? keys.length;
}

function compareWorst(a: FindingGroup, b: FindingGroup): number {
	for (const severity of SEVERITIES) {
		const count = ({ findings }: FindingGroup): number =>
			findings.filter((finding) => finding.severity === severity).length;
		const difference = count(b) - count(a);
		if (difference !== 0) return difference;
	}
	return 0;
}
