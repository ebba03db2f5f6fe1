/** Threads as people read them: what was said about one place, whether it is settled, what is new. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type {
	CommentAnchor,
	CommentEntry,
	CommentRecord,
	ThreadMark
} from '$lib/budget/book/comment';
import { byTime } from '../room/comment';

export type Comment = { readonly id: string } & CommentRecord;

export interface ThreadComment extends Comment {
	/** It may be changed and taken back by whoever reads this. */
	readonly own: boolean;
	/** Somebody else said it, and this person has not seen it. */
	readonly unread: boolean;
}

export interface CommentThread {
	/** The id of its first comment. */
	readonly id: string;
	readonly anchor: CommentAnchor;
	/** In the order of time, the first one first; those taken back have no words. */
	readonly comments: readonly ThreadComment[];
	/** Who settled it and when; absent while it is open. */
	readonly resolved?: Pick<ThreadMark, 'by' | 't' | 'name'>;
	/** How many comments this person has not seen. */
	readonly unread: number;
	/** When something was last said in it, UTC milliseconds. */
	readonly at: number;
}

/** Who reads: what is theirs is not new to them. */
export interface Reader {
	readonly id: string;
	seen(comment: string): boolean;
}

/**
 * The threads of these entries, the one with the latest words first. A thread is settled where its
 * latest mark says so and whoever made it had seen every comment there is: an answer that they had
 * not seen, whenever it arrives, opens it again.
 */
export function threadsOf(entries: readonly CommentEntry[], reader: Reader): CommentThread[] {
	const roots = new Map<string, Comment>();
	const answers = new Map<string, Comment[]>();
	const marks = new Map<string, { id: string } & ThreadMark>();
	for (const entry of entries.toSorted(byTime)) {
		if ('mark' in entry) marks.set(entry.thread, entry);
		else if (entry.thread === undefined) roots.set(entry.id, entry);
		else addToList(answers, entry.thread, entry);
	}
	const threads: CommentThread[] = [];
	for (const [id, root] of roots) {
		const comments = [root, ...(answers.get(id) ?? [])].map((each) => asRead(each, reader));
		if (comments.every(({ deleted }) => deleted)) continue;
		const mark = marks.get(id);
		const resolved = mark?.mark === 'resolved' && mark.seen >= comments.length ? mark : undefined;
		threads.push({
			id,
			anchor: root.anchor!,
			comments,
			...(resolved && { resolved }),
			unread: comments.filter(({ unread }) => unread).length,
			at: Math.max(...comments.map(({ t, edited }) => edited ?? t))
		});
	}
	return threads.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

/** What came with a file is nobody's own here, and news to nobody. */
function asRead(comment: Comment, reader: Reader): ThreadComment {
	const here = comment.name === undefined;
	const own = here && comment.by === reader.id;
	return { ...comment, own, unread: here && !own && !comment.deleted && !reader.seen(comment.id) };
}
