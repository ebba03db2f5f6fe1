/** Words about comments in the language chosen; read in a template, they change with it. */
import { commentWords, type CommentWordsCatalogue } from '$lib/messages/comments';
import { preferences } from '../state/preferences.svelte';

export function sayComments(): CommentWordsCatalogue {
	return commentWords[preferences.locale];
}
