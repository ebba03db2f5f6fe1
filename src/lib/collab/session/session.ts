/**
 * What a page sees of collaboration: one open book, merged from its rooms, with its people,
 * its saved state and its changes. `BookSession` (book-session.ts) is the real one.
 */
import type { BookChange, ColumnId, RowId, SheetKey, UnitId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { CommentThread } from '../comment/comment-thread';
import type { BookConflict, ConflictChoice } from '../conflict/conflict';
import type { Batch, CellEdit, NewRow, RefusedEdits, WriteResult } from '../room/write';
import type { Identity } from '../room/identity';
import type { Peer, Place } from '../wire/presence';
import type { Refusal } from '../room/refusal';
import type { SheetRoom } from '../room/room-name';
import type { Restoring } from '../edit/restore';
import type { SessionComments } from '../comment/comments';
import type { SessionExplanations } from '../edit/explanations';
import type { UndoResult, UndoState, UndoStep } from '../edit/undo';
import type { RoomChanges } from '../history/history';

/** The three honest states, over all rooms of the book. */
export interface SaveState {
	/** `server`: everything acknowledged as durable; `device`: all on this device; `failed`: this device can't store. */
	readonly state: 'server' | 'device' | 'saving' | 'failed';
	/** Edits (transactions) that the server has not acknowledged. */
	readonly waiting: number;
	readonly online: boolean;
}

/** Who last wrote a cell. */
export interface Stamp {
	readonly by: string;
	/** UTC milliseconds. */
	readonly at: number;
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
	undo: UndoState;
	conflicts: readonly BookConflict[];
	setAside: readonly RefusedEdits[];
	/** Rooms that are not here: told when one came, or will not come for now. */
	missing: readonly SheetRoom[];
	/** Something was said, or this person has seen something. */
	comments: readonly CommentThread[];
	/** What this person just did to a room, as its history will tell it. */
	did: RoomChanges;
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
	/** Why `writeAll` would refuse the batch now, with how much it is too much. */
	mayWriteAll(batch: Batch): Refusal | undefined;
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

	/** What this person can undo, the next first. */
	readonly undoSteps: readonly UndoStep[];
	undo(): UndoResult;
	redo(): UndoResult;

	/** What people wrote over each other while apart, open and settled, the newest first. */
	readonly conflicts: readonly BookConflict[];
	/** Settles an open conflict: what was chosen and that it was chosen, as one undoable write. */
	settleConflict(id: string, choice: ConflictChoice): WriteResult;

	readonly setAside: readonly RefusedEdits[];
	/** Rooms of which the server's copy is damaged. */
	readonly damaged: readonly string[];
	/** Rooms of which this device has nothing yet: damaged on the server, or not arrived. */
	readonly missing: readonly SheetRoom[];
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
