/** How much one room may hold: far more than a unit writes, and no more than can be served well. */
import type * as Y from 'yjs';

export interface RoomQuota {
	/** Cells that were ever written. */
	readonly cells: number;
	/** Facts about rows (sheet, order, unit …), of which each has two to six. */
	readonly rows: number;
	/** Bytes of the state and of what came since it was folded. */
	readonly bytes: number;
}

/** The server refuses what goes beyond it; a device asks it before it writes much at once. */
export const ROOM_QUOTA: RoomQuota = {
	cells: 500_000,
	rows: 200_000,
	bytes: 32 * 1024 * 1024
};

/** What would be too much: so many are there, so many more would come. */
export interface QuotaExcess {
	readonly what: keyof RoomQuota;
	readonly limit: number;
	readonly holds: number;
	readonly adds: number;
}

/** What a change brings to a room: keys of its maps, new or not, and bytes. */
export interface RoomAddition {
	readonly cells: Iterable<string>;
	readonly rows: Iterable<string>;
	readonly bytes: number;
}

const ROOTS = ['cells', 'rows'] as const;

/** Yjs counts a map by walking through it; the map below it knows. Keys are never deleted in a room. */
const keysOf = (doc: Y.Doc, root: string): ReadonlyMap<string, unknown> => doc.getMap(root)._map;

/** Whether a room of these bytes is beyond its quota. */
export function quotaOf(doc: Y.Doc, bytes: number, quota: RoomQuota): QuotaExcess | undefined {
	for (const what of ROOTS) {
		const { size: adds } = keysOf(doc, what);
		if (adds > quota[what]) return { what, limit: quota[what], holds: 0, adds };
	}
	if (bytes <= quota.bytes) return undefined;
	return { what: 'bytes', limit: quota.bytes, holds: 0, adds: bytes };
}

/**
 * Whether an addition would take a room beyond its quota.
 * @param holds the bytes of the room, asked for only where the counts fit
 */
export function beyondQuota(
	doc: Y.Doc,
	holds: () => number,
	addition: RoomAddition,
	quota: RoomQuota
): QuotaExcess | undefined {
	for (const what of ROOTS) {
		const keys = keysOf(doc, what);
		const added = new Set<string>();
		for (const key of addition[what]) if (!keys.has(key)) added.add(key);
		if (added.size > 0 && keys.size + added.size > quota[what])
			return { what, limit: quota[what], holds: keys.size, adds: added.size };
	}
	if (addition.bytes === 0) return undefined;
	const bytes = holds();
	if (bytes + addition.bytes <= quota.bytes) return undefined;
	return { what: 'bytes', limit: quota.bytes, holds: bytes, adds: addition.bytes };
}
