/** Words of the consolidation in the language chosen; read in a template, they change with it. */
import { consolidationWords, type ConsolidationWords } from '$lib/messages/consolidation';
import { preferences } from '../state/preferences.svelte';

export function sayConsolidation(): ConsolidationWords {
	return consolidationWords[preferences.locale];
}
