/** Refusals of the grid in words. */
import type { BookHead } from '$lib/budget/book/book';
import type { GridCatalogue } from '$lib/messages/grid';
import { sayComputedFailure } from '$lib/messages/computed';
import type { Locale } from '$lib/messages';
import { sayRefusal } from '../state/words.svelte';
import type { EntryRefusal } from './grid-port';

export function explainRefusal(
	refusal: EntryRefusal,
	words: GridCatalogue,
	head: BookHead,
	locale: Locale
): string {
	const say = words.refusal;
	switch (refusal.kind) {
		case 'not-a-number':
			return say['not-a-number'](refusal.text.trim());
		case 'too-precise':
			return say['too-precise'](refusal.allowed);
		case 'too-long':
			return say['too-long'](refusal.length, refusal.allowed);
		case 'no-room': {
			const { lines, columns, roomLines, roomColumns } = refusal;
			return say['no-room'](lines, columns, roomLines, roomColumns);
		}
		case 'formula':
			return sayComputedFailure(refusal.failure, locale);
		case 'refused':
			return sayRefusal(refusal.refusal, head);
		default:
			return say[refusal.kind]();
	}
}
