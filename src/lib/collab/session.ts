/**
 * What a page sees of collaboration: one open book, merged from its rooms, with its people,
 * its saved state and its changes. `BookSession` (book-session.ts) is the real one.
 */
import type {
	BookChange,
	CellValue,
	ColumnId,
	Explanation,
	RowId,
	RowRole,
	SheetKey,
	Side,
	UnitId
} from '$lib/budget/book';
import type { CommentAnchor, CommentEntry } from '$lib/budget/comment';
import type { BookReader } from '$lib/budget/live-book';
import type { CommentThread } from './comment-thread';
import type { PartState } from '$lib/budget/workflow';
import type { BookConflict, ConflictChoice } from './conflict';
import type { HistoryChange } from './history';
import type { RestoreStep } from './restore';

export type Role = 'coordinator' | 'clerk' | 'reviewer' | 'viewer';

/** Who somebody is, as the server says. */
export interface Identity {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	/** A clerk's own unit. */
	readonly unit?: UnitId;
}

/** A room of the book as `/api/books/:id` tells it. */
export interface RoomAccess {
	readonly room: string;
	readonly mayWrite: boolean;
}

/** One cell written by a person. `undefined` blanks it. */
export interface CellEdit {
	readonly row: RowId;
	readonly column: ColumnId;
	readonly value: CellValue | undefined;
}

export interface NewRow {
	readonly sheet: SheetKey;
	/** Where a row's id is its meaning: a table's note, a section of the narrative. Absent: a fresh one. */
	readonly id?: RowId;
	/** The row it comes after; absent: at the top. */
	readonly after?: RowId;
	readonly side?: Side;
	readonly unit?: UnitId;
	readonly role?: RowRole;
	readonly cells?: Readonly<Record<ColumnId, CellValue>>;
}

/** Rows put in, cells written and rows removed that belong together. */
export interface Batch {
	/** Each with an id of its own; rows of one sheet after the same row come in this order. */
	readonly rows?: readonly (NewRow & { readonly id: RowId })[];
	/** Cells of rows that are in the book already. */
	readonly edits?: readonly CellEdit[];
	readonly removed?: readonly RowId[];
}

export type Refusal =
	/** The room belongs to another unit (named), or this person only reads. */
	| { readonly kind: 'not-yours'; readonly owner: UnitId | 'department' }
	| { readonly kind: 'read-only' }
	/** This person has no right to the book any more. */
	| { readonly kind: 'withdrawn' }
	/** The part was submitted, approved or locked, and is closed to this person until it is opened. */
	| { readonly kind: 'locked'; readonly state?: PartState }
	/** The server doesn't know this person any more; edits wait on this device until they sign in. */
	| { readonly kind: 'signed-out' }
	/** The room's schema version is not one that this client knows. */
	| { readonly kind: 'unknown-schema'; readonly version: number }
	| { readonly kind: 'no-such-row'; readonly row: RowId }
	/** A text that would not fit one frame of the wire, in UTF-16 units. */
	| { readonly kind: 'too-long'; readonly length: number; readonly allowed: number }
	/** This device can't store: writing would be lost. */
	| { readonly kind: 'storage-failed'; readonly reason: 'quota' | 'unavailable' };

export type WriteResult =
	{ readonly ok: true; readonly row?: RowId } | { readonly ok: false; readonly refusal: Refusal };

/** The three honest states, over all rooms of the book. */
export interface SaveState {
	/** `server`: everything acknowledged as durable; `device`: all on this device; `failed`: this device can't store. */
	readonly state: 'server' | 'device' | 'saving' | 'failed';
	/** Edits (transactions) that the server has not acknowledged. */
	readonly waiting: number;
	readonly online: boolean;
}

export interface Place {
	readonly sheet: SheetKey;
	readonly row?: RowId;
	readonly column?: ColumnId;
	readonly typing?: boolean;
}

/** Somebody else in the book, from presence; `identity` is stamped by the server. */
export interface Peer {
	readonly client: number;
	readonly identity: Identity;
	readonly place?: Place;
}

/** Who last wrote a cell. */
export interface Stamp {
	readonly by: string;
	/** UTC milliseconds. */
	readonly at: number;
}

export interface UndoResult {
	readonly done: boolean;
	/** Cells skipped because somebody else has written them since. */
	readonly skipped: readonly CellEdit[];
}

