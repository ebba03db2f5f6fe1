/** The history of books: what each row of each log did, kept for good when the log is folded. */
import type { HistoryChange, HistoryPage } from '$lib/collab/history/history';
import type { ColumnId, RowId, SheetKey } from '$lib/budget/book/book';

/** What one row of a room's log did; without changes it only says that the row was looked at. */
export interface RecordedRow {
	readonly room: string;
	readonly sequence: number;
	/** UTC milliseconds. */
	readonly at: number;
	readonly by: string;
	readonly changes: readonly HistoryChange[];
}

export interface HistoryQuery {
	readonly book: string;
	/** The rooms that are asked about. */
	readonly rooms: readonly string[];
	readonly row?: RowId;
	readonly column?: ColumnId;
	readonly sheet?: SheetKey;
	/** A project form: its row and its indicators. */
	readonly form?: RowId;
	readonly by?: string;
	/** Only what is about no row: pieces of the head, and their conflicts. */
	readonly ofHead?: true;
	/** Only what is older than this `order`. */
	readonly before?: number;
	readonly limit: number;
}

export interface HistoryStore {
	/**
	 * Keeps what a row of the log did. It is durable a moment later, and before `compact` lets go of
	 * the row; until then the log has the row, and `through` says that it must be looked at again.
	 */
	record(row: RecordedRow): void;
	/** The last row of the room's log whose changes are durable here; 0 where none are. */
	through(room: string): Promise<number>;
	query(query: HistoryQuery): Promise<HistoryPage>;
	/** Keeps what somebody is called, so that the history names them when they are gone. */
	named(person: { readonly id: string; readonly name: string }): void;
	names(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
}
