/**
 * The comments of an open book, as one person reads and writes them. Conversation is no edit of the
 * book: it stands beside undo and is taken back by its author alone.
 */
import type * as Y from 'yjs';
import {
	boundAnchor,
	MAX_COMMENT,
	type CommentAnchor,
	type CommentEntry,
	type CommentRecord,
	type ThreadMark
} from '$lib/budget/book/comment';
import type { Frame } from '../room/change-gatherer';
import { entriesIn, recordOfEntry } from '../room/comment';
import { threadsOf, type CommentThread } from './comment-thread';
import type { Author } from '../room/author';
import { commentsOf, seenOf } from '../room/schema';
import type { Refusal } from '../room/refusal';

/** What somebody says, in plain text, with the ids of the people it calls upon. */
export interface CommentWords {
	readonly text: string;
	readonly mentions?: readonly string[];
}

export type CommentResult =
	| { readonly ok: true; /** The comment or mark that was written. */ readonly id?: string }
	| { readonly ok: false; readonly refusal: Refusal };

export interface SessionComments {
	/** What was said about the book, in threads; those with the latest words first. */
	readonly threads: readonly CommentThread[];
	/** Everything that was said and marked, also what was taken back; in the order of time. */
	readonly entries: readonly CommentEntry[];
	/** Why this person may not comment. */
	refusal(): Refusal | undefined;
	/** Begins a thread about a place. */
	add(anchor: CommentAnchor, words: CommentWords): CommentResult;
	reply(thread: string, words: CommentWords): CommentResult;
	/** Changes or takes back one's own words; nobody else's. */
	edit(id: string, words: CommentWords): CommentResult;
	remove(id: string): CommentResult;
	resolve(thread: string): CommentResult;
	reopen(thread: string): CommentResult;
	/** What this person has seen: comments, and whatever else has an id and was new. */
	hasSeen(id: string): boolean;
	markSeen(ids: readonly string[]): void;
}

/** A room as comments need it. */
export interface RoomPort {
	readonly doc: Y.Doc;
	refusal(): Refusal | undefined;
	write(run: (doc: Y.Doc) => void): void;
}

export interface CommentsOptions {
	/** The rooms of what is said, and of what this person has seen; absent where there is none. */
	said(): RoomPort | undefined;
	seen(): RoomPort | undefined;
	readonly me: string;
	author(): Author;
	readonly randomId: () => string;
	readonly frame: Frame;
	changed(threads: readonly CommentThread[]): void;
}

const NO_ROOM: Refusal = { kind: 'read-only' };

