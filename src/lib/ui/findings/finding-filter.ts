/** Filters of the page of all findings, kept in its address so that a view can be sent on. */
import type { Explanation, SheetKey } from '$lib/budget/book/book';
import type { Assignment } from '$lib/budget/settings/book-settings';
import { isOpen, SEVERITIES, type Finding, type Severity } from '$lib/rules/finding/finding';

export interface FindingFilter {
	readonly severity?: Severity;
	/** A table, `projects` (with the indicators), `narrative`. */
	readonly place?: string;
	/** A unit, or `department` for what belongs to none. */
	readonly unit?: string;
	readonly rule?: string;
	readonly state?: FindingState;
	/** Id of the person asked to see to it, or `nobody`. */
	readonly person?: string;
	/** Words that all have to be there. */
	readonly text?: string;
	/** No filter, but a part of the view. */
	readonly group?: Grouping;
}

/**
 * - `open`: waits for somebody; rounding never does
 * - `awaiting`, `approved`: explained, and whether the department said that the explanation will do
 * - `lapsed`: what was explained has changed since (M03)
 * - `off`: rules that somebody switched off with a reason: they find nothing
 */
export const STATES = ['open', 'awaiting', 'approved', 'lapsed', 'off'] as const;
export type FindingState = (typeof STATES)[number];

export const GROUPINGS = ['unit', 'sheet', 'rule'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const NO_UNIT = 'department';
export const NOBODY = 'nobody';
const KEYS = ['severity', 'place', 'unit', 'rule', 'state', 'person', 'text', 'group'] as const;

export function readFilter(search: URLSearchParams): FindingFilter {
	const of = (key: (typeof KEYS)[number]) => search.get(key) || undefined;
	const oneOf = <T extends string>(all: readonly T[], key: (typeof KEYS)[number]) =>
		all.find((one) => one === search.get(key));
	return {
		severity: oneOf(SEVERITIES, 'severity'),
		state: oneOf(STATES, 'state'),
		group: oneOf(GROUPINGS, 'group'),
		place: of('place'),
		unit: of('unit'),
		rule: of('rule'),
		person: of('person'),
		text: of('text')
	};
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

/** What a filter needs to know beside the findings. */
export interface FilterFacts {
	readonly explanations?: readonly Explanation[];
	readonly assignments?: Readonly<Record<string, Assignment>>;
	/** All that is said of a finding, folded for search. */
	readonly textOf?: (finding: Finding) => string;
}

export function filtered(
	findings: readonly Finding[],
	filter: FindingFilter,
	facts: FilterFacts = {}
): readonly Finding[] {
	const { severity, place, unit, rule, state, person } = filter;
	const words = wordsOf(filter.text ?? '');
	const { assignments = {}, textOf } = facts;
	return findings.filter(
		(finding) =>
			(severity === undefined || finding.severity === severity) &&
			(place === undefined || finding.sheets.some((sheet) => placeOf(sheet) === place)) &&
			(unit === undefined || (finding.unit ?? NO_UNIT) === unit) &&
			(rule === undefined || finding.rule === rule) &&
			(state === undefined || stateOf(finding, facts) === state) &&
			(person === undefined || (assignments[finding.id]?.to ?? NOBODY) === person) &&
			(words.length === 0 || (textOf !== undefined && hasAll(textOf(finding), words)))
	);
}

/** Text as it is searched: case, widths and thousands separators make no difference. */
export function foldedText(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/(?<=\d),(?=\d)/g, '');
}

function wordsOf(text: string): readonly string[] {
	return foldedText(text).split(/\s+/).filter(Boolean);
}

function hasAll(text: string, words: readonly string[]): boolean {
	return words.every((word) => text.includes(word));
}

/** Where a finding stands; rounding, which is nobody's matter, nowhere. */
export function stateOf(
	finding: Finding,
	{ explanations = [] }: FilterFacts
): Exclude<FindingState, 'off'> | undefined {
	if (finding.rule === 'M03') return 'lapsed';
	if (finding.explanation === undefined) return isOpen(finding) ? 'open' : undefined;
	const given = explanations.find(({ id }) => id === finding.explanation);
	return given?.approver === undefined ? 'awaiting' : 'approved';
}
