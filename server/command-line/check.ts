/** `hebian check`: the findings of a book file, or of any document that can be read. */
import { rawSections } from '$lib/exchange/read/import-report';
import type { Locale } from '$lib/messages';
import { checkResult, type CheckResult } from '$lib/messages/check-result';
import { SERVER_WORDS } from '$lib/messages/server';
import { checkBook } from '$lib/rules/engine/check';
import { SEVERITIES, type Severity } from '$lib/rules/finding/finding';
import { printHtml } from './print-html';
import { printSarif } from './print-sarif';
import { printText } from './print-text';
import { ProgressBar } from './progress-bar';
import { readFile } from './read-file';
import { EXIT, type Terminal } from './terminal';

const PRINTERS = {
	text: (result: CheckResult, _file: string, lang: Locale): string => printText(result, lang),
	json: (result: CheckResult): string => `${JSON.stringify(result, null, '\t')}\n`,
	sarif: printSarif,
	html: printHtml
};
export const CHECK_FORMATS = Object.keys(PRINTERS);

export interface CheckOptions {
	readonly format: keyof typeof PRINTERS;
	readonly failOn: 'error' | 'explain' | 'warning' | 'never';
	readonly lang: Locale;
}

export async function check(
	file: string,
	{ format, failOn, lang }: CheckOptions,
	terminal: Terminal
): Promise<number> {
	const read = await readFile(file, lang, terminal);
	if (!read.ok) {
		terminal.error(`${read.sentence}\n`);
		return EXIT.failed;
	}
	const { recognised = 0, raw = 0 } = read.report.format ?? {};
	if (raw > 0)
		terminal.error(
			`${SERVER_WORDS[lang].readPartly({ read: recognised, of: recognised + raw })}\n`
		);
	const sections = rawSections(read.report).length;
	if (sections > 0) terminal.error(`${SERVER_WORDS[lang].proseLeft(sections)}\n`);
	const bar = new ProgressBar(terminal.screen);
	const { checking } = SERVER_WORDS[lang];
	const show = (done: number, total: number): void => bar.show(checking, done, total);
	const checked = checkBook(read.book, show, read.unread);
	bar.clear();
	const result = checkResult(checked, lang);
	terminal.out(PRINTERS[format](result, file, lang));
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
