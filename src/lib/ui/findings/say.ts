/** A finding in the words of the language chosen. */
import type { BookReader } from '$lib/budget/live/live-book';
import { findingTitle, sayFinding } from '$lib/messages/finding';
import type { Finding } from '$lib/rules/finding/finding';
import { tellFinding, type ToldFinding } from '$lib/rules/finding/told-finding';
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

const texts: Record<string, WeakMap<Finding, string>> = { zh: new WeakMap(), en: new WeakMap() };

/** All that a person may look for in a finding, as one text; told once. */
export function searchedText(finding: Finding, book: BookReader): string {
	const known = texts[preferences.locale];
	let text = known.get(finding);
	if (text === undefined) {
		const { title, sentence, told } = say(finding, book);
		const places = told.places.map(({ address, unit = '' }) => `${address} ${unit}`);
		const sides = [told.expected, told.actual, told.difference];
		text = [finding.rule, title, sentence, ...places, ...told.ranges, ...sides].join(' ');
		known.set(finding, text);
	}
	return text;
}
