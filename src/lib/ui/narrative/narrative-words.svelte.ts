/** Words of the editor of the narrative in the language chosen; read in a template, they change with it. */
import { narrativeEditorWords, type NarrativeEditorWords } from '$lib/messages/narrative-editor';
import { preferences } from '../state/preferences.svelte';

export function sayNarrative(): NarrativeEditorWords {
	return narrativeEditorWords[preferences.locale];
}
