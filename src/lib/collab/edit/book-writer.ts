/** The writes of one person: all or none, one transaction a room, each one undoable. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type * as Y from 'yjs';
import type { ColumnId, RowId } from '$lib/budget/book/book';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import { writtenIn } from '$lib/budget/live/live-book';
import type { BookConflict, ConflictChoice } from '../conflict/conflict';
import { deriveHistory } from '../history/derive-history';
import type { HistoryChange, RoomChanges } from '../history/history';
import { hideRow, setCell, setHeadRecord, setOrder, setText, type Operation } from './operation';
import type { Author } from '../room/author';
import { isGivenByServer } from '../room/head-record';
import { orderAfter } from '../room/order';
import { departmentRoom, type RoomName } from '../room/room-name';
import { additionOf, blank, headAddition, NOTHING, type RoomPlan } from './plan-batch';
import { additionOfSteps, restoreStep, roomOfStep, type RestoreStep } from './restore';
import { roomOf } from '../room/room-of';
import { OWN_EDIT } from '../room/origin';
import { MAX_TEXT, isRowId, rowKey, rowsOf } from '../room/schema';
import { settingWrites } from '../room/setting-entries';
import { settle } from './settle-conflict';
import { sheetUnit } from '../room/sheet-unit';
import {
	checkedPlan,
	fullRefusal,
	lengthRefusal,
	valueRefusal,
	type BatchPlace,
	type RoomChange
} from './write-refusal';
import type { Batch, CellEdit, NewRow, WriteResult } from '../room/write';
import type { Refusal } from '../room/refusal';
import type { UndoResult, UndoState, UndoStep } from './undo';
import { UndoLog, type DoneOperation } from './undo';

export interface WriterOptions extends BatchPlace {
	readonly randomId: () => string;
	author(): Author;
	/** What a write just did to a room. */
	did?(done: RoomChanges): void;
	/** What can be undone may have changed. */
	changed(undo: UndoState): void;
}

export class BookWriter {
	readonly #log: UndoLog;

