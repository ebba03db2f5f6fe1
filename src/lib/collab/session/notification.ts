/**
 * What is new to one person in a book: derived from what the book holds, never stored. Each has an
 * id that stays, under which the person's room notes that they have seen it. A new kind is one more
 * source.
 */
import type { CommentAnchor } from '$lib/budget/book/comment';
import type { BookHead, RowId, UnitId } from '$lib/budget/book/book';
import { settingOf } from '$lib/budget/settings/book-settings';
import { daysUntil, deadlinesOf, type Deadline } from '$lib/budget/settings/deadlines';
import { progressOf, workflowOf, type Part, type PartStep } from '$lib/budget/book/workflow';
import type { CommentThread, ThreadComment } from '../comment/comment-thread';
import type { BookConflict } from '../conflict/conflict';
import { parseRoom } from '../room/room-name';
import type { Identity } from '../room/identity';

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

/** A part took a step that somebody else is to go on from. */
export interface StepNews extends News {
	readonly kind: 'submitted' | 'returned' | 'approved';
	/** Name of who took it. */
	readonly by: string;
	readonly part: Part;
	/** The grounds of a return. */
	readonly note?: string;
}

/** Findings that this person was asked to see to, at once, and that are still there. */
export interface AssignmentNews extends News {
	readonly kind: 'assigned';
	/** Name of who asked. */
	readonly by: string;
	/** Ids of the findings. */
	readonly findings: readonly string[];
}

export interface DeadlineNews extends News {
	readonly kind: 'deadline';
	readonly deadline: Deadline;
}

export type Notification = CommentNews | ConflictNews | StepNews | AssignmentNews | DeadlineNews;

/** What notifications are derived from. */
export interface NotificationFacts {
	readonly me: Identity;
	readonly threads: readonly CommentThread[];
	readonly conflicts: readonly BookConflict[];
	readonly head: BookHead;
	/** UTC milliseconds. */
	readonly now: number;
	/** The unit whose row it is. */
	unitOf(row: RowId): UnitId | undefined;
	/** Whether a finding is there and open. */
	isOpen(finding: string): boolean;
}

const SOURCES: readonly ((facts: NotificationFacts) => readonly Notification[])[] = [
	fromComments,
	fromConflicts,
	fromSteps,
	fromAssignments,
	fromDeadlines
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

const STEP_NEWS = { submit: 'submitted', return: 'returned', approve: 'approved' } as const;

/** Who reviews hears of what is submitted; who filled in, of what came of it. */
function fromSteps({ me, head }: NotificationFacts): Notification[] {
	const own: Part | undefined =
		me.role === 'coordinator' ? 'department' : me.role === 'clerk' ? me.unit : undefined;
	const reviews = me.role === 'coordinator' || me.role === 'reviewer';
	const isNews = (step: PartStep): boolean =>
		step.by !== me.name && (step.kind === 'submit' ? reviews : step.part === own);
	return (head.workflow ?? []).flatMap((step): Notification[] => {
		if (step.kind !== 'submit' && step.kind !== 'return' && step.kind !== 'approve') return [];
		if (!isNews(step)) return [];
		const { by, part } = step;
		const note = step.kind === 'return' ? { note: step.note } : {};
		const id = `step ${step.id}`;
		return [{ kind: STEP_NEWS[step.kind], id, at: Date.parse(step.at), by, part, ...note }];
	});
}

/** What was asked at once is one piece of news. */
function fromAssignments({ me, head, isOpen }: NotificationFacts): Notification[] {
	const asked = new Map<string, AssignmentNews & { findings: string[] }>();
	for (const [finding, { to, by, at }] of Object.entries(
		settingOf(head.settings, 'assignments') ?? {}
	)) {
		if (to !== me.id || !isOpen(finding)) continue;
		const id = `assigned ${at} ${by}`;
		const news = asked.get(id);
		if (news) news.findings.push(finding);
		else asked.set(id, { kind: 'assigned', id, at: Date.parse(at), by, findings: [finding] });
	}
	return [...asked.values()];
}

/** Days before a deadline on which it is news, and the day after it. */
const DEADLINE_DAYS = [7, 1, -1];
const DAY = 86_400_000;

/** A unit's clerk hears of the round's, until the unit has submitted; coordinators of all. */
function fromDeadlines({ me, head, now }: NotificationFacts): Notification[] {
	const workflow = workflowOf(head.workflow);
	const waits =
		me.role === 'clerk' &&
		me.unit !== undefined &&
		['填报', '退回'].includes(progressOf(workflow, me.unit).state);
	return deadlinesOf(head).flatMap((deadline): Notification[] => {
		if (me.role !== 'coordinator' && !(waits && deadline.kind === 'round')) return [];
		const days = daysUntil(deadline.day, now);
		const near = DEADLINE_DAYS.findLast((most) => days <= most);
		if (near === undefined) return [];
		// The midnight in Shanghai from which it counts as near.
		const at = Date.parse(deadline.day) - near * DAY - 8 * 3_600_000;
		return [
			{ kind: 'deadline', id: `deadline ${deadline.kind} ${deadline.day} ${near}`, at, deadline }
		];
	});
}
