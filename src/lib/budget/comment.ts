/**
 * What people say about a book, as plain data: comments in threads, and marks that a thread is
 * settled or open again. Internal working matter: in the book file, never in a public edition.
 */
import type { ColumnId, RowId, SheetKey } from './book';

/**
 * What a thread is about: a sheet; a row of it (a project form, a section of the narrative); a cell;
 * or, with a rule, what that rule says of cells. Ids stay the same while names change.
 */
export interface CommentAnchor {
	readonly sheet: SheetKey;
	readonly row?: RowId;
	readonly column?: ColumnId;
	/** Of a finding: its rule, and the cells that it named, `row:column` or `row`. */
	readonly rule?: string;
	readonly cells?: readonly string[];
	/** Its public name when the thread began: what is left to read once the row is gone. */
	readonly address: string;
}

interface ByPerson {
	/** Id of the person who wrote it. */
	readonly by: string;
	/** Their name, where it came with a file: the id may mean nobody, or another, here. */
	readonly name?: string;
	/** When, UTC milliseconds. */
	readonly t: number;
}

/** A comment: the first of a thread has an anchor, an answer names its thread (the first one's id). */
export interface CommentRecord extends ByPerson {
	readonly text: string;
	readonly anchor?: CommentAnchor;
	readonly thread?: string;
	/** Ids of the people it calls upon. */
	readonly mentions?: readonly string[];
	/** When its words were last changed, UTC milliseconds. */
	readonly edited?: number;
	/** Its author took it back; the words are gone. */
	readonly deleted?: true;
}

/** A thread settled, or opened again. */
export interface ThreadMark extends ByPerson {
	readonly thread: string;
	readonly mark: 'resolved' | 'reopened';
	/** How many comments the thread had for whoever marked it. */
	readonly seen: number;
}

export type CommentEntry = { readonly id: string } & (CommentRecord | ThreadMark);
