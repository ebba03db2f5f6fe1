/** `hebian check`: the findings of a book file, or of any document that can be read. */
import type { Locale } from '$lib/messages';
import { checkResult, type CheckResult } from '$lib/messages/check-result';
import { SERVER_WORDS } from '$lib/messages/server';
import { checkBook } from '$lib/rules/check';
import { SEVERITIES, type Severity } from '$lib/rules/finding';
import { readFile } from './read-file';
import { EXIT, type Terminal } from './terminal';

export interface CheckOptions {
	readonly format: 'text' | 'json';
	readonly failOn: 'error' | 'explain' | 'warning' | 'never';
	readonly lang: Locale;
}

export function check(
	file: string,
	{ format, failOn, lang }: CheckOptions,
	terminal: Terminal
): number {
	const read = readFile(file, lang);
	if (!read.ok) {
		terminal.error(`${read.sentence}\n`);
		return EXIT.failed;
	}
	const result = checkResult(checkBook(read.book), lang);
	terminal.out(
		format === 'json' ? `${JSON.stringify(result, null, '\t')}\n` : printCheck(result, lang)
	);
	return fails(result.counts, failOn) ? EXIT.found : EXIT.well;
}

/** Severities from the gravest down to `failOn`; rounding and hints never fail a check. */
export function fails(
	counts: Readonly<Record<Severity, number>>,
	failOn: CheckOptions['failOn']
): boolean {
	if (failOn === 'never') return false;
	return SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1).some(
		(severity) => counts[severity] > 0
	);
}

function printCheck({ book, counts, findings }: CheckResult, lang: Locale): string {
	const { severities, checked } = SERVER_WORDS[lang];
	const lines = findings.map(({ severity, rule, message, cells }) => {
		return `${severities[severity]} ${rule}  ${message}\n      ${cells.join('  ')}`;
	});
	const tally = SEVERITIES.map((severity) => `${severities[severity]} ${counts[severity]}`).join(
		'  '
	);
	return [...lines, `${checked(book.department, book.year)}  ${tally}`].join('\n') + '\n';
}
