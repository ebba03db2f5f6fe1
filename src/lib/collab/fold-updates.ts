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

/** One V2 update that holds the same; far smaller than the log after many overwrites. */
export function foldUpdates(stored: Pick<StoredRoom, 'snapshot' | 'updates'>): Uint8Array {
	const doc = new Y.Doc();
	applyStored(doc, stored, 'fold');
	const folded = Y.encodeStateAsUpdateV2(doc);
	doc.destroy();
	return folded;
}
