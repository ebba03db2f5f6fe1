/** Stored updates ↔ documents. */
import * as Y from 'yjs';
import type { StoredRoom } from './offline-store';

/** Brings everything stored of a room into a document. */
export function applyStored(
	doc: Y.Doc,
	stored: Pick<StoredRoom, 'snapshot' | 'updates'>,
	origin: unknown
): void {
	doc.transact(() => {
		if (stored.snapshot) Y.applyUpdateV2(doc, stored.snapshot, origin);
		for (const update of stored.updates) Y.applyUpdate(doc, update, origin);
	}, origin);
}

/**
 * One V2 update that holds the same; far smaller than the log after many overwrites. While edits
 * wait for the server, overwritten values stay in it.
 */
export function foldUpdates(stored: Omit<StoredRoom, 'acknowledged'>): Uint8Array {
	const doc = new Y.Doc({ gc: stored.waiting.length === 0 });
	applyStored(doc, stored, 'fold');
	const folded = Y.encodeStateAsUpdateV2(doc);
	doc.destroy();
	return folded;
}
