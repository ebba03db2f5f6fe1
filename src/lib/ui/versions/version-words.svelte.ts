/** Words about versions in the language chosen; read in a template, they change with it. */
import { versionWords, type VersionWords } from '$lib/messages/versions';
import { preferences } from '../state/preferences.svelte';

export function sayVersions(): VersionWords {
	return versionWords[preferences.locale];
}
