/** The result of `check` as other programs read it; the same data whoever prints it. */
import type { Comparator, Severity } from '$lib/rules/finding/finding';
import type { CheckedBook } from '$lib/rules/engine/check';
import { findingTitle, ruleTitle, sayFinding } from './finding';
import type { Locale } from './index';
import { sayNotApplicable } from './rules-not-applicable';

export interface CheckResult {
	readonly book: { readonly department: string; readonly year: number };
	readonly counts: Readonly<Record<Severity, number>>;
	readonly findings: readonly CheckResultFinding[];
	/** Rules that were not checked: switched off, or something they need is not in the book. */
	readonly notApplicable: readonly { rule: string; title: string; reason: string }[];
}

export interface CheckResultFinding {
	readonly rule: string;
	readonly severity: Severity;
	readonly comparator: Comparator;
	readonly title: string;
	readonly message: string;
	/** Addresses; a long sum names its column: `T12[*].合计`. */
	readonly cells: readonly string[];
	/** Exact decimals without separators; null where the rule compares no values. */
	readonly expected: string | null;
	readonly actual: string | null;
	readonly difference: string | null;
	/** What the three above are printed in. */
	readonly unit: '万元' | '元' | null;
	/** An explanation (说明) in the book answers it; it isn't counted. */
	readonly explained?: true;
}

export function checkResult(checked: CheckedBook, locale: Locale): CheckResult {
	const { book, counts, findings, notApplicable } = checked;
	return {
		book,
		counts,
		findings: findings.map((told) => {
			const { finding } = told;
			return {
				rule: finding.rule,
				severity: finding.severity,
				comparator: finding.comparator,
				title: findingTitle(finding, locale),
				message: sayFinding(told, locale),
				cells: [...told.places.map((place) => place.address), ...told.ranges],
				expected: finding.expected ?? null,
				actual: finding.actual ?? null,
				difference: finding.difference ?? null,
				unit: finding.printedIn ?? null,
				...(finding.explanation !== undefined && { explained: true as const })
			};
		}),
		notApplicable: notApplicable.map((entry) => ({
			rule: entry.rule,
			title: String(entry.why.arguments.sentence ?? ruleTitle(entry.rule, locale)),
			reason: sayNotApplicable(entry, locale)
		}))
	};
}
