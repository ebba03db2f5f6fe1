/**
 * What the server needs of a disk. The relay, the API and the command line know this port only;
 * SQLite is the embedded default, memory serves tests, and both pass `store-contract.ts`.
 *
 * The log of a room is a sequence of Yjs updates. `append` resolves when the update can no longer
 * be lost by anything short of losing the disk; acknowledgements rest on that and on nothing else.
 */
import type { Unit } from '$lib/budget/book/book';
import type { CausedEnd } from '$lib/collab/room/sign-in-end';
import type { BookOwners } from './book-owners';
import type { HistoryStore } from './history-store';
import type { FormatStore } from './format-store';
import type { SampleStore } from './sample-store';
import type { SubjectStore } from './subject-store';
import type { VersionStore } from './version-store';
import type { Grant } from '../access/person';

/** Who caused an update, and when the server received it (UTC milliseconds). */
export interface AppendMeta {
	readonly by: string;
	readonly at: number;
}

/** All that is known of a room: apply the snapshot, then the updates in order. */
export interface RoomLog {
	/** Yjs updates (V1), in their order, that contain every log row up to `through`; none where nothing was folded. */
	readonly snapshot: readonly Uint8Array[];
	readonly through: number;
	readonly updates: readonly Uint8Array[];
	/** Who caused each of the updates, and when. */
	readonly stamps: readonly AppendMeta[];
	/** Sequence of the last update; 0 for a room nobody has written. */
	readonly sequence: number;
}

export interface BookRecord {
	readonly id: string;
	readonly title: string;
	/** Fiscal year. */
	readonly year: number;
	readonly department: { readonly code: string; readonly name: string };
	readonly units: readonly Pick<Unit, 'id' | 'name'>[];
	/** UTC milliseconds. */
	readonly createdAt: number;
	readonly updatedAt: number;
}

export interface RoomSeed {
	readonly room: string;
	/** Yjs updates, in their order: each becomes a row of the log. */
	readonly updates: readonly Uint8Array[];
}

export interface NewBook {
	readonly record: Omit<BookRecord, 'updatedAt'>;
	/** The import report as JSON, kept as it was given. */
	readonly report: string;
	readonly rooms: readonly RoomSeed[];
	readonly by: string;
}

/** An update that is in a room's log. */
export interface Appended {
	readonly room: string;
	readonly sequence: number;
	readonly update: Uint8Array;
}

export type CreateResult = { readonly ok: true } | { readonly ok: false; readonly kind: 'exists' };

export interface BookStore {
	/**
	 * Book, report and the first updates of every room, all or none: written a little at a time, and
	 * no book before its end. The history is complete up to there: nobody changed anything yet.
	 */
	create(book: NewBook): Promise<CreateResult>;
	/** Newest first. */
	list(): Promise<readonly BookRecord[]>;
	find(id: string): Promise<BookRecord | undefined>;
	report(id: string): Promise<string | undefined>;
}

export interface SessionRecord {
	/** SHA-256 of the token, hex. The token itself is nowhere on the server. */
	readonly hash: string;
	/** The id of who is signed in; what they may do is looked up anew each time. */
	readonly person: string;
	readonly mode: 'demo' | 'production';
	readonly createdAt: number;
	/** When it was last used, to the minute. */
	readonly seenAt: number;
	readonly expiresAt: number;
	/** The browser as it calls itself, and where it came from: for the person's own list of sessions. */
	readonly agent: string;
	readonly address: string;
}

export interface SessionStore {
	put(session: SessionRecord): Promise<void>;
	find(hash: string): Promise<SessionRecord | undefined>;
	/** The sessions of one person in one mode, the newest first. */
	ofPerson(person: string, mode: SessionRecord['mode']): Promise<readonly SessionRecord[]>;
	seen(hash: string, at: number): Promise<void>;
	/** Ends it: neither found nor listed any more. Why is kept for as long as it would have lasted. */
	end(hash: string, why: CausedEnd): Promise<void>;
	/** Why it was ended; undefined for one that is open, has run out or never was. */
	whyEnded(hash: string): Promise<CausedEnd | undefined>;
	/** Removes those that have run out, ended ones too. */
	removeExpired(now: number): Promise<number>;
}

