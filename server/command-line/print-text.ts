/** A check as text for a terminal. */
import type { Locale } from '$lib/messages';
import type { CheckResult } from '$lib/messages/check-result';
import { SERVER_WORDS } from '$lib/messages/server';
import { SEVERITIES } from '$lib/rules/finding/finding';

export function printText(
	{ book, counts, findings, notApplicable }: CheckResult,
	lang: Locale
): string {
	const { severities, checked, page } = SERVER_WORDS[lang];
	const lines = findings.map(({ severity, rule, message, cells }) => {
		return `${severities[severity]} ${rule}  ${message}\n      ${cells.join('  ')}`;
	});
	const tally = SEVERITIES.map((severity) => `${severities[severity]} ${counts[severity]}`).join(
		'  '
	);
	const unchecked = notApplicable.map(({ rule, reason }) => `  ${rule}  ${reason}`);
	if (unchecked.length > 0) unchecked.unshift(`${page.notApplicable} (${unchecked.length})`);
	return (
		[...lines, ...unchecked, `${checked(book.department, book.year)}  ${tally}`].join('\n') + '\n'
	);
}
