/**
 * Undo and redo, one stack a session, over cells, texts and rows of all rooms. It takes back what
 * this person did and nothing else: a cell that somebody else has written since stays, and is told.
 */
import type * as Y from 'yjs';
import type { ColumnId, RowId } from '$lib/budget/book/book';
import {
	hideRow,
	revertEntry,
	revertText,
	setCell,
	setOrder,
	showRow,
	untouchedByOthers,
	type CellOperation,
	type Operation,
	type TextOperation
} from './operation';
import { additionOf, headAddition } from './plan-batch';
import type { RoomChange } from './write-refusal';
import type { Author } from '../room/author';
import type { Refusal } from '../room/refusal';
import type { RoomName } from '../room/room-name';
import type { RoomAddition } from '../room/room-quota';
import { recordOf, rowKey, rowsOf, type CellRecord } from '../room/schema';
import type { CellEdit } from '../room/write';
import { Restored } from '../room/text-characters';

export interface UndoState {
	readonly canUndo: boolean;
	readonly canRedo: boolean;
}

export interface UndoResult {
	readonly done: boolean;
	/** Cells skipped because somebody else has written them since. */
	readonly skipped: readonly CellEdit[];
	/** Why nothing was taken back; it can be once that is over. */
	readonly refusal?: Refusal;
}

export interface DoneOperation {
	readonly room: RoomName;
	readonly operation: Operation;
}
export type UndoEntry = readonly DoneOperation[];
/** What one undo takes back. */
export type UndoStep = readonly Operation[];

/** What undo needs of the open book. */
export interface UndoPlace {
	/** The room's document, if this person may write it now. */
	writable(room: RoomName): Y.Doc | undefined;
	/** Why so much would not be written in these rooms. */
	fullRefusal(changes: Iterable<Pick<RoomChange, 'room' | 'addition'>>): Refusal | undefined;
	shows(row: RowId): boolean;
	columnsOf(room: RoomName, row: RowId): Iterable<ColumnId>;
	/** Runs in one transaction of the room. */
	transact(room: RoomName, run: () => void): void;
	author(): Author;
}

const LIMIT = 500;

export class UndoLog {
	#undo: UndoEntry[] = [];
	#redo: UndoEntry[] = [];
	/** An undo writes a new record in place of an old one: which old one it stands for. */
	readonly #standsFor = new Map<string, string>();

	/** The same for the characters of each room's texts. */
	readonly #restored = new WeakMap<Y.Doc, Restored>();

	constructor(readonly place: UndoPlace) {}

	get canUndo(): boolean {
		return this.#undo.length > 0;
	}
	get canRedo(): boolean {
		return this.#redo.length > 0;
	}

	/** What can be undone, the next first. */
	get steps(): readonly UndoStep[] {
		return this.#undo.map((entry) => entry.map(({ operation }) => operation)).toReversed();
	}

	push(entry: UndoEntry): void {
		if (entry.length === 0) return;
		this.#undo.push(entry);
		if (this.#undo.length > LIMIT) this.#undo.shift();
		this.#redo = [];
	}

	undo(): UndoResult {
		return this.#turn(this.#undo, this.#redo);
	}
	redo(): UndoResult {
		return this.#turn(this.#redo, this.#undo);
	}

	/** Takes an entry back, room by room, in reverse; what was done goes on the other stack. */
	#turn(from: UndoEntry[], to: UndoEntry[]): UndoResult {
		const entry = from.at(-1);
		if (!entry) return { done: false, skipped: [] };
		const rooms = [...byRoom(entry)];
		const refusal = this.place.fullRefusal(
			rooms.map(([room, operations]) => ({ room, addition: additionOfUndo(operations) }))
		);
		if (refusal) return { done: false, skipped: [], refusal };
		from.pop();
		const skipped: CellEdit[] = [];
		const done: DoneOperation[] = [];
		/** Rows that came back in this turn, which the book shows only once it is over. */
		const back = new Set<RowId>();
		for (const [room, operations] of rooms) {
			this.place.transact(room, () => {
				for (const operation of operations) {
					const reverted = this.#revert(room, operation, back);
					if (reverted) done.push({ room, operation: reverted });
					else skipped.push(...asEdits(operation));
				}
			});
		}
		if (done.length > 0) to.push(done);
		return { done: done.length > 0, skipped };
	}

