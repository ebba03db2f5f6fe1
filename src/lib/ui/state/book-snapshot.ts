/** The whole book as plain data, gathered through its read interface, for the rule engine. */
import type { Book, Row, SheetKey } from '$lib/budget/book/book';
import { namedEntries } from '$lib/budget/book/comment';
import type { BookReader } from '$lib/budget/live/live-book';
import { TABLE_IDS } from '$lib/budget/table/table-template';
import { SHARED_TABLES } from '$lib/budget/book/book';
import type { Session } from '$lib/collab/session/session';
import { nameOf } from './people-names';
import type { Workspace } from './workspace.svelte';

/** Every sheet a book can have: the department's tables, the units' editions, forms, narrative, notes. */
export function sheetsOf(book: BookReader): readonly SheetKey[] {
	const editions = TABLE_IDS.filter((table) => !SHARED_TABLES.has(table));
	return [
		...TABLE_IDS,
		...book.head.units.flatMap((unit) => editions.map((t) => `${t}@${unit.id}` as SheetKey)),
		'projects',
		...book.rows('projects').map((project) => `indicators@${project.id}` as SheetKey),
		'narrative',
		'notes'
	];
}

export function snapshotOf(book: BookReader): Book {
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	for (const sheet of sheetsOf(book)) {
		const rows = book.rows(sheet);
		if (rows.length > 0) sheets[sheet] = rows.map((row) => ({ ...row, cells: { ...row.cells } }));
	}
	return { head: book.head, sheets };
}

/** The book with what was said about it, as a file takes it along. */
export function bookWithComments(
	{ book, comments }: Pick<Session, 'book' | 'comments'>,
	workspace: Workspace
): Book {
	const named = namedEntries(comments.entries, (id) => nameOf(id, workspace));
	return { ...snapshotOf(book), ...(named.length > 0 && { comments: named }) };
}
