/** The whole book as plain data, with what was said about it. */
import type { Book } from '$lib/budget/book/book';
import { namedEntries } from '$lib/budget/book/comment';
import { snapshotOf } from '$lib/budget/live/book-snapshot';
import type { Session } from '$lib/collab/session/session';
import { nameOf } from './people-names';
import type { Workspace } from './workspace.svelte';

/** The book with what was said about it, as a file takes it along. */
export function bookWithComments(
	{ book, comments }: Pick<Session, 'book' | 'comments'>,
	workspace: Workspace
): Book {
	const named = namedEntries(comments.entries, (id) => nameOf(id, workspace));
	return { ...snapshotOf(book), ...(named.length > 0 && { comments: named }) };
}