/** Edits that the server refused, kept on this device until offered again or dropped. */
export interface RefusedEdits {
	readonly id: string;
	readonly room: string;
	/** UTC milliseconds. */
	readonly at: number;
	readonly refusal: Refusal;
	readonly edits: readonly CellEdit[];
	/** All of them as a Yjs update (V1), rows and order included. */
	readonly update: Uint8Array;
}

/**
 * An explanation (说明) as a person gives it, about the findings of `unit` (absent: the department's);
 * with the id of an earlier one that is theirs to write it takes its place.
 */
export type NewExplanation = Pick<Explanation, 'rule' | 'operands' | 'text'> &
	Partial<Pick<Explanation, 'id' | 'unit'>>;

export interface SessionExplanations {
	/** Puts an explanation into the book's head, by this person and now; undoable like any write. */
	give(explanation: NewExplanation): WriteResult;
	withdraw(id: string): WriteResult;
	/** The department's word that an explanation will do, as it stands: it lapses when that is changed. */
	approve(id: string): WriteResult;
	takeBackApproval(id: string): WriteResult;
}

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

/** Brings things back to an earlier state. */
export interface Restoring {
	/** All steps or none, in one undoable write. */
	restore(steps: readonly RestoreStep[]): WriteResult;
	/** Why a step could not be restored by this person now. */
	mayRestore(step: RestoreStep): Refusal | undefined;
}

export type SessionEvent = {
	/** The book changed, gathered per frame. `remote` cells are those others wrote. */
	changes: { readonly changes: readonly BookChange[]; readonly remote: boolean };
	saved: SaveState;
	peers: readonly Peer[];
	/** The server refused a room's edits or access; they are kept aside on this device. */
	refused: { readonly room: string; readonly refusal: Refusal };
	/** The server told of other rights than were known: who this person is now. */
	access: Identity;
	undo: { readonly canUndo: boolean; readonly canRedo: boolean };
	conflicts: readonly BookConflict[];
	setAside: readonly RefusedEdits[];
	/** Something was said, or this person has seen something. */
	comments: readonly CommentThread[];
	/** What this person just did to a room, as its history will tell it. */
	did: { readonly room: string; readonly changes: readonly HistoryChange[] };
};

export interface Session {
	readonly bookId: string;
	readonly identity: Identity;
	readonly book: BookReader;
	readonly saved: SaveState;
	readonly peers: readonly Peer[];

	/** Resolves once what this device (or, on first visit, the server) has is loaded. */
	readonly ready: Promise<void>;

	/** Writes cells in one undoable transaction; all or none. Prose cells get their minimal diff. */
	write(edits: readonly CellEdit[]): WriteResult;
	insertRow(row: NewRow): WriteResult;
	/** Writes all of it as one undoable step, or nothing. */
	writeAll(batch: Batch): WriteResult;
	/** Marks the row (and, for a project, its indicators) deleted. */
	removeRow(row: RowId): WriteResult;
	moveRow(row: RowId, after: RowId | undefined): WriteResult;
	readonly explanations: SessionExplanations;
	readonly restoring: Restoring;
	readonly comments: SessionComments;
	/** Writes one setting of the book's head (plain JSON), undoable; `undefined` takes it back. */
	writeSetting(key: string, value: unknown): WriteResult;
	mayWrite(where: { row: RowId } | { sheet: SheetKey; unit?: UnitId }): Refusal | undefined;
	stampOf(row: RowId, column: ColumnId): Stamp | undefined;

	undo(): UndoResult;
	redo(): UndoResult;

	/** What people wrote over each other while apart, open and settled, the newest first. */
	readonly conflicts: readonly BookConflict[];
	/** Settles an open conflict: what was chosen and that it was chosen, as one undoable write. */
	settleConflict(id: string, choice: ConflictChoice): WriteResult;

	readonly setAside: readonly RefusedEdits[];
	/** Writes edits that were set aside once more; what cannot be written stays aside. */
	offerAgain(id: string): Promise<WriteResult>;
	dropSetAside(id: string): Promise<void>;

	/** Tries the server again at once, as after signing in anew. */
	reconnect(): void;

	/** Tells others where this person is. */
	setPlace(place: Place | undefined): void;
	on<K extends keyof SessionEvent>(
		event: K,
		listener: (value: SessionEvent[K]) => void
	): () => void;
	close(): Promise<void>;
}
