/** Words of where a cell is used in the language chosen; read in a template, they change with it. */
import { whereUsedWords, type WhereUsedWords } from '$lib/messages/where-used';
import { preferences } from '../state/preferences.svelte';

export function sayWhereUsed(): WhereUsedWords {
	return whereUsedWords[preferences.locale];
}