/** Somebody with an account. One that was removed stays, for the name beside old figures. */
export interface UserRecord {
	readonly id: string;
	/** In the one way of `readUsername`. */
	readonly username: string;
	readonly name: string;
	/** A PHC string, which never leaves the server; empty for who has no password. */
	readonly password: string;
	readonly grants: readonly Grant[];
	/** Departments in which they had a role once. */
	readonly former: readonly string[];
	readonly createdAt: number;
	/** When they last signed in; 0 for never. */
	readonly signedInAt: number;
	readonly removedAt?: number;
}

export type UserChange = Partial<
	Pick<UserRecord, 'name' | 'password' | 'grants' | 'former' | 'signedInAt' | 'removedAt'>
>;

export interface UserStore {
	list(): Promise<readonly UserRecord[]>;
	/** False where the username is taken, be it by somebody removed. */
	add(user: UserRecord): Promise<boolean>;
	/** Writes these fields and leaves the others as they are. */
	change(id: string, change: UserChange): Promise<void>;
}

/** What a one-time link does for whoever has it. */
export type LinkPurpose =
	/** Makes an account, or gives an existing one this role. */
	| { readonly kind: 'join'; readonly grant: Grant }
	/** Sets a new password. */
	| { readonly kind: 'reset'; readonly person: string };

export interface LinkRecord {
	/** SHA-256 of the token, hex. */
	readonly hash: string;
	readonly purpose: LinkPurpose;
	/** For whom it is meant, in the words of who made it. */
	readonly note: string;
	readonly by: string;
	readonly createdAt: number;
	readonly expiresAt: number;
	/** Used or withdrawn: it opens nothing any more. */
	readonly closedAt?: number;
	/** Who used it. */
	readonly usedBy?: string;
}

export interface LinkStore {
	add(link: LinkRecord): Promise<void>;
	find(hash: string): Promise<LinkRecord | undefined>;
	/** Those that nobody has used or withdrawn, the newest first; some may have run out. */
	open(): Promise<readonly LinkRecord[]>;
	/** True for exactly one of all who ask; false where it is closed, or has run out by then. */
	close(hash: string, at: number, usedBy?: string): Promise<boolean>;
}

/** Failed attempts to sign in, of one account or from one address. */
export interface Attempts {
	readonly failures: number;
	/** When the last one was. */
	readonly at: number;
}

/** What is known of attempts, while a decision about one is made. */
export interface AttemptRows {
	get(key: string): Attempts | undefined;
	/** `undefined` lets go of it. */
	set(key: string, attempts: Attempts | undefined): void;
	/** Lets go of all whose keys begin so. */
	drop(prefix: string): void;
	/** Lets go of all that are older. */
	forget(before: number): void;
}

export interface AttemptStore {
	/**
	 * Runs `decide` with nothing in between; where it changes nothing, nothing is written. It may be run
	 * more than once: what it does to the rows is all that it does.
	 */
	change<T>(decide: (rows: AttemptRows) => T): Promise<T>;
}

export interface AuditEntry {
	readonly at: number;
	readonly by: string;
	readonly action: string;
	readonly subject: string;
}

/** Each record carries the hash of the one before it, so that a removed or altered one shows. */
export interface AuditRecord extends AuditEntry {
	readonly sequence: number;
	readonly hash: string;
}

export interface AuditStore {
	append(entry: AuditEntry): Promise<void>;
	list(after: number, limit: number): Promise<readonly AuditRecord[]>;
}

