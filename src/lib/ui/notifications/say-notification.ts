/** A notification in words, and the page that it leads to. */
import { printCell } from '$lib/budget/address-book';
import type { BookReader } from '$lib/budget/live-book';
import type { Notification } from '$lib/collab/notification';
import type { CommentWordsCatalogue } from '$lib/messages/comments';
import type { InterfaceWords } from '$lib/messages/interface';
import { anchorLink, sayAnchor } from '../comments/comment-place';
import { commentsLink, conflictsLink } from '../navigation/links';

export interface SaidNotification {
	readonly title: string;
	readonly place: string;
	readonly text: string;
	readonly link: string;
}

export interface NotificationWords {
	readonly comments: CommentWordsCatalogue;
	readonly interface: InterfaceWords;
	nameOf(person: string): string;
}

export function sayNotification(
	news: Notification,
	bookId: string,
	book: BookReader,
	words: NotificationWords
): SaidNotification {
	const say = words.comments.notifications;
	if (news.kind === 'conflict') {
		const { conflict } = news;
		const column = conflict.kind === 'value' ? conflict.column : undefined;
		const known = book.row(conflict.row) !== undefined;
		const place = known ? printCell(book, conflict.row, column) : words.comments.gone;
		return { title: say.conflict, place, text: '', link: conflictsLink(bookId) };
	}
	return {
		title: say[news.kind](words.nameOf(news.by)),
		place: sayAnchor(book, news.anchor, words.interface),
		text: news.text,
		link: anchorLink(bookId, book, news.anchor) ?? commentsLink(bookId)
	};
}
