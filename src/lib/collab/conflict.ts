/**
 * Which of two concurrent values of a cell stands. Yjs keeps the one with the higher client id,
 * whatever the time; the server, which sees every update come in, puts the later one back and
 * records the other, so that a person can settle it.
 *
 * How concurrency shows: an item of a map names as its origin the item that its writer saw. Of the
 * items that a transaction brings for a key, and the one that was there before, those that no other
 * of them was written on top of are the *heads*. One head: everybody knew what they overwrote.
 */
import type * as Y from 'yjs';
import type { CellValue, ColumnId, RowId } from '$lib/budget/book';
import { PROSE_COLUMNS } from '$lib/budget/project-form';
import { readEntry } from '$lib/budget/comment';
import { recordOfEntry } from './comment';
import type { RemovalRecord } from './contested-removal';
import {
	cellsOf,
	commentsOf,
	conflictsOf,
	isColumnId,
	metaOf,
	readRecord,
	splitKey,
	type CellRecord,
	type RoomName
} from './schema';
import { isSettingKey, readStamped, type SettingRecord } from './setting-record';

/** A value that was overwritten by somebody who had not seen it. */
export interface ConflictRecord {
	readonly row: RowId;
	readonly column: ColumnId;
	/** What stands, and what it overwrote. */
	readonly kept: CellRecord;
	readonly lost: CellRecord;
	/** When the server noticed, UTC ms. */
	readonly at: number;
}

/** A setting of the head that was overwritten by somebody who had not seen it: for the history. */
export interface LostSetting {
	readonly key: string;
	readonly kept: SettingRecord;
	readonly lost: SettingRecord;
	/** When the server noticed, UTC ms. */
	readonly at: number;
}

/** How a conflict was settled; stored as `<conflict id>:settled`. */
export interface ConflictSettlement {
	readonly by: string;
	readonly t: number;
	readonly chose: 'kept' | 'lost' | 'other';
}

/** What a person decides: what stands stays, what it overwrote comes back, or something else. */
export type ConflictChoice =
	{ readonly take: 'kept' | 'lost' } | { readonly value: CellValue | undefined };

/** A conflict of the open book, to be settled or settled. */
export type BookConflict = ValueConflict | RemovalConflict;

interface InBook {
	readonly id: string;
	readonly room: RoomName;
	/** When it came to light, UTC ms. */
	readonly at: number;
	readonly settled: ConflictSettlement | undefined;
}

/** Two people wrote one cell while apart. */
export interface ValueConflict extends InBook, ConflictRecord {
	readonly kind: 'value';
}

/** One person removed a row, another wrote in it while apart: it stays until somebody decides. */
export interface RemovalConflict extends InBook, RemovalRecord {
	readonly kind: 'removal';
}

export interface Restore {
	readonly root: 'cells' | 'comments' | 'meta';
	readonly key: string;
	readonly record: Readonly<Record<string, unknown>>;
}

