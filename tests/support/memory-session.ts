/**
 * A book session without rooms, server or device: a live book in memory with permissions, undo and
 * people that a test moves about. For tests of what stands on a session.
 */
import type {
	Book,
	BookChange,
	Cells,
	Explanation,
	RowId,
	SheetKey
} from '../../src/lib/budget/book/book';
import { LiveBook } from '../../src/lib/budget/live/live-book';
import { Comments, type RoomPort } from '../../src/lib/collab/comment/comments';
import { placeRows } from '../../src/lib/collab/edit/plan-batch';
import type { BookConflict } from '../../src/lib/collab/conflict/conflict';
import type { RestoreStep } from '../../src/lib/collab/edit/restore';
import type { Batch, CellEdit, NewRow, WriteResult } from '../../src/lib/collab/room/write';
import type { Identity } from '../../src/lib/collab/room/identity';
import type { Peer, Place } from '../../src/lib/collab/wire/presence';
import type { Refusal } from '../../src/lib/collab/room/refusal';
import type { Restoring } from '../../src/lib/collab/edit/restore';
import type { SaveState, Session, SessionEvent, Stamp } from '../../src/lib/collab/session/session';
import type { SessionExplanations } from '../../src/lib/collab/edit/explanations';
import type { UndoResult, UndoStep } from '../../src/lib/collab/edit/undo';
import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';

export interface MemorySessionOptions {
	readonly identity?: Identity;
	/** Delays events by this; by default they come at once. */
	readonly later?: (run: () => void) => void;
}

const COORDINATOR: Identity = { id: 'c1', name: '张敏', role: 'coordinator' };

type Listener = (value: never) => void;

const cellChanges = (row: RowId, cells: Cells): BookChange[] =>
	Object.entries(cells).map(([column, value]) => ({ kind: 'cell', row, column, value }));

export class MemorySession implements Session {
	readonly bookId = 'memory';
	readonly identity: Identity;
	readonly book: LiveBook;
	readonly saved: SaveState = { state: 'server', waiting: 0, online: true };
	readonly ready = Promise.resolve();
	peers: readonly Peer[] = [];
	conflicts: readonly BookConflict[] = [];
	readonly setAside = [];
	readonly damaged = [];
	readonly missing = [];
	place: Place | undefined;
	/** Every write, in order, for assertions. */
	readonly writes: (readonly CellEdit[])[] = [];

	readonly #said = new Y.Doc();
	readonly comments: Comments;

	readonly #listeners = new Map<string, Set<Listener>>();
	readonly #later: (run: () => void) => void;
	readonly #undo: (readonly BookChange[])[] = [];
	readonly #redo: (readonly BookChange[])[] = [];
	#nextRow = 1;

