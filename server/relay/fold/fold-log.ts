/** Makes one state of a log, and proves that its parts say the same as the log. */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { MAP_ROOTS } from '$lib/collab/room/schema';
import type { StopReason } from '../../threads/work-failed';
import { toTheEnd } from '../../threads/turns';
import { cutState } from '../cut-state';
import { PART, pieceOf, type Piece } from '../state-piece';

export type Folded =
	| { readonly ok: true; readonly pieces: readonly Piece[] }
	/**
	 * The log stays. `pending`: some of it waits for what never came; `differs`: the parts do not say
	 * the same.
	 */
	| { readonly ok: false; readonly kind: 'pending' | 'differs' }
	/** Its thread ended before it was done, too: `closing` because the server stops. */
	| { readonly ok: false; readonly kind: 'stopped'; readonly why: StopReason | 'closing' };

/** @param updates of a room, from its beginning, in their order */
export function foldLog(updates: Iterable<Uint8Array>): Folded {
	const doc = docOf(updates);
	try {
		// Structs that wait for others are only in the log's rows: it stays until they are placed.
		if (doc.store.pendingStructs || doc.store.pendingDs) return { ok: false, kind: 'pending' };
		const pieces = toTheEnd(cutState(Y.encodeStateAsUpdate(doc), PART)).map(pieceOf);
		return isWhole(doc, pieces) ? { ok: true, pieces } : { ok: false, kind: 'differs' };
	} finally {
		doc.destroy();
	}
}

function docOf(updates: Iterable<Uint8Array>): Y.Doc {
	const doc = new Y.Doc();
	for (const root of MAP_ROOTS) doc.getMap(root);
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

/** Whether a fresh document made of the parts says the same in every root. */
function isWhole(doc: Y.Doc, pieces: readonly Piece[]): boolean {
	const copy = docOf(pieces.map(({ update }) => update));
	try {
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
