/** A store that forgets: for tests, and as the plainest statement of what a store does. */
import type { CausedEnd } from '$lib/collab/room/sign-in-end';
import { auditHash } from '../checksum';
import { MemoryHistory } from './memory-history';
import { MemoryFormats } from './memory-formats';
import { MemorySamples } from './memory-samples';
import { MemorySubjects } from './memory-subjects';
import { MemoryVersions } from './memory-versions';
import { MemoryAttempts, MemoryLinks, MemoryUsers } from './memory-accounts';
import {
	AppendFailed,
	type Appended,
	type AppendMeta,
	type AuditRecord,
	type BookRecord,
	type NewBook,
	type RoomLog,
	type SessionRecord,
	type Store
} from '../store';

interface Log {
	snapshot: readonly Uint8Array[];
	through: number;
	rows: Uint8Array[];
	stamps: AppendMeta[];
}

export class MemoryStore implements Store {
	readonly epoch: string;
	readonly lostSpans: Store['lostSpans'] = [];
	/** Set by tests: the next appends fail with this code. */
	failure: string | undefined;
	readonly #logs = new Map<string, Log>();
	readonly #books = new Map<string, { record: BookRecord; report: string }>();
	readonly #sessions = new Map<string, SessionRecord>();
	readonly #ended = new Map<string, { readonly why: CausedEnd; readonly expiresAt: number }>();
	readonly #audit: AuditRecord[] = [];
	readonly #listeners: ((appended: Appended) => void)[] = [];

	constructor(epoch = 'memory') {
		this.epoch = epoch;
	}

	readonly books: Store['books'] = {
		create: async ({ record, report, rooms, by }: NewBook) => {
			if (this.#books.has(record.id)) return { ok: false, kind: 'exists' };
			this.#books.set(record.id, { record: { ...record, updatedAt: record.createdAt }, report });
			const meta = { by, at: record.createdAt };
			for (const { room, updates } of rooms) {
				for (const update of updates) this.#insert(room, update, meta);
				this.history.record({ room, sequence: updates.length, ...meta, changes: [] });
			}
			return { ok: true };
		},
		list: async () =>
			[...this.#books.values()]
				.map((b) => b.record)
				.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)),
		find: async (id) => this.#books.get(id)?.record,
		report: async (id) => this.#books.get(id)?.report
	};

	readonly sessions: Store['sessions'] = {
		put: async (session) => void this.#sessions.set(session.hash, session),
		find: async (hash) => this.#sessions.get(hash),
		ofPerson: async (person, mode) =>
			[...this.#sessions.values()]
				.filter((s) => s.person === person && s.mode === mode)
				.sort((a, b) => b.createdAt - a.createdAt || (a.hash < b.hash ? -1 : 1)),
		seen: async (hash, seenAt) => {
			const session = this.#sessions.get(hash);
			if (session) this.#sessions.set(hash, { ...session, seenAt });
		},
		end: async (hash, why) => {
			const session = this.#sessions.get(hash);
			if (session) this.#ended.set(hash, { why, expiresAt: session.expiresAt });
			this.#sessions.delete(hash);
		},
		whyEnded: async (hash) => this.#ended.get(hash)?.why,
		removeExpired: async (now) => {
			const expired = [...this.#sessions.values()].filter((s) => s.expiresAt <= now);
			for (const { hash } of expired) this.#sessions.delete(hash);
			for (const [hash, { expiresAt }] of this.#ended)
				if (expiresAt <= now) this.#ended.delete(hash);
			return expired.length;
		}
	};

	readonly users = new MemoryUsers();
	readonly links = new MemoryLinks();
	readonly subjects = new MemorySubjects();
	readonly attempts = new MemoryAttempts();

	readonly audit: Store['audit'] = {
		append: async (entry) => {
			const sequence = this.#audit.length + 1;
			const hash = auditHash(this.#audit.at(-1)?.hash ?? '', sequence, entry);
			this.#audit.push({ ...entry, sequence, hash });
		},
		list: async (after, limit) => this.#audit.slice(after, after + limit)
	};

	async changedElsewhere(): Promise<boolean> {
		return false;
	}

	readonly history = new MemoryHistory();
	readonly versions = new MemoryVersions();
	readonly samples = new MemorySamples();
	readonly formats = new MemoryFormats();

	async append(room: string, update: Uint8Array, meta: AppendMeta): Promise<number> {
		await new Promise((resolve) => setImmediate(resolve));
		if (this.failure) throw new AppendFailed(this.failure);
		const sequence = this.#insert(room, update, meta);
		for (const listener of this.#listeners) listener({ room, update, sequence });
		return sequence;
	}

	onAppended(listener: (appended: Appended) => void): void {
		this.#listeners.push(listener);
	}

	async end(room: string): Promise<number> {
		const log = this.#logs.get(room);
		return log ? log.through + log.rows.length : 0;
	}

	async load(room: string): Promise<RoomLog | undefined> {
		const log = this.#logs.get(room);
		if (!log) return undefined;
		const { snapshot, through, rows, stamps } = log;
		const sequence = through + rows.length;
		return { snapshot, through, updates: [...rows], stamps: [...stamps], sequence };
	}

	async compact(room: string, snapshot: readonly Uint8Array[], through: number): Promise<void> {
		const log = this.#logs.get(room);
		if (!log || through <= log.through || through > log.through + log.rows.length) return;
		log.rows.splice(0, through - log.through);
		log.stamps.splice(0, through - log.through);
		log.snapshot = snapshot.map((part) => part.slice());
		log.through = through;
	}

	async rooms(bookId: string): Promise<readonly string[]> {
		return [...this.#logs.keys()].filter((room) => room.startsWith(`book/${bookId}/`)).sort();
	}

	async probe(): Promise<void> {
		if (this.failure) throw new AppendFailed(this.failure);
	}
	async flush(): Promise<void> {}
	async close(): Promise<void> {}

	#insert(room: string, update: Uint8Array, meta: AppendMeta): number {
		const log = this.#logs.get(room) ?? { snapshot: [], through: 0, rows: [], stamps: [] };
		this.#logs.set(room, log);
		log.rows.push(update.slice());
		log.stamps.push(meta);
		const bookId = /^book\/([^/]+)\//.exec(room)?.[1];
		const book = bookId === undefined ? undefined : this.#books.get(bookId);
		if (book) book.record = { ...book.record, updatedAt: Math.max(book.record.updatedAt, meta.at) };
		return log.through + log.rows.length;
	}
}
