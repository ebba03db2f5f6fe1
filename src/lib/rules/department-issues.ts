/**
 * M05: a rule that fails in several units is one matter for the department: a form misread, a
 * template copied. Told beside the findings, which stay with their units.
 */
import type { UnitId } from '$lib/budget/book';
import type { BookReader } from '$lib/budget/live-book';
import type { Finding } from './finding';

/** One hint for each rule with errors or matters to explain in at least two units. */
export function departmentIssues(
	findings: readonly Finding[],
	book: Pick<BookReader, 'head'>
): Finding[] {
	const byRule = new Map<string, Map<UnitId, Finding>>();
	for (const finding of findings) {
		const { rule, unit, severity } = finding;
		if (unit === undefined || (severity !== 'error' && severity !== 'explain')) continue;
		const units = byRule.get(rule) ?? new Map<UnitId, Finding>();
		if (!units.has(unit)) units.set(unit, finding);
		byRule.set(rule, units);
	}
	return [...byRule].filter(([, units]) => units.size > 1).map((entry) => issue(entry, book));
}

function issue(
	[rule, units]: readonly [string, ReadonlyMap<UnitId, Finding>],
	{ head }: Pick<BookReader, 'head'>
): Finding {
	const names = [...units.keys()].map((id) => head.units.find((u) => u.id === id)?.name ?? id);
	return {
		id: `M05:${rule}`,
		rule: 'M05',
		severity: 'hint',
		comparator: 'SET',
		cells: [...units.values()].flatMap(({ cells }) => cells.slice(0, 1)),
		sheets: [...new Set([...units.values()].flatMap(({ sheets }) => sheets.slice(0, 1)))],
		message: {
			key: 'M05',
			arguments: { rule, count: units.size, names: names.join('、') }
		}
	};
}
