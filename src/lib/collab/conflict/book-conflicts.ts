/** The conflicts of all rooms of an open book, gathered once a frame while documents change. */
import type * as Y from 'yjs';
import type { RowId } from '$lib/budget/book/book';
import type { Frame } from '../room/change-gatherer';
import {
	conflictsIn,
	isOfHead,
	settlementOf,
	type BookConflict,
	type HeadConflictRecord
} from './conflict';
import { contestedRemovals, readRemoval, type ColumnsOf } from './contested-removal';
import { cellsOf, conflictsOf, metaOf, rowsOf, splitKey, type RoomName } from '../room/schema';
import { readStamped, type HeadRecord } from '../room/head-record';

interface Watched {
	readonly doc: Y.Doc;
	/** Rows that carry the mark of a removal, whether or not it stands. */
	readonly marked: Set<RowId>;
	/** Pieces of the head of which a conflict tells what is there now. */
	pieces: ReadonlySet<string>;
	found: readonly BookConflict[];
	dirty: boolean;
	detach(): void;
}

export interface BookConflictsOptions {
	readonly frame: Frame;
	columnsIn(room: RoomName, row: RowId): ReturnType<ColumnsOf>;
	changed(conflicts: readonly BookConflict[]): void;
}

export class BookConflicts {
	all: readonly BookConflict[] = [];
	readonly #rooms = new Map<RoomName, Watched>();
	#scheduled = false;
	#closed = false;

	constructor(readonly options: BookConflictsOptions) {}

	/** Watches a room, in place of an earlier document of the same room. */
	attach(room: RoomName, doc: Y.Doc): void {
		this.#rooms.get(room)?.detach();
		const observer = (transaction: Y.Transaction): void => this.#observed(watched, transaction);
		const watched: Watched = {
			doc,
			marked: new Set(),
			pieces: new Set(),
			found: [],
			dirty: true,
			detach: () => doc.off('afterTransaction', observer)
		};
		for (const key of rowsOf(doc).keys()) noteMark(watched, key);
		// Asking for it makes it a map, whatever arrives later.
		conflictsOf(doc);
		doc.on('afterTransaction', observer);
		this.#rooms.set(room, watched);
		this.#schedule();
	}

	find(id: string): BookConflict | undefined {
		this.#gather();
		return this.all.find((conflict) => conflict.id === id);
	}

	close(): void {
		this.#closed = true;
		for (const { detach } of this.#rooms.values()) detach();
	}

	#observed(watched: Watched, transaction: Y.Transaction): void {
		const { doc, marked } = watched;
		const keysOf = (map: unknown): Iterable<string | null> =>
			transaction.changed.get(map as never) ?? [];
		let concerns = transaction.changed.has(conflictsOf(doc) as never);
		for (const key of keysOf(metaOf(doc)))
			if (key !== null && watched.pieces.has(key)) concerns = true;
		for (const key of keysOf(rowsOf(doc))) {
			if (key !== null && noteMark(watched, key)) concerns = true;
		}
		if (marked.size > 0) {
			for (const key of keysOf(cellsOf(doc)))
				if (marked.has(splitKey(key ?? '')?.row ?? '')) concerns = true;
		}
		if (!concerns) return;
		watched.dirty = true;
		this.#schedule();
	}

	#schedule(): void {
		if (this.#scheduled) return;
		this.#scheduled = true;
		this.options.frame(() => {
			this.#scheduled = false;
			if (!this.#closed) this.#gather();
		});
	}

	#gather(): void {
		let dirty = false;
		for (const [room, watched] of this.#rooms) {
			if (!watched.dirty) continue;
			watched.dirty = false;
			dirty = true;
			watched.found = this.#conflictsOf(room, watched);
			watched.pieces = new Set(
				watched.found.flatMap((found) => (found.kind === 'head' ? [found.key] : []))
			);
		}
		if (!dirty) return;
		const all = [...this.#rooms.values()].flatMap(({ found }) => found);
		if (all.length === 0 && this.all.length === 0) return;
		this.all = all.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
		this.options.changed(this.all);
	}

	#conflictsOf(room: RoomName, { doc, marked }: Watched): BookConflict[] {
		const known = conflictsIn(doc).map(({ id, record, settled }): BookConflict => {
			const inBook = { id, room, settled };
			return isOfHead(record)
				? { kind: 'head', ...inBook, ...record, standing: standing(doc, record) }
				: { kind: 'value', ...inBook, ...record };
		});
		const open = contestedRemovals(doc, marked, (row) => this.options.columnsIn(room, row));
		const contested = open.map(({ id, record }): BookConflict => ({
			kind: 'removal',
			id,
			room,
			at: record.edits[0].record.t,
			settled: undefined,
			...record
		}));
		return [...known, ...contested, ...settledRemovals(room, doc)].filter(
			({ id, settled }) => settled === undefined || !open.some((one) => one.id === id)
		);
	}
}

function standing(doc: Y.Doc, { key, kept }: HeadConflictRecord): HeadRecord {
	return readStamped(metaOf(doc).get(key)) ?? kept;
}

/** Notes a mark; true where the key is one. */
function noteMark({ marked }: Watched, key: string): boolean {
	const split = splitKey(key);
	if (split?.rest !== 'deleted') return false;
	marked.add(split.row);
	return true;
}

function settledRemovals(room: RoomName, doc: Y.Doc): BookConflict[] {
	const found: BookConflict[] = [];
	for (const [id, value] of conflictsOf(doc).entries()) {
		const record = id.startsWith('removal#') ? readRemoval(value) : undefined;
		const settled = record && settlementOf(doc, id);
		if (record && settled) found.push({ kind: 'removal', id, room, settled, ...record });
	}
	return found;
}
