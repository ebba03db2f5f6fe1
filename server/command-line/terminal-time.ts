/** Times as a terminal prints them. */
import { CHINA } from '$lib/budget/values/china-time';
import type { Locale } from '$lib/messages';

/** As clocks in China show it. */
export function timeOf(at: number | undefined, lang: Locale): string {
	if (at === undefined) return '–';
	const format = { dateStyle: 'short', timeStyle: 'medium', timeZone: CHINA } as const;
	return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', format).format(at);
}
