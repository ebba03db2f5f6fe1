/** How much one room may hold: far more than a unit writes, and no more than can be served well. */
import type * as Y from 'yjs';
import type { StructSpan } from '$lib/collab/wire/update-reader';

export interface RoomQuota {
	/** Cells that were ever written. */
	readonly cells: number;
	/** Facts about rows (sheet, order, unit …), of which each has two to six. */
	readonly rows: number;
	/** Bytes of the state and of what came since it was folded. */
	readonly bytes: number;
}

export const ROOM_QUOTA: RoomQuota = {
	cells: 500_000,
	rows: 200_000,
	bytes: 32 * 1024 * 1024
};

export type QuotaFailure = {
	readonly kind: 'room-full';
	readonly what: keyof RoomQuota;
	readonly limit: number;
};

const ROOTS = ['cells', 'rows'] as const;

/** Yjs counts a map by walking through it; the map below it knows. Keys are never deleted in a room. */
const keysOf = (doc: Y.Doc, root: string): ReadonlyMap<string, unknown> => doc.getMap(root)._map;

/** Whether a room of these bytes is within its quota. */
export function quotaOf(doc: Y.Doc, bytes: number, quota: RoomQuota): QuotaFailure | undefined {
	for (const what of ROOTS) if (keysOf(doc, what).size > quota[what]) return full(what, quota);
	return bytes > quota.bytes ? full('bytes', quota) : undefined;
}

/** Whether an update would take a room beyond its quota. What overwrites or deletes only is let through. */
export function beyondQuota(
	doc: Y.Doc,
	bytes: number,
	structs: readonly StructSpan[],
	quota: RoomQuota
): QuotaFailure | undefined {
	for (const what of ROOTS) {
		const keys = keysOf(doc, what);
		const added = new Set<string>();
		for (const { root, key } of structs)
			if (root === what && key !== undefined && !keys.has(key)) added.add(key);
		if (added.size > 0 && keys.size + added.size > quota[what]) return full(what, quota);
	}
	return structs.length > 0 && bytes > quota.bytes ? full('bytes', quota) : undefined;
}

const full = (what: keyof RoomQuota, quota: RoomQuota): QuotaFailure => {
	return { kind: 'room-full', what, limit: quota[what] };
};
