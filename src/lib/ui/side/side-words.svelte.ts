/** Words of the side panel in the language chosen; read in a template, they change with it. */
import { sideWords, type SideWords } from '$lib/messages/side';
import { preferences } from '../state/preferences.svelte';

export function saySide(): SideWords {
	return sideWords[preferences.locale];
}
