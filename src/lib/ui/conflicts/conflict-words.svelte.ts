/** Words about conflicts in the language chosen; read in a template, they change with it. */
import { conflictWords, type ConflictWords } from '$lib/messages/conflicts';
import { settingNames, type SettingNames } from '$lib/messages/setting-names';
import { preferences } from '../state/preferences.svelte';

export function sayConflicts(): ConflictWords {
	return conflictWords[preferences.locale];
}

/** What settings are called. */
export function saySettings(): SettingNames {
	return settingNames[preferences.locale];
}