	constructor(readonly options: WriterOptions) {
		const { mirror } = options;
		const writable = (room: RoomName): Y.Doc | undefined =>
			options.refusalFor(room) ? undefined : options.docOf(room);
		this.#log = new UndoLog({
			...{ author: () => options.author(), writable },
			fullRefusal: (changes) => fullRefusal(changes, { docOf: writable, quota: options.quota }),
			shows: (row) => mirror.roomOf(row) !== undefined,
			columnsOf: (room, row) => mirror.columnsIn(room, row),
			transact: (room, run) => this.#transact(room, run)
		});
	}

	write(edits: readonly CellEdit[]): WriteResult {
		const { mirror } = this.options;
		const byRoom = new Map<RoomName, CellEdit[]>();
		for (const edit of edits) {
			const room = mirror.roomOf(edit.row);
			if (room === undefined) return refuse({ kind: 'no-such-row', row: edit.row });
			const refusal = this.options.refusalFor(room) ?? valueRefusal(edit);
			if (refusal) return refuse(refusal);
			if (blank(edit.value) === writtenIn(mirror.book.row(edit.row), edit.column)) continue;
			addToList(byRoom, room, edit);
		}
		return this.#commit(
			[...byRoom].map(([room, here]) => this.#planned(room, { ...NOTHING, edits: here }))
		);
	}

	insertRow(row: NewRow): WriteResult {
		const { mirror, bookId } = this.options;
		const unit = sheetUnit(mirror.book, row.sheet, row.unit);
		const room = roomOf(bookId, row.sheet, unit);
		const cells = Object.entries(row.cells ?? {});
		const id = row.id ?? `r${this.options.randomId()}`;
		if (!isRowId(id)) throw new RangeError(`not a row id: ${id}`);
		if (mirror.book.row(id))
			return this.write(cells.map(([column, value]) => ({ row: id, column, value })));
		const refusal =
			this.options.refusalFor(room) ??
			cells.map(([column, value]) => valueRefusal({ row: id, column, value })).find((r) => r);
		if (refusal) return refuse(refusal);
		const order = orderAfter(mirror.book.rows(row.sheet), row.after);
		const rows = [{ ...row, id, unit, order }];
		return this.#commit([this.#planned(room, { ...NOTHING, rows })], id);
	}

	/** What a plan does in its room. */
	#planned(room: RoomName, plan: RoomPlan): RoomChange {
		const { mirror } = this.options;
		const author = this.options.author();
		return {
			room,
			addition: additionOf(plan),
			run: (doc) => [
				...plan.rows.map(({ order, ...row }) => this.#putRow(doc, row, order, author)),
				...plan.edits.flatMap((edit) => this.#setValue(doc, edit, author)),
				...plan.removed.map((id) => hideRow(doc, id, [...mirror.columnsIn(room, id)], author))
			]
		};
	}

	#putRow(
		doc: Y.Doc,
		{ id, sheet, side, unit, role, cells = {} }: NewRow & { readonly id: RowId },
		order: string,
		author: Author
	): Operation {
		const rows = rowsOf(doc);
		const marks = { sheet, order, side, unit, role };
		for (const [attribute, value] of Object.entries(marks)) {
			if (value !== undefined) rows.set(rowKey(id, attribute as keyof typeof marks), value);
		}
		// A row whose id is its meaning may have been removed before.
		if (rows.has(rowKey(id, 'deleted'))) rows.set(rowKey(id, 'deleted'), null);
		for (const [column, value] of Object.entries(cells))
			this.#setValue(doc, { row: id, column, value }, author);
		return { kind: 'visibility', row: id, shown: true, mark: undefined };
	}

	/** One transaction a room, one step for undo. */
	writeAll(batch: Batch): WriteResult {
		const changes = this.#changesOf(batch);
		return 'kind' in changes ? refuse(changes) : this.#commit(changes);
	}

	/** Why a batch could not be written now. */
	mayWriteAll(batch: Batch): Refusal | undefined {
		const changes = this.#changesOf(batch);
		return 'kind' in changes ? changes : fullRefusal(changes, this.options);
	}

	#changesOf(batch: Batch): readonly RoomChange[] | Refusal {
		const plan = checkedPlan(batch, this.options);
		return 'kind' in plan ? plan : [...plan].map(([room, here]) => this.#planned(room, here));
	}

	removeRow(row: RowId): WriteResult {
		const { mirror } = this.options;
		const room = mirror.roomOf(row);
		if (room === undefined) return refuse({ kind: 'no-such-row', row });
		const refusal = this.options.refusalFor(room);
		if (refusal) return refuse(refusal);
		const children =
			mirror.book.sheetOf(row) === 'projects' ? mirror.book.rows(`indicators@${row}`) : [];
		const rows = [row, ...children.map((child) => child.id)].filter(
			(id) => mirror.roomOf(id) === room
		);
		return this.#commit([this.#planned(room, { ...NOTHING, removed: rows })], row);
	}

	moveRow(row: RowId, after: RowId | undefined): WriteResult {
		const { mirror } = this.options;
		const room = mirror.roomOf(row);
		const sheet = mirror.book.sheetOf(row);
		if (room === undefined || sheet === undefined) return refuse({ kind: 'no-such-row', row });
		const refusal = this.options.refusalFor(room);
		if (refusal) return refuse(refusal);
		const order = orderAfter(mirror.book.rows(sheet), after, row);
		const addition = headAddition([order]);
		return this.#commit([{ room, addition, run: (doc) => [setOrder(doc, row, order)] }], row);
	}

	/** Writes what somebody decided, and that it was decided, as one step. */
	settle(conflict: BookConflict | undefined, choice: ConflictChoice): WriteResult {
		// Where somebody else was quicker, there is nothing left to decide.
		if (!conflict || conflict.settled) return { ok: true };
		const { mirror } = this.options;
		const { room } = conflict;
		const refusal = this.options.refusalFor(room) ?? settleRefusal(conflict, choice);
		if (refusal) return refuse(refusal);
		const row = conflict.kind === 'head' ? undefined : conflict.row;
		const writes = conflict.kind === 'value' && !('take' in choice && choice.take === 'kept');
		if (writes && mirror.roomOf(conflict.row) !== room)
			return refuse({ kind: 'no-such-row', row: conflict.row });
		const author = this.options.author();
		const run = (doc: Y.Doc): Operation[] =>
			settle(doc, conflict, choice, (each) => [...mirror.columnsIn(room, each)], author);
		return this.#commit([{ room, addition: headAddition([choice, conflict]), run }], row);
	}

	/** `undefined` takes the setting back. Of one that is kept by entries, those alone that differ are written. */
	writeSetting(name: string, value: unknown): WriteResult {
		const room = departmentRoom(this.options.bookId);
		const doc = this.options.docOf(room);
		return this.writeHead(room, doc ? settingWrites(doc, name, value, this.options.randomId) : []);
	}

	/** Writes pieces of the head into one room, as one step; `null` takes a piece back. */
	writeHead(room: RoomName, pieces: readonly (readonly [string, unknown])[]): WriteResult {
		const refusal = this.options.refusalFor(room);
		if (refusal) return refuse(refusal);
		const length = Math.max(0, ...pieces.map(([, value]) => JSON.stringify(value).length));
		if (length > MAX_TEXT) return refuse({ kind: 'too-long', length, allowed: MAX_TEXT });
		const author = this.options.author();
		const run = (doc: Y.Doc): Operation[] =>
			pieces.map(([key, value]) => setHeadRecord(doc, key, value, author));
		return this.#commit([{ room, addition: headAddition(pieces), run }]);
	}

	/** Brings things back to an earlier state: all or none, in one step to undo. */
	restore(steps: readonly RestoreStep[]): WriteResult {
		const byRoom = new Map<RoomName, RestoreStep[]>();
		for (const step of steps) {
			const refusal = this.mayRestore(step);
			if (refusal) return refuse(refusal);
			const room = roomOfStep(this.options.bookId, step);
			addToList(byRoom, room, step);
		}
		const { mirror, randomId: freshKey } = this.options;
		const author = this.options.author();
		const changes = [...byRoom].map(([room, here]): RoomChange => {
			const columnsIn = (row: RowId): Iterable<ColumnId> => mirror.columnsIn(room, row);
			const run = (doc: Y.Doc): Operation[] =>
				here.flatMap((step) => restoreStep(doc, step, { author, freshKey, columnsIn }));
			return { room, addition: additionOfSteps(here), run };
		});
		return this.#commit(changes);
	}

	/** Why a step could not be restored now. */
	mayRestore(step: RestoreStep): Refusal | undefined {
		return this.options.refusalFor(roomOfStep(this.options.bookId, step));
	}

	get undoSteps(): readonly UndoStep[] {
		return this.#log.steps;
	}
	undo(): UndoResult {
		return this.#told(this.#log.undo());
	}
	redo(): UndoResult {
		return this.#told(this.#log.redo());
	}

	#setValue(doc: Y.Doc, { row, column, value }: CellEdit, author: Author): Operation[] {
		if (!PROSE_COLUMNS.has(column)) return [setCell(doc, row, column, value, author)];
		return setText(doc, row, column, value === undefined ? '' : String(value), author);
	}

	/** All that a person writes passes here: all of it or, where it is too much for one of the rooms, nothing. */
	#commit(changes: readonly RoomChange[], row?: RowId): WriteResult {
		const full = fullRefusal(changes, this.options);
		if (full) return refuse(full);
		const done: DoneOperation[] = [];
		for (const { room, run } of changes) {
			const doc = this.options.docOf(room)!;
			this.#transact(room, () => {
				for (const operation of run(doc)) done.push({ room, operation });
			});
		}
		this.#done(done);
		return row === undefined ? { ok: true } : { ok: true, row };
	}

	#transact(room: RoomName, run: () => void): void {
		const { docOf, did } = this.options;
		const doc = docOf(room);
		const changes: HistoryChange[] = [];
		const derive = (transaction: Y.Transaction): void =>
			void changes.push(...deriveHistory(doc!, transaction));
		if (did) doc?.on('afterTransaction', derive);
		doc?.transact(run, OWN_EDIT);
		doc?.off('afterTransaction', derive);
		if (changes.length > 0) did?.({ room, changes });
	}

	#done(done: readonly DoneOperation[]): void {
		if (done.length === 0) return;
		this.#log.push(done);
		this.#tell();
	}

	#told(result: UndoResult): UndoResult {
		this.#tell();
		return result;
	}

	#tell(): void {
		this.options.changed({ canUndo: this.#log.canUndo, canRedo: this.#log.canRedo });
	}
}

const refuse = (refusal: Refusal): WriteResult => ({ ok: false, refusal });

function settleRefusal(conflict: BookConflict, choice: ConflictChoice): Refusal | undefined {
	const isServers = conflict.kind === 'head' && isGivenByServer(conflict.key);
	// What stands of it may stay; anything else is given anew, by the server's hand.
	if (isServers && !('take' in choice && choice.take === 'kept')) return { kind: 'read-only' };
	if (conflict.kind === 'removal' || 'take' in choice) return undefined;
	return lengthRefusal(choice.value);
}
