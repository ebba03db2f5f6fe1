/** Folds a room's log into one snapshot, after proving that the snapshot is the document. */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { MAP_ROOTS } from '$lib/collab/room/schema';
import type { Store } from '../store/store';
import type { RelayLog } from './log';

/** Returns the snapshot that now stands for the log up to `through`; undefined where the log stays. */
export async function compactRoom(
	store: Store,
	room: string,
	doc: Y.Doc,
	through: number,
	log: RelayLog
): Promise<Uint8Array | undefined> {
	// Structs that wait for others are only in the log's rows: the log stays until they are placed.
	if (doc.store.pendingStructs || doc.store.pendingDs) return undefined;
	const snapshot = Y.encodeStateAsUpdate(doc);
	if (!isWhole(doc, snapshot)) {
		log.error({ room }, 'snapshot differs from the document; the log stays');
		return undefined;
	}
	try {
		await store.compact(room, snapshot, through);
		return snapshot;
	} catch (error) {
		log.error({ room, error }, 'compaction failed; the log stays');
		return undefined;
	}
}

/** Whether a fresh document made of the snapshot says the same in every root. */
function isWhole(doc: Y.Doc, snapshot: Uint8Array): boolean {
	const copy = new Y.Doc();
	try {
		Y.applyUpdate(copy, snapshot);
		if (!Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(doc))) return false;
		return [...doc.share.keys()].every((root) =>
			isDeepStrictEqual(said(copy, root), said(doc, root))
		);
	} finally {
		copy.destroy();
	}
}

function said(doc: Y.Doc, root: string): unknown {
	return MAP_ROOTS.has(root) ? doc.getMap(root).toJSON() : doc.getText(root).toString();
}
