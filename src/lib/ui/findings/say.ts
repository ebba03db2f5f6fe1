/** A finding in the words of the language chosen. */
import type { Finding } from '$lib/rules/finding';

export interface SaidFinding {
	readonly title: string;
	readonly sentence: string;
}

export function say(finding: Finding): SaidFinding {
	return { title: finding.rule, sentence: finding.message.key };
}
