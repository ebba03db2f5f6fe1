/** Words of the page of all findings in the language chosen; read in a template, they change with it. */
import { findingsPageWords, type FindingsPageWords } from '$lib/messages/findings-page';
import { preferences } from '../state/preferences.svelte';

export function sayFindings(): FindingsPageWords {
	return findingsPageWords[preferences.locale];
}
