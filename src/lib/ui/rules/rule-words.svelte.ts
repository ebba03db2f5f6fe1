/** Words of the page of rules in the language chosen; read in a template, they change with it. */
import { rulesPageWords, type RulesPageWords } from '$lib/messages/rules-page';
import { preferences } from '../state/preferences.svelte';

export function sayRules(): RulesPageWords {
	return rulesPageWords[preferences.locale];
}