export class Comments implements SessionComments {
	#threads: readonly CommentThread[] | undefined;
	#watched: { said?: Y.Doc; seen?: Y.Doc } = {};
	/** Seen on a device that has no room to keep it in. */
	readonly #seenHere = new Set<string>();
	#scheduled = false;
	#closed = false;
	readonly #observer = (transaction: Y.Transaction): void => {
		const touches = (root: Y.Map<unknown>): boolean => transaction.changed.has(root as never);
		if (touches(commentsOf(transaction.doc)) || touches(seenOf(transaction.doc))) this.#news();
	};

	constructor(readonly options: CommentsOptions) {
		this.attach();
	}

	/** Watches the rooms' documents as they are now, in place of earlier ones. */
	attach(): void {
		const { said, seen } = this.#watched;
		said?.off('afterTransaction', this.#observer);
		seen?.off('afterTransaction', this.#observer);
		this.#watched = { said: this.options.said()?.doc, seen: this.options.seen()?.doc };
		for (const doc of [this.#watched.said, this.#watched.seen]) {
			// Asking for them makes them maps, whatever arrives later.
			if (doc) void [commentsOf(doc), seenOf(doc)];
			doc?.on('afterTransaction', this.#observer);
		}
		this.#news();
	}

	close(): void {
		this.#closed = true;
		this.#watched.said?.off('afterTransaction', this.#observer);
		this.#watched.seen?.off('afterTransaction', this.#observer);
	}

	get threads(): readonly CommentThread[] {
		const { said } = this.#watched;
		const reader = { id: this.options.me, seen: (id: string) => this.hasSeen(id) };
		return (this.#threads ??= said ? threadsOf(entriesIn(said), reader) : []);
	}

	get entries(): readonly CommentEntry[] {
		const { said } = this.#watched;
		return said ? entriesIn(said) : [];
	}

	hasSeen(id: string): boolean {
		const { seen } = this.#watched;
		return this.#seenHere.has(id) || (seen !== undefined && seenOf(seen).has(id));
	}

	refusal(): Refusal | undefined {
		const room = this.options.said();
		return room ? room.refusal() : NO_ROOM;
	}

	add(anchor: CommentAnchor, words: CommentWords): CommentResult {
		return this.#say(this.#newId(), { ...words, anchor: boundAnchor(anchor) });
	}

	reply(thread: string, words: CommentWords): CommentResult {
		return this.#say(this.#newId(), { ...words, thread });
	}

	edit(id: string, words: CommentWords): CommentResult {
		const known = this.#own(id);
		if (!known || known.deleted || known.text === words.text) return { ok: true };
		const { anchor, thread } = known;
		return this.#say(id, { ...words, anchor, thread, t: known.t, edited: this.options.author().t });
	}

	remove(id: string): CommentResult {
		const known = this.#own(id);
		if (!known) return { ok: true };
		const { anchor, thread, t } = known;
		return this.#say(id, { text: '', anchor, thread, t, deleted: true });
	}

	resolve(thread: string): CommentResult {
		return this.#mark(thread, 'resolved');
	}
	reopen(thread: string): CommentResult {
		return this.#mark(thread, 'reopened');
	}

	/** What the device can't keep for later is seen at least until the book is closed. */
	markSeen(ids: readonly string[]): void {
		const fresh = ids.filter((id) => !this.hasSeen(id));
		if (fresh.length === 0) return;
		const room = this.options.seen();
		if (room === undefined || room.refusal() !== undefined) {
			for (const id of fresh) this.#seenHere.add(id);
			return this.#news();
		}
		const { t } = this.options.author();
		room.write((doc) => {
			for (const id of fresh) seenOf(doc).set(id, t);
		});
	}

	#own(id: string) {
		return this.threads
			.flatMap(({ comments }) => comments)
			.find((comment) => comment.id === id && comment.own);
	}

	#mark(thread: string, mark: ThreadMark['mark']): CommentResult {
		const known = this.threads.find(({ id }) => id === thread);
		if (!known || (known.resolved !== undefined) === (mark === 'resolved')) return { ok: true };
		return this.#put(this.#newId(), { thread, mark, seen: known.comments.length });
	}

	#say(id: string, said: Omit<CommentRecord, 'by' | 't'> & { readonly t?: number }): CommentResult {
		const { length } = said.text;
		if (length > MAX_COMMENT)
			return { ok: false, refusal: { kind: 'too-long', length, allowed: MAX_COMMENT } };
		return this.#put(id, said);
	}

	#put(id: string, said: object): CommentResult {
		const room = this.options.said();
		const refusal = room ? room.refusal() : NO_ROOM;
		if (!room || refusal) return { ok: false, refusal: refusal ?? NO_ROOM };
		const record = recordOfEntry({ id, ...this.options.author(), ...defined(said) } as never);
		room.write((doc) => commentsOf(doc).set(id, record));
		return { ok: true, id };
	}

	#newId(): string {
		return `c${this.options.randomId()}`;
	}

	#news(): void {
		this.#threads = undefined;
		if (this.#scheduled) return;
		this.#scheduled = true;
		this.options.frame(() => {
			this.#scheduled = false;
			if (!this.#closed) this.options.changed(this.threads);
		});
	}
}

const defined = (said: object): object =>
	Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
