/**
 * What is new to one person in a book: derived from what the book holds, never stored. Each has an
 * id that stays, under which the person's room notes that they have seen it. A new kind is one more
 * source.
 */
import type { CommentAnchor } from '$lib/budget/comment';
import type { RowId, UnitId } from '$lib/budget/book';
import type { CommentThread, ThreadComment } from './comment-thread';
import type { BookConflict } from './conflict';
import { parseRoom } from './room-name';
import type { Identity } from './session';

interface News {
	readonly id: string;
	/** When it came about, UTC milliseconds. */
	readonly at: number;
}

export interface CommentNews extends News {
	readonly kind: 'mentioned' | 'replied' | 'commented';
	readonly by: string;
	readonly anchor: CommentAnchor;
	readonly text: string;
}

export interface ConflictNews extends News {
	readonly kind: 'conflict';
	readonly conflict: BookConflict;
}

export type Notification = CommentNews | ConflictNews;

/** What notifications are derived from. */
export interface NotificationFacts {
	readonly me: Identity;
	readonly threads: readonly CommentThread[];
	readonly conflicts: readonly BookConflict[];
	/** The unit whose row it is. */
	unitOf(row: RowId): UnitId | undefined;
}

const SOURCES: readonly ((facts: NotificationFacts) => readonly Notification[])[] = [
	fromComments,
	fromConflicts
];

/** Everything that concerns this person, seen or not, the latest first. */
export function notificationsOf(facts: NotificationFacts): Notification[] {
	return SOURCES.flatMap((source) => source(facts)).sort(
		(a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)
	);
}

function fromComments(facts: NotificationFacts): Notification[] {
	return facts.threads.flatMap((thread) =>
		thread.comments.flatMap((comment): Notification[] => {
			const kind = kindOf(comment, thread, facts);
			if (!kind) return [];
			const { id, t, by, text } = comment;
			return [{ kind, id, at: t, by, text, anchor: thread.anchor }];
		})
	);
}

function kindOf(
	comment: ThreadComment,
	{ comments, anchor }: CommentThread,
	facts: NotificationFacts
): CommentNews['kind'] | undefined {
	// What came with a file was said elsewhere, to others.
	if (comment.own || comment.deleted || comment.name !== undefined) return undefined;
	if (comment.mentions?.includes(facts.me.id)) return 'mentioned';
	const index = comments.indexOf(comment);
	if (comments.slice(0, index).some(({ own }) => own)) return 'replied';
	return index === 0 && isConcern(anchor, facts) ? 'commented' : undefined;
}

/** A clerk's own rows; a coordinator's those of the department. */
function isConcern({ row, sheet }: CommentAnchor, { me, unitOf }: NotificationFacts): boolean {
	const at = sheet.indexOf('@');
	const edition = /^T\d/.test(sheet) && at > 0 ? sheet.slice(at + 1) : undefined;
	const unit = edition ?? (row === undefined ? undefined : unitOf(row));
	return me.role === 'coordinator' ? unit === undefined : me.role === 'clerk' && unit === me.unit;
}

function fromConflicts({ me, conflicts }: NotificationFacts): Notification[] {
	const mayChoose = ({ room }: BookConflict): boolean => {
		const place = parseRoom(room);
		if (me.role === 'clerk') return place?.kind === 'unit' && place.unit === me.unit;
		return me.role === 'coordinator';
	};
	return conflicts
		.filter((conflict) => !conflict.settled && mayChoose(conflict))
		.map((conflict) => ({
			kind: 'conflict',
			id: `conflict ${conflict.id}`,
			at: conflict.at,
			conflict
		}));
}
