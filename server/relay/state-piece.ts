/** A part of a room's state with the frame in which it is sent. */
import { SYNC } from '$lib/collab/wire/wire';
import type { StatePart } from './cut-state';
import { syncFrame } from './sync-frame';

/** Bytes of one part: a line of 2 KB/s takes it within the 30 s after which y-websocket gives up. */
export const PART = 60 * 1024;

export interface Piece extends StatePart {
	/** Its end is the update. */
	readonly frame: Uint8Array;
}

export function pieceOf({ update, ends, deletes }: StatePart): Piece {
	return pieceIn(syncFrame(SYNC.update, update), update.length, { ends, deletes });
}

/** @param size bytes of the update, with which the frame ends */
export function pieceIn(
	frame: Uint8Array,
	size: number,
	{ ends, deletes }: Pick<StatePart, 'ends' | 'deletes'>
): Piece {
	return { update: frame.subarray(frame.length - size), ends, deletes, frame };
}
