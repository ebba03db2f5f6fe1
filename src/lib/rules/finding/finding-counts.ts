/** Findings counted by severity. */
import { SEVERITIES, type Finding, type Severity } from './finding';

export type Counts = Readonly<Record<Severity, number>>;

export const NO_COUNTS: Counts = Object.freeze({
	error: 0,
	explain: 0,
	warning: 0,
	hint: 0,
	rounding: 0
});

/** What is not answered by an explanation. */
export function countsOf(findings: Iterable<Finding>): Counts {
	const counts: Record<Severity, number> = { ...NO_COUNTS };
	for (const { severity, explanation } of findings)
		if (explanation === undefined) counts[severity]++;
	return counts;
}

/** How many wait for somebody: rounding never does. */
export function openIn({ error, explain, warning, hint }: Counts): number {
	return error + explain + warning + hint;
}

/** The worst severity of which there is something open. */
export function worstIn(counts: Counts): Severity | undefined {
	return SEVERITIES.find((severity) => severity !== 'rounding' && counts[severity] > 0);
}

/** Compares by errors, then by what must be explained, and so on. */
export function compareCounts(a: Counts, b: Counts): number {
	for (const severity of SEVERITIES)
		if (a[severity] !== b[severity]) return a[severity] - b[severity];
	return 0;
}
