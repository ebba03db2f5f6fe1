/** A notification in words, and the page that it leads to. */
import { printCell } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { AssignmentNews, DeadlineNews, Notification } from '$lib/collab/session/notification';
import { daysUntil } from '$lib/budget/settings/deadlines';
import type { BoardWords } from '$lib/messages/board';
import type { SettingNames } from '$lib/messages/setting-names';
import type { WorkflowWords } from '$lib/messages/workflow';
import type { Finding } from '$lib/rules/finding/finding';
import { nameSetting } from '../conflicts/setting-value';
import { writeFilter } from '../findings/finding-filter';
import { say } from '../findings/say';
import type { CommentWordsCatalogue } from '$lib/messages/comments';
import type { InterfaceWords } from '$lib/messages/interface';
import { anchorLink, sayAnchor } from '../comments/comment-place';
import {
	cellLink,
	commentsLink,
	conflictsLink,
	findingsLink,
	progressLink
} from '../navigation/links';

export interface SaidNotification {
	readonly title: string;
	readonly place: string;
	readonly text: string;
	readonly link: string;
}

export interface NotificationWords {
	readonly comments: CommentWordsCatalogue;
	readonly interface: InterfaceWords;
	readonly board: BoardWords;
	readonly workflow: WorkflowWords;
	readonly settings: SettingNames;
	/** Id of who is told. */
	readonly me: string;
	findingOf(id: string): Finding | undefined;
	nameOf(person: string): string;
}

export function sayNotification(
	news: Notification,
	bookId: string,
	book: BookReader,
	words: NotificationWords
): SaidNotification {
	const said = words.comments.notifications;
	if (news.kind === 'conflict') {
		const { conflict } = news;
		if (conflict.kind === 'head') {
			const place = nameSetting(conflict.key, book, words.settings);
			return { title: said.conflict, place, text: '', link: conflictsLink(bookId) };
		}
		const column = conflict.kind === 'value' ? conflict.column : undefined;
		const known = book.row(conflict.row) !== undefined;
		const place = known ? printCell(book, conflict.row, column) : words.comments.gone;
		return { title: said.conflict, place, text: '', link: conflictsLink(bookId) };
	}
	if (news.kind === 'assigned') return sayAssigned(news, bookId, book, words);
	if (news.kind === 'deadline') return sayDeadline(news, bookId, words);
	if ('part' in news) {
		const { units, department } = book.head;
		const place = units.find(({ id }) => id === news.part)?.name ?? department.name;
		const link = progressLink(bookId);
		return { title: said[news.kind](news.by), place, text: news.note ?? '', link };
	}
	return {
		title: said[news.kind](words.nameOf(news.by)),
		place: sayAnchor(book, news.anchor, words.interface),
		text: news.text,
		link: anchorLink(bookId, book, news.anchor) ?? commentsLink(bookId)
	};
}

function sayAssigned(
	{ by, findings }: AssignmentNews,
	bookId: string,
	book: BookReader,
	{ comments, findingOf, me }: NotificationWords
): SaidNotification {
	const { assigned } = comments.notifications;
	const alone = findings.length === 1 ? findingOf(findings[0]) : undefined;
	const at = alone?.cells.at(0);
	const list = findingsLink(bookId) + writeFilter({ person: me });
	return {
		title: assigned(by, findings.length),
		place: at ? printCell(book, at.row, at.column) : '',
		text: alone ? say(alone, book).title : '',
		link: (at && cellLink(bookId, book, at.row, at.column)) ?? list
	};
}

function sayDeadline(
	{ deadline }: DeadlineNews,
	bookId: string,
	words: NotificationWords
): SaidNotification {
	const { due } = words.board;
	const { kind, day } = deadline;
	return {
		title: kind === 'round' ? due.round(words.workflow.rounds[deadline.round]) : due[kind],
		place: `${day} · ${due.left(daysUntil(day, Date.now()))}`,
		text: kind === 'pass-on' ? deadline.units.join('、') : '',
		link: progressLink(bookId)
	};
}
