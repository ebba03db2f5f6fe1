/** A finding in the words of the language chosen. */
import type { BookReader } from '$lib/budget/live-book';
import { findingTitle, sayFinding } from '$lib/messages/finding';
import type { Finding } from '$lib/rules/finding';
import { tellFinding, type ToldFinding } from '$lib/rules/told-finding';
import { preferences } from '../state/preferences.svelte';

export interface SaidFinding {
	/** The rule's sentence in general. */
	readonly title: string;
	/** What this finding says. */
	readonly sentence: string;
	readonly told: ToldFinding;
}

export function say(finding: Finding, book: BookReader): SaidFinding {
	const { locale } = preferences;
	const told = tellFinding(finding, book);
	return { title: findingTitle(finding, locale), sentence: sayFinding(told, locale), told };
}
