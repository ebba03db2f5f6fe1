/**
 * Rules of the catalogue that the cells of a book cannot answer. They are kept where the answer is:
 * on reading and writing documents, between people; some hold because of how a
 * book is made. They are listed with the others, so that nobody looks for them in vain.
 */
import { ruleOffReason } from '$lib/budget/settings/book-settings';
import type { BookHead } from '$lib/budget/book/book';
import type { NotApplicable } from '../rule/applicability';
import type { Rule } from '../rule/rule';
import { inCatalogueOrder } from '../catalogue/catalogue';
import type { Format } from '$lib/formats/format';
import { rulesOf } from './format-rules';

export const DEPARTMENT_ISSUE = { id: 'M05', severity: 'hint', comparator: 'SET' } as const;

export type ListedRule = Pick<Rule, 'id' | 'severity' | 'comparator' | 'says'>;

/** By what each is kept: the words are `elsewhere.…` in `messages/rules-not-applicable.ts`. */
const ELSEWHERE: readonly (ListedRule & { readonly keptBy: string })[] = [
	{ id: 'W46', severity: 'error', comparator: 'FMT', keptBy: 'import' },
	{ id: 'D03', severity: 'warning', comparator: 'SET', keptBy: 'contents' },
	{ id: 'D09', severity: 'warning', comparator: 'TXT', keptBy: 'figures' },
	{ id: 'D10', severity: 'hint', comparator: 'FMT', keptBy: 'numbering' },
	{ id: 'S08', severity: 'error', comparator: 'PRIV', keptBy: 'export' },
	{ id: 'M06', severity: 'error', comparator: 'ID', keptBy: 'conflicts' }
];

/** Rules that the office's own catalogue doesn't have: what else a book was seen to get wrong. */
export const ADDED_RULES: ReadonlySet<string> = new Set([
	...['D15', 'F30', 'F31', 'W47'],
	...['G01', 'G02', 'G03', 'G04', 'G05', 'G06', 'G07', 'G08', 'G09', 'G10', 'G11', 'G12', 'G13']
]);

/** All rules of a format as people read them. */
export function listedRules(format: Format): readonly ListedRule[] {
	return [...rulesOf(format), ...ELSEWHERE, DEPARTMENT_ISSUE].sort(inCatalogueOrder);
}

/** Whether a person can switch it off: those that are kept elsewhere are not checked here at all. */
export function isSwitchable(rule: string): boolean {
	return !ELSEWHERE.some(({ id }) => id === rule);
}

/** The rules that an engine left out, and those that no engine checks. */
export function withElsewhere(
	ofEngine: readonly NotApplicable[],
	settings: BookHead['settings']
): NotApplicable[] {
	const reason = ruleOffReason(settings, DEPARTMENT_ISSUE.id);
	const kept = ELSEWHERE.map(({ id, keptBy }) => ({
		rule: id,
		why: { key: `elsewhere.${keptBy}`, arguments: {} }
	}));
	const off =
		reason === undefined
			? []
			: [{ rule: DEPARTMENT_ISSUE.id, why: { key: 'off', arguments: { reason } } }];
	return [...ofEngine, ...kept, ...off].sort((a, b) =>
		inCatalogueOrder({ id: a.rule }, { id: b.rule })
	);
}
