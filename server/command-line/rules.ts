/** `hebian rules` and `hebian explain`: what is checked, in words. */
import { distance } from 'fastest-levenshtein';
import type { Book } from '$lib/budget/book/book';
import type { Locale } from '$lib/messages';
import { SERVER_WORDS } from '$lib/messages/server';
import { readFile } from './read-file';
import { listRules, type ListedRule } from './rule-list';
import { EXIT, type Terminal } from './terminal';

export interface RulesOptions {
	readonly format: 'text' | 'json';
	readonly lang: Locale;
}

/** Lists all rules; of a file, with those that are off or don't apply to it. */
export async function rules(
	file: string | undefined,
	{ format, lang }: RulesOptions,
	terminal: Terminal
): Promise<number> {
	const opened = await open(file, lang, terminal);
	if (!opened) return EXIT.failed;
	const listed = listRules(opened.book, lang);
	terminal.out(
		format === 'json' ? `${JSON.stringify(listed, null, '\t')}\n` : printList(listed, lang)
	);
	return EXIT.well;
}

export interface ExplainOptions {
	readonly book?: string;
	readonly format: 'text' | 'json';
	readonly lang: Locale;
}

/** Says one rule in full. */
export async function explain(
	id: string,
	{ book, format, lang }: ExplainOptions,
	terminal: Terminal
): Promise<number> {
	const opened = await open(book, lang, terminal);
	if (!opened) return EXIT.failed;
	const listed = listRules(opened.book, lang);
	const rule = listed.find((r) => r.rule.toLowerCase() === id.trim().toLowerCase());
	if (!rule) {
		const close = nearest(id, listed);
		terminal.error(`${SERVER_WORDS[lang].noSuchRule(id, close)}\n`);
		return EXIT.failed;
	}
	terminal.out(format === 'json' ? `${JSON.stringify(rule, null, '\t')}\n` : printRule(rule, lang));
	return EXIT.well;
}

async function open(
	file: string | undefined,
	lang: Locale,
	terminal: Terminal
): Promise<{ book?: Book } | undefined> {
	if (file === undefined) return {};
	const read = await readFile(file, lang, terminal);
	if (read.ok) return { book: read.book };
	terminal.error(`${read.sentence}\n`);
	return undefined;
}

function printList(listed: readonly ListedRule[], lang: Locale): string {
	const { severities, ruleStates } = SERVER_WORDS[lang];
	const width = Math.max(...listed.map(({ rule }) => rule.length));
	const lines = listed.map(({ rule, sentence, severity, state, reason }) => {
		const standing =
			state === 'on' ? '' : `\n${' '.repeat(width + 2)}${ruleStates[state]}  ${reason}`;
		return `${rule.padEnd(width)}  ${severities[severity]}  ${sentence}${standing}`;
	});
	return `${lines.join('\n')}\n`;
}

function printRule(rule: ListedRule, lang: Locale): string {
	const { severities, ruleStates, ruleParts, comparators, ruleSources } = SERVER_WORDS[lang];
	const parts: [string, string | null][] = [
		[ruleParts.severity, severities[rule.severity]],
		[ruleParts.comparator, `${rule.comparator}  ${comparators[rule.comparator]}`],
		[ruleParts.formula, rule.formula],
		[ruleParts.source, ruleSources[rule.source](rule.rule)],
		[ruleParts.state, rule.reason === null ? null : `${ruleStates[rule.state]}  ${rule.reason}`]
	];
	const lines = parts.flatMap(([name, said]) => (said === null ? [] : [`${name}  ${said}`]));
	return [`${rule.rule}  ${rule.sentence}`, ...lines].join('\n') + '\n';
}

/** Rules that somebody may have meant. */
function nearest(id: string, listed: readonly ListedRule[]): string[] {
	const wanted = id.trim().toUpperCase().slice(0, 20);
	return listed
		.map(({ rule }) => ({ rule, far: distance(rule.toUpperCase(), wanted) }))
		.filter(({ far }) => far <= 1)
		.slice(0, 5)
		.map(({ rule }) => rule);
}
