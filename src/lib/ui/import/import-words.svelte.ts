/** Words of the import page in the language chosen; read in a template, they change with it. */
import { importWords, type ImportWords } from '$lib/messages/import';
import { preferences } from '../state/preferences.svelte';

export function sayImport(): ImportWords {
	return importWords[preferences.locale];
}
