/** Brings what is saved of a room into its document, and keeps nobody waiting meanwhile. */
import * as Y from 'yjs';
import type { RoomLog } from '../store/store';
import { inSlices } from '../threads/turns';
import { cutState } from './cut-state';
import type { RoomState } from './room-state';
import { PART, pieceOf, type Piece } from './state-piece';

/** Up to so many bytes an update is applied at once: a few milliseconds. */
const AT_ONCE = 2 * PART;

/** Applies an update, a large one in parts. Nothing else may change the document meanwhile. */
export function* applyInParts(doc: Y.Doc, update: Uint8Array): Generator<undefined, void> {
	if (update.length <= AT_ONCE) Y.applyUpdate(doc, update, 'load');
	else yield* applyState(doc, [update]);
	yield;
}

/** Applies a state; returns it in parts. */
function* applyState(doc: Y.Doc, state: readonly Uint8Array[]): Generator<undefined, Piece[]> {
	const pieces: Piece[] = [];
	for (const bytes of state)
		for (const part of yield* cutState(bytes, PART)) {
			Y.applyUpdate(doc, part.update, 'load');
			pieces.push(pieceOf(part));
			yield;
		}
	return pieces;
}

/**
 * Begins with the snapshot, or, where there is none, with the row that a room was made with if that
 * is large. Returns the place of the first update that is still to be applied.
 */
export async function beginState(state: RoomState, saved: RoomLog): Promise<number> {
	const { snapshot, through, updates } = saved;
	if (snapshot.length > 0) {
		state.replace(await inSlices(applyState(state.doc, snapshot)), through);
		return 0;
	}
	if (updates.length === 0 || updates[0].length <= AT_ONCE) return 0;
	state.replace(await inSlices(applyState(state.doc, [updates[0]])), 1);
	return 1;
}
