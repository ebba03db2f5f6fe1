/**
 * Comments in their room: a flat map `comments`, id → record of a comment or of a mark on a thread.
 * Every utterance has a key of its own, so that what two people say while apart stands side by side.
 * Only its author writes a key again, to change the words or to take them back.
 */
import type * as Y from 'yjs';
import {
	readEntry,
	type CommentEntry,
	type CommentRecord,
	type ThreadMark
} from '$lib/budget/book/comment';
import { commentsOf } from './schema';

/** Everything that was said in a room, in the order of time. */
export function entriesIn(doc: Y.Doc): CommentEntry[] {
	const entries: CommentEntry[] = [];
	for (const [id, stored] of commentsOf(doc).entries()) {
		const entry = readEntry(id, stored);
		if (entry) entries.push(entry);
	}
	return entries.sort(byTime);
}

export function byTime(a: CommentEntry, b: CommentEntry): number {
	return a.t - b.t || (a.id < b.id ? -1 : 1);
}

/** What is stored of an entry: all but the id, which is the key. */
export function recordOfEntry({ id: _id, ...record }: CommentEntry): CommentRecord | ThreadMark {
	return JSON.parse(JSON.stringify(record)) as CommentRecord | ThreadMark;
}
