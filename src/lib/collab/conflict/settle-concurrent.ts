/**
 * Which of two concurrent values of a cell or a piece of the head stands. Yjs keeps the one with the higher
 * client id, whatever the time. The server, which sees every update come in, puts the later one back
 * and records the other, so that a person can settle it.
 *
 * How concurrency shows: an item of a map names as its origin the item that its writer saw. Of the
 * items that a transaction brings for a key, and the one that was there before, those that no other
 * of them was written on top of are the *heads*. One head: everybody knew what they overwrote.
 */
import type * as Y from 'yjs';
import type { ColumnId, RowId } from '$lib/budget/book/book';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import { readEntry } from '$lib/budget/book/comment';
import { recordOfEntry } from '../room/comment';
import type { ConflictRecord, HeadConflictRecord } from './conflict';
import { datedUntil } from './own-names';
import {
	commentsOf,
	conflictsOf,
	isColumnId,
	readRecord,
	splitKey,
	type CellRecord
} from '../room/schema';
import { isHeadKey, readStamped, saysSame, type HeadRecord } from '../room/head-record';

export interface Restore {
	readonly root: 'cells' | 'comments' | 'meta';
	readonly key: string;
	readonly record: object;
}

export interface Settlement {
	/** What to write back: the later value, or a stamp that lay in the future. */
	readonly restores: readonly Restore[];
	readonly conflicts: readonly {
		readonly id: string;
		readonly record: ConflictRecord | HeadConflictRecord;
	}[];
}

export interface SettleOptions {
	/** The server's time, UTC ms. */
	readonly now: number;
	/** How far ahead a stamp may be before it is brought back to `now`. */
	readonly tolerance?: number;
}

/** Origin of the transaction by which a settlement is applied; such a one is not settled again. */
export const SETTLEMENT = 'settlement';

const TOLERANCE = 5_000;
const NOTHING: Settlement = { restores: [], conflicts: [] };

/**
 * Decides about what a transaction wrote of cells and of the head. Call it in the document's `afterTransaction`:
 * later, Yjs has thrown the overwritten values away.
 */
export function settleConcurrent(
	doc: Y.Doc,
	transaction: Y.Transaction,
	{ now, tolerance = TOLERANCE }: SettleOptions
): Settlement {
	if (transaction.origin === SETTLEMENT) return NOTHING;
	const by = { now, tolerance };
	const cells = settleRoot(doc, transaction, CELLS, by);
	const head = settleRoot(doc, transaction, HEAD, by);
	const comments = fromTheFuture(doc, transaction, now, tolerance);
	return {
		restores: [...comments, ...cells.restores, ...head.restores],
		conflicts: [...cells.conflicts, ...head.conflicts]
	};
}

/** A root map of stamped records. */
interface StampedRoot<R extends Stamped> {
	readonly root: 'cells' | 'meta';
	read(content: unknown): R | undefined;
	/** Whether two records say the same. */
	same(a: R, b: R, key: string): boolean;
	/** What a conflict about this key is about; `undefined`: there are none. */
	placeOf(key: string): { row: RowId; column: ColumnId } | { key: string } | undefined;
	/** A record from the future, brought back to now. */
	broughtBack(record: R, key: string, now: number): R;
}

const CELLS: StampedRoot<CellRecord> = {
	root: 'cells',
	read: readRecord,
	same: (a, b) => a.v === b.v,
	broughtBack: (record, _key, now) => ({ ...record, t: now }),
	placeOf: (key) => {
		const split = splitKey(key);
		// Prose merges by characters; only its stamp is here.
		if (!split || !isColumnId(split.rest) || PROSE_COLUMNS.has(split.rest)) return undefined;
		return { row: split.row, column: split.rest };
	}
};

const HEAD: StampedRoot<HeadRecord> = {
	root: 'meta',
	read: readStamped,
	same: (a, b, key) => saysSame(key, a.v, b.v),
	broughtBack: (record, key, now) => ({ ...record, t: now, v: datedUntil(key, record.v, now) }),
	placeOf: (key) => (isHeadKey(key) ? { key } : undefined)
};

