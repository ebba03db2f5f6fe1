/** A moment for people: how long ago, and exactly when in China, wherever the reader is. */
import { CHINA } from '$lib/budget/values/china-time';
import type { HistoryWords } from '$lib/messages/history';

const MINUTE = 60_000;

/** @param at UTC milliseconds */
export function sayAgo(at: number, now: number, words: HistoryWords['ago']): string {
	const minutes = Math.floor((now - at) / MINUTE);
	if (minutes < 1) return words.now;
	if (minutes < 60) return words.minutes(minutes);
	if (minutes < 24 * 60) return words.hours(Math.floor(minutes / 60));
	return words.days(Math.floor(minutes / (24 * 60)));
}

/** `2023-02-01 09:30:05`, China's time. */
export function sayExactly(at: number): string {
	// Sweden writes dates as ISO does.
	return new Intl.DateTimeFormat('sv-SE', {
		...{ timeZone: CHINA, dateStyle: 'short', timeStyle: 'medium' }
	}).format(at);
}
