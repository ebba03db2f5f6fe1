import { newBookWords, type NewBookWords } from '$lib/messages/new-book';
import { preferences } from '../state/preferences.svelte';

export function sayNewBook(): NewBookWords {
	return newBookWords[preferences.locale];
}
