/** Words about history in the language chosen; read in a template, they change with it. */
import { historyWords, type HistoryWords } from '$lib/messages/history';
import { preferences } from '../state/preferences.svelte';

export function sayHistory(): HistoryWords {
	return historyWords[preferences.locale];
}