	constructor(
		book: Book,
		{ identity = COORDINATOR, later = (run) => run() }: MemorySessionOptions = {}
	) {
		this.book = new LiveBook(book);
		this.identity = identity;
		this.#later = later;
		this.comments = new Comments({
			said: () => this.#room(identity.role === 'viewer' ? { kind: 'read-only' } : undefined),
			seen: () => this.#room(undefined),
			me: identity.id,
			author: () => ({ by: identity.id, t: this.#nextRow++ }),
			randomId: () => String(this.#nextRow++),
			frame: (run) => run(),
			changed: (threads) => this.#say('comments', threads)
		});
	}

	write(edits: readonly CellEdit[]): WriteResult {
		for (const { row } of edits) {
			const refusal = this.mayWrite({ row });
			if (refusal) return { ok: false, refusal };
		}
		this.writes.push(edits);
		this.#commit(edits.map((edit) => ({ kind: 'cell', ...edit })));
		return { ok: true };
	}

	insertRow({ sheet, after, cells = {}, ...mark }: NewRow): WriteResult {
		const refusal = this.mayWrite({ sheet, unit: mark.unit });
		if (refusal) return { ok: false, refusal };
		const id = `new${this.#nextRow++}`;
		const row = { ...mark, id, order: this.#orderAfter(sheet, after) };
		this.#commit([{ kind: 'row', sheet, row }, ...cellChanges(id, cells)]);
		return { ok: true, row: id };
	}

	mayWriteAll({ rows = [], edits = [], removed = [] }: Batch): Refusal | undefined {
		return (
			rows.map(({ sheet, unit }) => this.mayWrite({ sheet, unit })).find((r) => r) ??
			[...edits.map(({ row }) => row), ...removed]
				.map((row) => this.mayWrite({ row }))
				.find((r) => r)
		);
	}

	writeAll(batch: Batch): WriteResult {
		const refusal = this.mayWriteAll(batch);
		if (refusal) return { ok: false, refusal };
		const { rows = [], edits = [], removed = [] } = batch;
		const put = placeRows(rows, this.book).flatMap(({ sheet, after: _, cells = {}, ...mark }) => [
			{ kind: 'row', sheet, row: mark } as const,
			...cellChanges(mark.id, cells)
		]);
		this.#commit([
			...put,
			...edits.map((edit): BookChange => ({ kind: 'cell', ...edit })),
			...removed.map((row): BookChange => ({ kind: 'row-removed', row }))
		]);
		return { ok: true };
	}

	removeRow(row: RowId): WriteResult {
		const refusal = this.mayWrite({ row });
		if (refusal) return { ok: false, refusal };
		this.#commit([{ kind: 'row-removed', row }]);
		return { ok: true };
	}

	moveRow(id: RowId, after: RowId | undefined): WriteResult {
		const row = this.book.row(id);
		const sheet = this.book.sheetOf(id);
		if (!row || !sheet) return { ok: false, refusal: { kind: 'no-such-row', row: id } };
		const { cells: _cells, ...mark } = row;
		this.#commit([
			{ kind: 'row', sheet, row: { ...mark, order: this.#orderAfter(sheet, after, id) } }
		]);
		return { ok: true, row: id };
	}

	mayWrite(where: { row: RowId } | { sheet: SheetKey; unit?: string }): Refusal | undefined {
		const { role, unit } = this.identity;
		if (role === 'viewer' || role === 'reviewer') return { kind: 'read-only' };
		const owner = 'row' in where ? this.#ownerOf(where.row) : where.unit;
		if (role === 'coordinator') return undefined;
		return owner === unit ? undefined : { kind: 'not-yours', owner: owner ?? 'department' };
	}

	readonly explanations: SessionExplanations = {
		give: ({ id = `e${this.#nextRow++}`, ...given }) => {
			const refusal = this.mayWrite({ sheet: 'T1' });
			if (refusal) return { ok: false, refusal };
			const at = '2023-02-01T00:00:00.000Z';
			this.#setExplanations(id, [{ id, ...given, author: this.identity.name, at }]);
			return { ok: true };
		},
		withdraw: (id) => {
			this.#setExplanations(id, []);
			return { ok: true };
		}
	};

	#setExplanations(id: string, put: readonly Explanation[]): void {
		const { head } = this.book;
		const explanations = [...head.explanations.filter((one) => one.id !== id), ...put];
		this.#commit([{ kind: 'head', head: { ...head, explanations } }]);
	}

	writeSetting(key: string, value: unknown): WriteResult {
		const refusal = this.mayWrite({ sheet: 'T1' });
		if (refusal) return { ok: false, refusal };
		const { head } = this.book;
		this.#commit([
			{ kind: 'head', head: { ...head, settings: { ...head.settings, [key]: value } } }
		]);
		return { ok: true };
	}

	readonly restoring: Restoring = {
		restore: (steps) => this.#restore(steps),
		mayRestore: (step) =>
			'sheet' in step ? this.mayWrite({ sheet: step.sheet, unit: step.row.unit }) : undefined
	};

	#restore(steps: readonly RestoreStep[]): WriteResult {
		const changes = steps.flatMap((step): BookChange[] => {
			if (step.kind === 'cell')
				return [{ kind: 'cell', row: step.row.id, column: step.column, value: step.value }];
			if (step.kind === 'remove') return [{ kind: 'row-removed', row: step.row.id }];
			if (step.kind !== 'row') return [];
			const { cells, ...row } = step.row;
			return [
				{ kind: 'row', sheet: step.sheet, row },
				...Object.entries(cells).map(
					([column, value]) => ({ kind: 'cell', row: row.id, column, value }) as const
				)
			];
		});
		this.#commit(changes);
		return { ok: true };
	}

	stampOf(): Stamp | undefined {
		return undefined;
	}

	get undoSteps(): readonly UndoStep[] {
		return [];
	}
	undo(): UndoResult {
		return this.#replay(this.#undo, this.#redo);
	}
	redo(): UndoResult {
		return this.#replay(this.#redo, this.#undo);
	}

	settleConflict(): WriteResult {
		return { ok: true };
	}
	async offerAgain(): Promise<WriteResult> {
		return { ok: true };
	}
	async dropSetAside(): Promise<void> {}

	reconnect(): void {}

	setPlace(place: Place | undefined): void {
		this.place = place;
	}

	on<K extends keyof SessionEvent>(
		event: K,
		listener: (value: SessionEvent[K]) => void
	): () => void {
		const listeners = this.#listeners.get(event) ?? new Set();
		this.#listeners.set(event, listeners);
		listeners.add(listener as Listener);
		return () => listeners.delete(listener as Listener);
	}

	async close(): Promise<void> {}

	/** What somebody else did. */
	receive(changes: readonly BookChange[]): void {
		for (const change of changes) this.book.apply(change);
		this.#say('changes', { changes, remote: true });
	}

	meet(peers: readonly Peer[]): void {
		this.peers = peers;
		this.#say('peers', peers);
	}

	#room(refusal: Refusal | undefined): RoomPort {
		const doc = this.#said;
		return { doc, refusal: () => refusal, write: (run) => doc.transact(() => run(doc)) };
	}

	#ownerOf(id: RowId): string | undefined {
		const sheet = this.book.sheetOf(id);
		if (sheet?.startsWith('indicators@'))
			return this.book.row(sheet.slice('indicators@'.length))?.unit;
		return this.book.row(id)?.unit;
	}

	#commit(changes: readonly BookChange[]): void {
		this.#undo.push(changes.map((change) => this.#inverse(change)).reverse());
		this.#redo.length = 0;
		for (const change of changes) this.book.apply(change);
		this.#later(() => this.#say('changes', { changes, remote: false }));
	}

	#replay(from: (readonly BookChange[])[], to: (readonly BookChange[])[]): UndoResult {
		const changes = from.pop();
		if (!changes) return { done: false, skipped: [] };
		to.push(changes.map((change) => this.#inverse(change)).reverse());
		for (const change of changes) this.book.apply(change);
		this.#later(() => this.#say('changes', { changes, remote: false }));
		return { done: true, skipped: [] };
	}

	#inverse(change: BookChange): BookChange {
		if (change.kind === 'cell') {
			const { row, column } = change;
			return { kind: 'cell', row, column, value: this.book.value(row, column) };
		}
		if (change.kind === 'row') {
			const known = this.book.row(change.row.id);
			if (!known) return { kind: 'row-removed', row: change.row.id };
			const { cells: _cells, ...row } = known;
			return { kind: 'row', sheet: change.sheet, row };
		}
		if (change.kind === 'row-removed') {
			const { cells: _cells, ...row } = this.book.row(change.row)!;
			return { kind: 'row', sheet: this.book.sheetOf(change.row)!, row };
		}
		return { kind: 'head', head: this.book.head };
	}

	#orderAfter(sheet: SheetKey, after: RowId | undefined, moving?: RowId): string {
		const rows = this.book.rows(sheet).filter((r) => r.id !== moving);
		const at = after === undefined ? -1 : rows.findIndex((r) => r.id === after);
		return generateKeyBetween(rows[at]?.order ?? null, rows[at + 1]?.order ?? null);
	}

	#say<K extends keyof SessionEvent>(event: K, value: SessionEvent[K]): void {
		for (const listener of this.#listeners.get(event) ?? [])
			(listener as (value: SessionEvent[K]) => void)(value);
	}
}
