/** A finding in words. */
import type { Locale } from '$lib/messages';
import type { Finding } from '$lib/rules/finding';

export function saySentence(finding: Finding, locale: Locale): string {
	return `${finding.rule} ${locale}`;
}
