/** Words of the handbook in the language chosen; read in a template, they change with it. */
import { HANDBOOK, handbookWords } from '$lib/messages/handbook/handbook';
import type { HandbookPageId, HandbookText } from '$lib/messages/handbook/handbook-page';
import { preferences } from '../state/preferences.svelte';

export function sayHelp(): (typeof handbookWords)['zh'] {
	return handbookWords[preferences.locale];
}

export function handbookText(page: HandbookPageId): HandbookText {
	return HANDBOOK[page][preferences.locale];
}