	#revert(room: RoomName, operation: Operation, back: Set<RowId>): Operation | undefined {
		const doc = this.place.writable(room);
		if (!doc) return undefined;
		const { row } = operation;
		const author = this.place.author();
		const shows = (): boolean => back.has(row) || this.place.shows(row);
		switch (operation.kind) {
			case 'cell':
				return shows() ? this.#revertCell(doc, operation, author) : undefined;
			case 'text':
				return shows() ? this.#revertText(doc, operation, author) : undefined;
			case 'order': {
				if (rowsOf(doc).get(rowKey(row, 'order')) !== operation.after) return undefined;
				return setOrder(doc, row, operation.before);
			}
			case 'entry':
				return revertEntry(doc, operation, author);
			case 'visibility': {
				if (!operation.shown) {
					back.add(row);
					return showRow(doc, row);
				}
				const columns = [...this.place.columnsOf(room, row)];
				const { by } = author;
				if (!untouchedByOthers(doc, row, columns, by, operation.mark?.seen)) return undefined;
				return hideRow(doc, row, columns, author);
			}
		}
	}

	#revertCell(doc: Y.Doc, done: CellOperation, author: Author): CellOperation | undefined {
		const { row, column, before, after } = done;
		const current = recordOf(doc, row, column);
		if (this.#identity(row, column, current) !== this.#identity(row, column, after))
			return undefined;
		const reverted = setCell(doc, row, column, before?.v, author);
		this.#standsFor.set(recordId(row, column, reverted.after), this.#identity(row, column, before));
		return reverted;
	}

	#revertText(doc: Y.Doc, done: TextOperation, author: Author): TextOperation {
		const restored = this.#restored.get(doc) ?? new Restored();
		this.#restored.set(doc, restored);
		return revertText(doc, done, author, restored);
	}

	#identity(row: RowId, column: ColumnId, record: CellRecord | undefined): string {
		const id = recordId(row, column, record);
		return this.#standsFor.get(id) ?? id;
	}
}

function recordId(row: RowId, column: ColumnId, record: CellRecord | undefined): string {
	return record ? JSON.stringify([row, column, record.t, record.by, record.v]) : `${row}:${column}`;
}

/** Rooms in the order of the entry, each with its operations last first. */
function byRoom(entry: UndoEntry): Map<RoomName, Operation[]> {
	const rooms = new Map<RoomName, Operation[]>();
	for (const { room, operation } of entry) {
		const operations = rooms.get(room);
		if (operations) operations.unshift(operation);
		else rooms.set(room, [operation]);
	}
	return rooms;
}

/** What taking operations back brings to their room, at most. */
function additionOfUndo(operations: readonly Operation[]): RoomAddition {
	const marked = operations.filter(({ kind }) => kind === 'visibility');
	const rows = additionOf({
		edits: operations.flatMap(asEdits),
		removed: marked.map(({ row }) => row)
	});
	const pieces = headAddition(operations.flatMap(piecesOf));
	return { ...rows, bytes: rows.bytes + pieces.bytes };
}

/** What is written beside cells and marks: records as they were, and each piece of a text by itself. */
function piecesOf(operation: Operation): readonly unknown[] {
	switch (operation.kind) {
		case 'text':
			return operation.gone;
		case 'order':
			return [operation.before];
		case 'entry':
			return [[operation.key, operation.before]];
		default:
			return [];
	}
}

/** What would have been restored, for the person to see. */
function asEdits(operation: Operation): CellEdit[] {
	const { row } = operation;
	switch (operation.kind) {
		case 'cell':
			return [{ row, column: operation.column, value: operation.before?.v }];
		case 'text':
			return [{ row, column: operation.column, value: operation.removed || undefined }];
		default:
			return [];
	}
}
