/** Says a finding, and names its rule, to a person. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { Finding, Message } from '$lib/rules/finding/finding';
import type { Locale } from './index';
import { ownRuleWords, sayOwnFinding } from './own-rules';
import { generatedWords } from './rules-generated';
import { ruleWords } from './rules';

/** The rule's sentence in general, e.g. 「收入总计 = 本年收入合计 + 上年结转」. */
export function ruleTitle(rule: string | NamedRule, locale: Locale): string {
	const { id, says = undefined } = typeof rule === 'string' ? { id: rule } : rule;
	return (says && generatedTitle(says, locale)) ?? ruleWords[locale].titles[id] ?? id;
}

/** A rule of the catalogue by its id alone; one that is made from a format with what it says. */
interface NamedRule {
	readonly id: string;
	readonly says?: Message | undefined;
}

/** `adds-up.absent` is titled as `adds-up`. */
function generatedTitle({ key, arguments: said }: Message, locale: Locale): string | undefined {
	const { titles } = generatedWords[locale];
	const base = Object.hasOwn(titles, key) ? key : key.replace(/\.[^.]*$/, '');
	return Object.hasOwn(titles, base) ? titles[base](said) : undefined;
}

/** The sentence of the rule that found it; of an own rule its coordinator's. */
export function findingTitle({ rule, message }: Finding, locale: Locale): string {
	if (!/^OWN\b/.test(rule)) return ruleTitle({ id: rule, says: message }, locale);
	return String(message.arguments.sentence ?? ownRuleWords[locale].title);
}

/** What this finding says, with both values, their difference and where they stand. */
export function sayFinding(told: ToldFinding, locale: Locale): string {
	const words = ruleWords[locale];
	const { key } = told.finding.message;
	if (key === 'rule-failed') return words.ruleFailed(told);
	const title = findingTitle(told.finding, locale);
	const isMade = generatedTitle(told.finding.message, locale) !== undefined;
	const sentence = key.endsWith('.absent')
		? words.absent(told, title)
		: isMade
			? generatedWords[locale].sentence(told, title, words.generated)
			: (sayOwnFinding(told, locale) ??
				(words.sentences[key] ?? words.sentences[told.finding.rule])?.(told));
	const said = sentence ?? title;
	return told.finding.severity === 'rounding' ? said + words.rounding : said;
}
