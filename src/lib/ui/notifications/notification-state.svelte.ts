/** What is new to this person in the open book, as components watch it. */
import { createContext } from 'svelte';
import type { BookConflict } from '$lib/collab/conflict/conflict';
import { notificationsOf, type Notification } from '$lib/collab/session/notification';
import type { Session } from '$lib/collab/session/session';
import { isOpen } from '$lib/rules/finding/finding';
import type { Workspace } from '../state/workspace.svelte';
import { unitOfAnchor } from '../comments/comment-place';
import type { CommentState } from '../comments/comment-state.svelte';

export class NotificationState {
	#conflicts = $state.raw<readonly BookConflict[]>([]);
	readonly #end: () => void;
	/** Moves by the hour: deadlines come near by themselves. */
	#now = $state(Date.now());
	readonly #clock = setInterval(() => (this.#now = Date.now()), 3_600_000);
	/** Looked at only where somebody was asked to see to something. */
	readonly #openFindings = $derived.by(
		() => new Set(this.workspace.findings.all.filter(isOpen).map(({ id }) => id))
	);

	readonly all: readonly Notification[] = $derived.by(() => {
		const { identity, book } = this.session;
		return notificationsOf({
			me: identity,
			threads: this.comments.threads,
			conflicts: this.#conflicts,
			head: this.workspace.open?.view.head ?? book.head,
			now: this.#now,
			isOpen: (finding) => this.#openFindings.has(finding),
			unitOf: (row) => {
				const sheet = book.sheetOf(row);
				return sheet && unitOfAnchor(book, { sheet, row, address: '' });
			}
		});
	});
	// Threads are told anew whenever something has been seen.
	readonly fresh = $derived.by(() => {
		void this.comments.threads;
		return this.all.filter(({ id }) => !this.session.comments.hasSeen(id));
	});

	constructor(
		readonly session: Session,
		readonly comments: CommentState,
		readonly workspace: Workspace
	) {
		this.#conflicts = session.conflicts;
		this.#end = session.on('conflicts', (conflicts) => (this.#conflicts = conflicts));
	}

	see(notifications: readonly Notification[]): void {
		this.session.comments.markSeen(notifications.map(({ id }) => id));
	}

	close(): void {
		clearInterval(this.#clock);
		this.#end();
	}
}

export const [useNotifications, provideNotifications] = createContext<NotificationState>();
