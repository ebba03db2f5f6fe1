/** Words about conflicts in the language chosen; read in a template, they change with it. */
import { conflictWords, type ConflictWords } from '$lib/messages/conflicts';
import { preferences } from '../state/preferences.svelte';

export function sayConflicts(): ConflictWords {
	return conflictWords[preferences.locale];
}
