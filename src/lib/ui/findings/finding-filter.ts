/** Filters of the page of all findings, kept in its address so that a view can be sent on. */
import type { Explanation, SheetKey } from '$lib/budget/book';
import { SEVERITIES, type Finding, type Severity } from '$lib/rules/finding';

export interface FindingFilter {
	readonly severity?: Severity;
	/** A table, `projects` (with the indicators), `narrative`. */
	readonly place?: string;
	/** A unit, or `department` for what belongs to none. */
	readonly unit?: string;
	readonly rule?: string;
	/** How findings that want an explanation are answered. */
	readonly answer?: Answer;
}

export const ANSWERS = ['open', 'awaiting', 'approved'] as const;
export type Answer = (typeof ANSWERS)[number];

export const NO_UNIT = 'department';
const KEYS = ['severity', 'place', 'unit', 'rule', 'answer'] as const;

export function readFilter(search: URLSearchParams): FindingFilter {
	const severity = SEVERITIES.find((s) => s === search.get('severity'));
	const of = (key: (typeof KEYS)[number]) => search.get(key) || undefined;
	const answer = ANSWERS.find((a) => a === search.get('answer'));
	return { severity, answer, place: of('place'), unit: of('unit'), rule: of('rule') };
}

/** The query of a filter, with its `?`; empty where nothing is filtered. */
export function writeFilter(filter: FindingFilter): string {
	const search = new URLSearchParams();
	for (const key of KEYS) if (filter[key]) search.set(key, filter[key]);
	const query = search.toString();
	return query === '' ? '' : `?${query}`;
}

/** The place under which a sheet is filtered: unit editions count as their table, indicators as forms. */
export function placeOf(sheet: SheetKey): string {
	return sheet.startsWith('indicators@') ? 'projects' : sheet.split('@')[0];
}

export function filtered(
	findings: readonly Finding[],
	{ severity, place, unit, rule, answer }: FindingFilter,
	explanations: readonly Explanation[] = []
): readonly Finding[] {
	return findings.filter(
		(finding) =>
			(severity === undefined || finding.severity === severity) &&
			(place === undefined || finding.sheets.some((sheet) => placeOf(sheet) === place)) &&
			(unit === undefined || (finding.unit ?? NO_UNIT) === unit) &&
			(rule === undefined || finding.rule === rule) &&
			(answer === undefined || answerTo(finding, explanations) === answer)
	);
}

/** Of a finding that wants an explanation: whether it has one, and whether the department approved it. */
function answerTo(
	{ severity, explanation }: Finding,
	explanations: readonly Explanation[]
): Answer | undefined {
	if (severity !== 'explain') return undefined;
	if (explanation === undefined) return 'open';
	const given = explanations.find(({ id }) => id === explanation);
	return given?.approver === undefined ? 'awaiting' : 'approved';
}