function settleRoot<R extends Stamped>(
	doc: Y.Doc,
	transaction: Y.Transaction,
	{ root, read, same, placeOf, broughtBack }: StampedRoot<R>,
	{ now, tolerance }: Required<SettleOptions>
): Settlement {
	const changed = changedIn(doc, transaction, root);
	if (!changed) return NOTHING;
	const items = doc.getMap(root)._map;
	const restores: Restore[] = [];
	const conflicts: Settlement['conflicts'][number][] = [];
	for (const key of changed) {
		const current = key === null ? undefined : items.get(key);
		const place = key === null ? undefined : placeOf(key);
		if (key === null || !current || !place) continue;
		const heads = headsOf(current, transaction, read);
		const winner = latest(heads, now);
		// What a book was made with has no stamp, and nothing to compare.
		if (!Number.isFinite(winner.record.t)) continue;
		const { record } = winner;
		const kept = record.t > now + tolerance ? broughtBack(record, key, now) : record;
		if (winner.item !== current || kept !== record)
			restores.push({ root, key, record: { ...kept } });
		for (const { item, record: lost } of heads) {
			// One person's two windows are not two people.
			const isClaim = Number.isFinite(lost.t) && lost.by !== kept.by && !same(lost, kept, key);
			if (!isClaim) continue;
			const { client, clock } = item.id;
			const record = { ...place, kept, lost, at: now } as ConflictRecord | HeadConflictRecord;
			conflicts.push({ id: `${key}#${client}.${clock}`, record });
		}
	}
	return { restores, conflicts };
}

/** Writes a settlement into the document, in one transaction of its own. */
export function applySettlement(doc: Y.Doc, { restores, conflicts }: Settlement): void {
	if (restores.length === 0 && conflicts.length === 0) return;
	doc.transact(() => {
		for (const { root, key, record } of restores) doc.getMap(root).set(key, record);
		for (const { id, record } of conflicts) conflictsOf(doc).set(id, record);
	}, SETTLEMENT);
}

/**
 * The keys of a root map that a transaction changed. Until somebody asks for it as a map, a root that
 * came from an update is of no type yet, and is noted as that; its entries stay the same ones.
 */
function changedIn(
	doc: Y.Doc,
	transaction: Y.Transaction,
	root: Restore['root']
): ReadonlySet<string | null> | undefined {
	const entries = doc.share.get(root)?._map;
	if (!entries) return undefined;
	for (const [type, keys] of transaction.changed) if (type._map === entries) return keys;
	return undefined;
}

/** Comments that say to be of a time to come: they are of now. */
function fromTheFuture(
	doc: Y.Doc,
	transaction: Y.Transaction,
	now: number,
	tolerance: number
): Restore[] {
	const root = 'comments';
	return [...(changedIn(doc, transaction, root) ?? [])].flatMap((key) => {
		const entry = key === null ? undefined : readEntry(key, commentsOf(doc).get(key));
		if (!entry || entry.t <= now + tolerance) return [];
		return [{ root, key: entry.id, record: { ...recordOfEntry({ ...entry, t: now }) } }];
	});
}

interface Stamped {
	readonly t: number;
	readonly by: string;
}

interface Head<R extends Stamped> {
	readonly item: Y.Item;
	readonly record: R;
}

/** The items of a key that none of the others was written on top of. */
function headsOf<R extends Stamped>(
	current: Y.Item,
	transaction: Y.Transaction,
	read: (content: unknown) => R | undefined
): Head<R>[] {
	const fresh: Y.Item[] = [];
	let prior: Y.Item | undefined;
	for (let item: Y.Item | null = current; item !== null; item = item.left) {
		if (isNew(item, transaction)) fresh.push(item);
		else {
			// The rightmost old item was the value before; what lies left of it was overwritten long ago.
			prior ??= item;
		}
	}
	const candidates = prior ? [...fresh, prior] : fresh;
	const overwritten = new Set<Y.Item>();
	for (const item of fresh) {
		const seen = candidates.find((other) => isLastOf(other, item.origin));
		if (seen) overwritten.add(seen);
	}
	return candidates
		.filter((item) => !overwritten.has(item))
		.map((item) => ({ item, record: recordIn(item, read) }));
}

function isNew({ id }: Y.Item, transaction: Y.Transaction): boolean {
	return id.clock >= (transaction.beforeState.get(id.client) ?? 0);
}

function isLastOf(item: Y.Item, id: Y.ID | null): boolean {
	if (id === null || item.id.client !== id.client) return false;
	return item.id.clock <= id.clock && id.clock < item.id.clock + item.length;
}

/** An item whose content is gone or no record has no claim. */
function recordIn<R extends Stamped>(item: Y.Item, read: (content: unknown) => R | undefined): R {
	// Values that one client wrote in a row and overwrote may come as one item: the last counts.
	const content: unknown = item.content.getContent().at(-1);
	return read(content) ?? ({ t: -Infinity, by: '' } as R);
}

/** The latest by time; of equals the one with the higher client id, as Yjs has it. */
function latest<R extends Stamped>(heads: readonly Head<R>[], now: number): Head<R> {
	return heads.reduce((best, head) => {
		const [a, b] = [Math.min(best.record.t, now), Math.min(head.record.t, now)];
		if (a !== b) return a > b ? best : head;
		return best.item.id.client >= head.item.id.client ? best : head;
	});
}
