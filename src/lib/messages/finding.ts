/** Says a finding, and names its rule, to a person. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { Finding } from '$lib/rules/finding/finding';
import type { Locale } from './index';
import { ownRuleWords, sayOwnFinding } from './own-rules';
import { ruleWords } from './rules';

/** The rule's sentence in general, e.g. 「收入总计 = 本年收入合计 + 上年结转」. */
export function ruleTitle(rule: string, locale: Locale): string {
	return ruleWords[locale].titles[rule] ?? rule;
}

/** The sentence of the rule that found it; of an own rule its coordinator's. */
export function findingTitle({ rule, message }: Finding, locale: Locale): string {
	if (!/^OWN\b/.test(rule)) return ruleTitle(rule, locale);
	return String(message.arguments.sentence ?? ownRuleWords[locale].title);
}

/** What this finding says, with both values, their difference and where they stand. */
export function sayFinding(told: ToldFinding, locale: Locale): string {
	const words = ruleWords[locale];
	const { key } = told.finding.message;
	if (key === 'rule-failed') return words.ruleFailed(told);
	const title = findingTitle(told.finding, locale);
	const sentence = key.endsWith('.absent')
		? words.absent(told, title)
		: (sayOwnFinding(told, locale) ??
			(words.sentences[key] ?? words.sentences[told.finding.rule])?.(told));
	const said = sentence ?? title;
	return told.finding.severity === 'rounding' ? said + words.rounding : said;
}
