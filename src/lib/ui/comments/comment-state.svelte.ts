/** The comments of the open book as components watch them, and the one about to be written. */
import { createContext } from 'svelte';
import type { CommentAnchor } from '$lib/budget/book/comment';
import type { CommentThread } from '$lib/collab/comment/comment-thread';
import type { Refusal } from '$lib/collab/room/refusal';
import type { Session } from '$lib/collab/session/session';
import { preferences } from '../state/preferences.svelte';

export class CommentState {
	/** A place that this person wants to say something about. */
	draft = $state.raw<CommentAnchor | undefined>();
	threads = $state.raw<readonly CommentThread[]>([]);
	readonly open = $derived(this.threads.filter(({ resolved }) => !resolved));
	readonly unread = $derived(this.threads.reduce((sum, thread) => sum + thread.unread, 0));
	readonly #end: () => void;

	constructor(readonly session: Session) {
		this.threads = session.comments.threads;
		this.#end = session.on('comments', (threads) => (this.threads = threads));
	}

	/** Why this person may not comment. */
	get refusal(): Refusal | undefined {
		void this.threads;
		return this.session.comments.refusal();
	}

	/** Opens the panel with a new comment about the place. */
	begin(anchor: CommentAnchor): void {
		this.draft = anchor;
		preferences.sideTab = 'comments';
		if (!preferences.isOpen('side')) preferences.toggle('side');
	}

	close(): void {
		this.#end();
	}
}

export const [useComments, provideComments] = createContext<CommentState>();
