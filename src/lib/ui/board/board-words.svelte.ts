/** Words of the board in the language chosen; read in a template, they change with it. */
import { boardWords, type BoardWords } from '$lib/messages/board';
import { preferences } from '../state/preferences.svelte';

export function sayBoard(): BoardWords {
	return boardWords[preferences.locale];
}