export interface Settlement {
	/** What to write back: the later value, or a stamp that lay in the future. */
	readonly restores: readonly Restore[];
	readonly conflicts: readonly {
		readonly id: string;
		readonly record: ConflictRecord | LostSetting;
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
 * Decides about the cells and settings that a transaction wrote. Call it in the document's `afterTransaction`:
 * later, Yjs has thrown the overwritten values away.
 */
export function settleConcurrent(
	doc: Y.Doc,
	transaction: Y.Transaction,
	{ now, tolerance = TOLERANCE }: SettleOptions
): Settlement {
	if (transaction.origin === SETTLEMENT) return NOTHING;
	// Until somebody asks for it as a map, a root that came from an update is of no type yet.
	const changed = transaction.changed.get(doc.share.get('cells') as never) ?? [];
	const cells = cellsOf(doc);
	const settings = concurrentSettings(doc, transaction, now, tolerance);
	const restores = [...fromTheFuture(doc, transaction, now, tolerance), ...settings.restores];
	const conflicts = [...settings.conflicts];
	for (const key of changed) {
		const split = splitKey(key ?? '');
		const current = key === null ? undefined : cells._map.get(key);
		if (key === null || !split || !current || !isColumnId(split.rest)) continue;
		// Prose merges by characters; only its stamp is here.
		if (PROSE_COLUMNS.has(split.rest)) continue;
		const heads = headsOf(current, transaction, readRecord);
		const winner = latest(heads, now);
		const clamped = clamp(winner.record, now, tolerance);
		if (winner.item !== current || clamped !== winner.record) {
			restores.push({ root: 'cells', key, record: { ...clamped } });
		}
		for (const head of heads) {
			// One person's two windows are not two people.
			if (head.record.by === winner.record.by || head.record.v === winner.record.v) continue;
			const { client, clock } = head.item.id;
			const record = {
				row: split.row,
				column: split.rest,
				kept: clamped,
				lost: head.record,
				at: now
			};
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

/** Of a setting, too, the later stands. What nobody would see of the other is kept for the history. */
function concurrentSettings(
	doc: Y.Doc,
	transaction: Y.Transaction,
	now: number,
	tolerance: number
): Settlement {
	const changed = transaction.changed.get(doc.share.get('meta') as never) ?? [];
	const restores: Restore[] = [];
	const conflicts: { id: string; record: LostSetting }[] = [];
	for (const key of changed) {
		const current = key !== null && isSettingKey(key) ? metaOf(doc)._map.get(key) : undefined;
		if (key === null || !current) continue;
		const heads = headsOf(current, transaction, readStamped);
		const winner = latest(heads, now);
		// What a book was made with has no stamp, and nothing to compare.
		if (!Number.isFinite(winner.record.t)) continue;
		const kept = clamp(winner.record, now, tolerance);
		if (winner.item !== current || kept !== winner.record)
			restores.push({ root: 'meta', key, record: { ...kept } });
		for (const { item, record } of heads) {
			// What stood, or stands until it is restored over, is in the history as it is replaced.
			const isSeen = item === current || !isNew(item, transaction) || record.by === kept.by;
			if (isSeen || record.v === undefined || same(record.v, kept.v)) continue;
			const { client, clock } = item.id;
			const lost = { key, kept, lost: record, at: now };
			conflicts.push({ id: `${key}#${client}.${clock}`, record: lost });
		}
	}
	return { restores, conflicts };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Comments that say to be of a time to come: they are of now. */
function fromTheFuture(
	doc: Y.Doc,
	transaction: Y.Transaction,
	now: number,
	tolerance: number
): Restore[] {
	const root = 'comments';
	const changed = transaction.changed.get(doc.share.get(root) as never) ?? [];
	return [...changed].flatMap((key) => {
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

function clamp<R extends Stamped>(record: R, now: number, tolerance: number): R {
	return record.t > now + tolerance ? { ...record, t: now } : record;
}

/** A conflict of the room with how it was settled, if it was. */
export interface KnownConflict {
	readonly id: string;
	readonly record: ConflictRecord;
	readonly settled: ConflictSettlement | undefined;
}

/** The conflicts of a room, oldest first. */
export function conflictsIn(doc: Y.Doc): KnownConflict[] {
	const stored = conflictsOf(doc);
	const known: KnownConflict[] = [];
	for (const [id, value] of stored.entries()) {
		const record = id.endsWith(':settled') ? undefined : readConflict(value);
		if (!record) continue;
		const settled = settlementOf(doc, id);
		known.push({ id, record, settled });
	}
	return known.sort((a, b) => a.record.at - b.record.at || (a.id < b.id ? -1 : 1));
}

/** The cells that open conflicts are about, as `row:column`. */
export function contestedCells(conflicts: readonly BookConflict[]): ReadonlySet<string> {
	const open = conflicts.filter(({ settled }) => !settled);
	return new Set(
		open.flatMap((conflict) =>
			(conflict.kind === 'value' ? [conflict] : conflict.edits).map(
				({ row, column }) => `${row}:${column}`
			)
		)
	);
}

function readConflict(value: unknown): ConflictRecord | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { row, column, kept, lost, at } = value as Record<string, unknown>;
	const [keptRecord, lostRecord] = [readRecord(kept), readRecord(lost)];
	if (typeof row !== 'string' || typeof column !== 'string' || typeof at !== 'number')
		return undefined;
	return keptRecord && lostRecord && { row, column, kept: keptRecord, lost: lostRecord, at };
}

/** How a conflict was settled; `undefined` while it is open. */
export function settlementOf(doc: Y.Doc, id: string): ConflictSettlement | undefined {
	return readSettlement(conflictsOf(doc).get(settledKey(id)));
}

export const settledKey = (id: string): string => `${id}:settled`;

function readSettlement(value: unknown): ConflictSettlement | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { by, t, chose } = value as Record<string, unknown>;
	if (typeof by !== 'string' || typeof t !== 'number') return undefined;
	return { by, t, chose: chose === 'kept' || chose === 'lost' ? chose : 'other' };
}
