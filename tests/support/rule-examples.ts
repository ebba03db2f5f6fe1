/** Examples and counter-examples of a rule, as tests. */
import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { ruleTitle, sayFinding } from '$lib/messages/finding';
import { LOCALES } from '$lib/messages';
import { sayNotApplicable } from '$lib/messages/rules-not-applicable';
import { createEngine } from '$lib/rules/engine/engine';
import type { Finding, Severity } from '$lib/rules/finding/finding';
import { tellFinding, type ToldFinding } from '$lib/rules/finding/told-finding';
import { disclosureOf, type PrintedDisclosure } from './disclosure-of';

/** What a test says of a finding: the parts it leaves out may be anything. */
export interface ExpectedFinding {
	readonly severity?: Severity;
	/** Addresses, the place where it is shown first. */
	readonly cells?: readonly string[];
	readonly actual?: string;
	readonly expected?: string;
	readonly difference?: string;
	/** Message key. */
	readonly key?: string;
	/** Of the words of the message, some. */
	readonly arguments?: Finding['message']['arguments'];
}

/** The rule has nothing to say about this. */
export function holds(rule: string, what: string, printed: PrintedDisclosure): void {
	it(`[${rule}] is silent: ${what}`, () => {
		expect(toldBy(rule, printed).map(summary)).toEqual([]);
	});
}

/** The rule says exactly this, in both languages and with no word missing. */
export function finds(
	rule: string,
	what: string,
	printed: PrintedDisclosure,
	...findings: readonly ExpectedFinding[]
): void {
	it(`[${rule}] says so: ${what}`, () => {
		const told = toldBy(rule, printed);
		expect(told.map(summary)).toEqual(
			findings.map(({ arguments: words = {}, ...finding }) =>
				expect.objectContaining({
					severity: 'error',
					arguments: expect.objectContaining(words) as unknown,
					...finding
				})
			)
		);
		for (const finding of told) for (const locale of LOCALES) expectWords(finding, locale);
	});
}

/** Why the rule is not checked, in Chinese; empty where it is. */
export function notApplicable(rule: string, printed: PrintedDisclosure): string {
	const entries = createEngine(new LiveBook(disclosureOf(printed))).notApplicable();
	const entry = entries.find((e) => e.rule === rule);
	if (!entry) return '';
	for (const locale of LOCALES)
		expect(sayNotApplicable(entry, locale)).not.toMatch(/undefined|^lacks\./);
	return sayNotApplicable(entry, 'zh');
}

export function toldBy(rule: string, printed: PrintedDisclosure): ToldFinding[] {
	const live = new LiveBook(disclosureOf(printed));
	return createEngine(live)
		.findings()
		.filter((finding) => finding.rule === rule)
		.map((finding) => tellFinding(finding, live));
}

function summary({ finding, places, ranges }: ToldFinding): ExpectedFinding {
	return {
		severity: finding.severity,
		cells: [...places.map((place) => place.address), ...ranges],
		actual: finding.actual,
		expected: finding.expected,
		difference: finding.difference,
		key: finding.message.key,
		arguments: finding.message.arguments ?? {}
	};
}

function expectWords(told: ToldFinding, locale: (typeof LOCALES)[number]): void {
	const title = ruleTitle(told.finding.rule, locale);
	const sentence = sayFinding(told, locale);
	expect(title).not.toBe(told.finding.rule);
	expect(sentence).not.toBe(title);
	expect(sentence).not.toMatch(/undefined|\bNaN\b|\{|“”/);
	if (told.actual)
		expect(sentence.includes(told.actual) || sentence.includes(told.difference)).toBe(true);
}
