/** Why what a person wants to write would not be written, before any of it is. */
import * as Y from 'yjs';
import type { BookMirror } from '../room/book-mirror';
import type { Refusal } from '../room/refusal';
import type { RoomName } from '../room/room-name';
import { beyondQuota, ROOM_QUOTA, type RoomAddition, type RoomQuota } from '../room/room-quota';
import { isCellValue, isColumnId, MAX_TEXT } from '../room/schema';
import type { Batch, CellEdit } from '../room/write';
import type { Operation } from './operation';
import { cellsOfRow, planBatch, type RoomPlan } from './plan-batch';

export interface BatchPlace {
	readonly bookId: string;
	readonly mirror: BookMirror;
	/** What one room may hold; absent: what the server allows. */
	readonly quota?: RoomQuota;
	docOf(room: RoomName): Y.Doc | undefined;
	refusalFor(room: RoomName): Refusal | undefined;
}

/** What a write does to a room. */
export interface RoomChange {
	readonly room: RoomName;
	readonly addition: RoomAddition;
	run(doc: Y.Doc): readonly Operation[];
}

/** What a batch does in each room, or the first reason for which none of it is written. */
export function checkedPlan(
	batch: Batch,
	place: BatchPlace
): ReadonlyMap<RoomName, RoomPlan> | Refusal {
	const plan = planBatch(batch, place.mirror, place.bookId);
	if ('kind' in plan) return plan;
	for (const [room, { rows, edits }] of plan) {
		const refusal =
			place.refusalFor(room) ??
			[...edits, ...rows.flatMap(cellsOfRow)].map(valueRefusal).find((r) => r);
		if (refusal) return refusal;
	}
	return plan;
}

/** What the server would refuse as too much is not begun in any room. */
export function fullRefusal(
	changes: Iterable<Pick<RoomChange, 'room' | 'addition'>>,
	{ docOf, quota = ROOM_QUOTA }: Pick<BatchPlace, 'docOf' | 'quota'>
): Refusal | undefined {
	for (const { room, addition } of changes) {
		const doc = docOf(room);
		if (!doc) continue;
		const fits = quota.bytes - addition.bytes;
		const excess = beyondQuota(doc, () => bytesOf(doc, addition.bytes, fits), addition, quota);
		if (excess) return { kind: 'room-full', excess };
	}
	return undefined;
}

/** Bytes of a document when it was last measured, and of what has come since. */
const sizes = new WeakMap<Y.Doc, { measured: number; since: number }>();
/** Much of what came may lie over what was there: measured anew after so many bytes. */
const MEASURE_AGAIN = 256 * 1024;
/** Until a document was measured, so little is left for the server to judge: nobody waits while typing. */
const LITTLE = 16 * 1024;

/** A large document takes half a second to measure, so it is measured only where that may decide. */
function bytesOf(doc: Y.Doc, adds: number, fits: number): number {
	const known = sizes.get(doc);
	if (!known && adds < LITTLE) return 0;
	const size = known ?? counting(doc);
	if (size.measured + size.since > fits && size.since > MEASURE_AGAIN)
		Object.assign(size, { measured: Y.encodeStateAsUpdate(doc).length, since: 0 });
	return size.measured + size.since;
}

function counting(doc: Y.Doc): { measured: number; since: number } {
	const size = { measured: Y.encodeStateAsUpdate(doc).length, since: 0 };
	doc.on('update', (update: Uint8Array) => void (size.since += update.length));
	sizes.set(doc, size);
	return size;
}

export function valueRefusal({ column, value }: CellEdit): Refusal | undefined {
	if (!isColumnId(column)) throw new RangeError(`not a column: ${column}`);
	return lengthRefusal(value);
}

export function lengthRefusal(value: unknown): Refusal | undefined {
	if (value === undefined || isCellValue(value)) return undefined;
	if (typeof value !== 'string') throw new RangeError(`not a cell value: ${String(value)}`);
	return { kind: 'too-long', length: value.length, allowed: MAX_TEXT };
}
