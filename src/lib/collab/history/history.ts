/**
 * The history of a book: who changed what, when, from which value to which. The server derives it
 * from every update that it accepts; a device derives it from what it does and sees.
 */
import type { CellValue, ColumnId, RowId, SheetKey } from '$lib/budget/book/book';
import type { RoomName } from '../room/room-name';
import type { TextPiece } from '../room/text-change';

interface InSheet {
	/** Absent where the row's sheet had not arrived yet. */
	readonly sheet?: SheetKey;
	readonly row: RowId;
}

/** What its writer's own record says; the server only vouches for who sent it, and when it came. */
interface Written {
	readonly author?: string;
	/** UTC milliseconds. */
	readonly written?: number;
}

/** A cell of one value; absent values are blanks. */
export interface CellChange extends InSheet, Written {
	readonly kind: 'cell';
	readonly column: ColumnId;
	readonly before?: CellValue;
	readonly after?: CellValue;
}

/** A cell of prose. */
export interface TextChange extends InSheet, Written {
	readonly kind: 'text';
	readonly column: ColumnId;
	readonly pieces: readonly TextPiece[];
}

export interface RowChange extends InSheet {
	readonly kind: 'row';
	readonly change: 'inserted' | 'removed' | 'restored' | 'moved' | 'marked';
}

/** A piece of the head: a setting, an explanation, a unit, a name. */
export interface HeadChange {
	readonly kind: 'head';
	readonly key: string;
	readonly before?: unknown;
	readonly after?: unknown;
}

/** Two people wrote a cell while apart: one value stands, the other waits to be settled. */
export interface ConflictChange extends InSheet {
	readonly kind: 'conflict';
	readonly column: ColumnId;
	readonly kept: { readonly value?: CellValue; readonly by: string };
	readonly lost: { readonly value?: CellValue; readonly by: string };
}

/** The same of a setting; `null` is none. */
export interface HeadConflictChange {
	readonly kind: 'head-conflict';
	readonly key: string;
	readonly kept: { readonly value: unknown; readonly by: string };
	readonly lost: { readonly value: unknown; readonly by: string };
}

export interface SettledChange {
	readonly kind: 'settled';
	readonly sheet?: SheetKey;
	readonly row?: RowId;
	readonly column?: ColumnId;
	/** Of a setting. */
	readonly key?: string;
	readonly chose: 'kept' | 'lost' | 'other';
}

export type HistoryChange =
	| CellChange
	| TextChange
	| RowChange
	| HeadChange
	| ConflictChange
	| HeadConflictChange
	| SettledChange;

/** One change, with who sent it and when the server had it. */
export interface HistoryEntry {
	readonly room: RoomName;
	/** The row of the room's log that brought it, and its place among that row's changes. */
	readonly sequence: number;
	readonly part: number;
	/** Rises with time over all rooms; pages of the history go by it. */
	readonly order: number;
	/** UTC milliseconds, by the server's clock. */
	readonly at: number;
	/** Id of who sent it, as the server knows them; `server` for what the server itself did. */
	readonly by: string;
	readonly change: HistoryChange;
}

export interface HistoryPage {
	/** The newest first. */
	readonly entries: readonly HistoryEntry[];
	/** Ask for what is before this; absent where there is nothing more. */
	readonly next?: number;
}

/** What the server did, and whose stamp a seeded book carries. */
export const BY_SERVER = 'server';

/** The row, column and sheet that a change is about, where it is about any. */
export function placeOf(change: HistoryChange): {
	readonly sheet?: SheetKey;
	readonly row?: RowId;
	readonly column?: ColumnId;
} {
	switch (change.kind) {
		case 'head':
		case 'head-conflict':
			return {};
		case 'row':
			return { sheet: change.sheet, row: change.row };
		default:
			return { sheet: change.sheet, row: change.row, column: change.column };
	}
}

/** What a person just did to a room, as its history will tell it. */
export interface RoomChanges {
	readonly room: string;
	readonly changes: readonly HistoryChange[];
}