export interface Store {
	/**
	 * Names this history of the logs. It changes when acknowledged updates may be missing (a
	 * restored backup, a log cut at a damaged record), which tells clients to offer theirs again.
	 */
	readonly epoch: string;
	/** The times of which acknowledged updates may be missing: what a restored backup or a cut log lacks. */
	readonly lostSpans: readonly LostSpan[];
	/** How many commits carried how many rows of logs; absent for one that does not count. */
	readonly figures?: { readonly commits: number; readonly rows: number };
	/** Who works on which book; absent for a store that one process has alone. */
	readonly owners?: BookOwners;
	/**
	 * The value that all servers of the store have under this name: the one given first. Absent where a
	 * single process has the store, whose secrets are files.
	 */
	keepSecret?(name: string, value: string): Promise<string>;
	readonly books: BookStore;
	readonly sessions: SessionStore;
	readonly users: UserStore;
	readonly links: LinkStore;
	readonly subjects: SubjectStore;
	readonly attempts: AttemptStore;
	readonly audit: AuditStore;
	/** Whether another process (`hebian user …`) has written since this was last asked. */
	changedElsewhere(): Promise<boolean>;
	readonly history: HistoryStore;
	readonly versions: VersionStore;
	readonly samples: SampleStore;
	readonly formats: FormatStore;
	/** Resolves with the update's sequence once it is durable; rejects if it is not in the log. */
	append(room: string, update: Uint8Array, meta: AppendMeta): Promise<number>;
	/** Has `listener` told of every appended update once it is durable, before its `append` resolves. */
	onAppended(listener: (appended: Appended) => void): void;
	/** Sequence of the last row of a room's log; 0 where there is none. */
	end(room: string): Promise<number>;
	/**
	 * `undefined` for a room that was never begun; rejects with `RoomDamaged` where it cannot be opened.
	 * A log that is damaged after its beginning ends at the last good record, unless it must be `whole`.
	 */
	load(room: string, options?: { readonly whole?: boolean }): Promise<RoomLog | undefined>;
	/**
	 * Replaces the log up to `through` by `snapshot`, a part at a time. The log stands until all parts
	 * are written, read back and compared, and its history is durable; then the snapshot takes its place at once.
	 */
	compact(room: string, snapshot: readonly Uint8Array[], through: number): Promise<void>;
	/** The rooms of a book that hold something. */
	rooms(bookId: string): Promise<readonly string[]>;
	/** Writes a little, durably; rejects where that cannot be. */
	probe(): Promise<void>;
	/** Waits for all appends under way. */
	flush(): Promise<void>;
	close(): Promise<void>;
}

/** The log could not take the update: disk full, I/O error, database damaged. */
export class AppendFailed extends Error {
	readonly kind = 'append-failed';
	constructor(
		readonly code: string,
		options?: ErrorOptions
	) {
		super(`append failed: ${code}`, options);
	}
}

/** The database file is damaged beyond the log's own records. */
export class StoreDamaged extends Error {
	readonly kind = 'store-damaged';
	constructor(
		readonly file: string,
		readonly detail: string
	) {
		super(`${file}: ${detail}`);
	}
}

/**
 * What is wrong with a room that cannot be opened:
 *
 * - `first-record`: its log does not begin as it was written
 * - `beginning-missing`: its log begins later than its snapshot ends, or without one
 * - `snapshot`: its snapshot does not match its checksum
 * - `missing`: it was begun, and nothing of it is there
 * - `record`: a later record is damaged, in a room that nobody but the server writes, so that
 *   nobody could bring back what was cut
 */
export type RoomDamage = 'first-record' | 'beginning-missing' | 'snapshot' | 'missing' | 'record';

/** A room that cannot be opened as it was written. It is left as it is, and never begun anew. */
export class RoomDamaged extends StoreDamaged {
	constructor(
		readonly room: string,
		readonly damage: RoomDamage
	) {
		super(room, damage);
	}
}

/** A row of one of the smaller tables cannot be read. */
export interface RecordDamage {
	readonly table: 'book' | 'user' | 'link';
	readonly id: string;
	readonly column: string;
}

/** The database was written by a newer version. */
export class StoreTooNew extends Error {
	readonly kind = 'store-too-new';
	constructor(
		readonly found: number,
		readonly known: number
	) {
		super(`store has schema ${found}, known is ${known}`);
	}
}

/** UTC milliseconds. */
export interface LostSpan {
	readonly after: number;
	readonly until: number;
}

/** A log that ended before its last row: what was cut, for the log line. */
export interface LogCut {
	readonly room: string;
	readonly lastGood: number;
	readonly dropped: number;
	readonly reason: 'gap' | 'checksum';
}
