/** Brings what is saved of a room into its document, and keeps nobody waiting meanwhile. */
import * as Y from 'yjs';
import type { RoomLog } from '../store/store';
import { cutState, type StatePart } from './cut-state';
import { PART, type RoomState } from './room-state';
import { inSlices } from './turns';

/** Up to so many bytes an update is applied at once: a few milliseconds. */
const AT_ONCE = 2 * PART;

/** Applies an update; returns the parts of a large one. Nothing else may change the document meanwhile. */
export async function applyInSlices(
	doc: Y.Doc,
	update: Uint8Array
): Promise<StatePart[] | undefined> {
	if (update.length <= AT_ONCE) {
		Y.applyUpdate(doc, update, 'load');
		return undefined;
	}
	const parts = await inSlices(cutState(update, PART));
	await inSlices(applyParts(doc, parts));
	return parts;
}

function* applyParts(doc: Y.Doc, parts: readonly StatePart[]): Generator<undefined, void> {
	for (const { update } of parts) {
		Y.applyUpdate(doc, update, 'load');
		yield;
	}
}

/**
 * Begins with the snapshot, or, where there is none, with the row that a room was made with if that
 * is large. Returns the place of the first update that is still to be applied.
 */
export async function beginState(state: RoomState, saved: RoomLog): Promise<number> {
	const { snapshot, through, updates } = saved;
	if (snapshot) {
		state.replace(snapshot, through, await applyInSlices(state.doc, snapshot));
		return 0;
	}
	if (through > 0 || updates.length === 0 || updates[0].length <= AT_ONCE) return 0;
	state.replace(updates[0], 1, await applyInSlices(state.doc, updates[0]));
	return 1;
}
