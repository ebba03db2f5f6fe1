/**
 * Replays a room's log. A crash can fall between an update and the settlement of the conflict it
 * caused; replaying the rows one by one finds such a conflict again, and it is settled then.
 */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import {
	applySettlement,
	settleConcurrent,
	type Settlement
} from '$lib/collab/conflict/settle-concurrent';
import { conflictsOf } from '$lib/collab/room/schema';
import type { RelayLog } from './log';
import { inSlices, turn } from '../threads/turns';

export interface ReplayOptions {
	/** UTC milliseconds. */
	readonly now: number;
	readonly room: string;
	readonly log: RelayLog;
	/** The place of the first update that is not in the document. */
	readonly from: number;
	/** Told before each update is applied, by its place. */
	readonly next: (index: number) => void;
	/** Told after it, where it could be applied. */
	readonly applied: (index: number) => void;
}

/** Applies the updates in order; returns the settlements of which the log has nothing. */
export async function replay(
	doc: Y.Doc,
	updates: readonly Uint8Array[],
	options: ReplayOptions
): Promise<Settlement[]> {
	const { now } = options;
	const found: { settlement: Settlement; written: Map<string, unknown> }[] = [];
	const observe = (transaction: Y.Transaction): void => {
		const settlement = settleConcurrent(doc, transaction, { now });
		if (settlement.restores.length + settlement.conflicts.length === 0) return;
		const written = settlement.restores.map(
			({ root, key }) => [`${root} ${key}`, doc.getMap(root).get(key)] as const
		);
		found.push({ settlement, written: new Map(written) });
	};
	doc.on('afterTransaction', observe);
	// The answer of a database that it follows has had its time in the present turn.
	await turn();
	await inSlices(applyEach(doc, updates, options));
	doc.off('afterTransaction', observe);
	return found
		.map(({ settlement, written }) => ({
			conflicts: settlement.conflicts.filter(({ id }) => !conflictsOf(doc).has(id)),
			// Whatever was written since then knew better.
			restores: settlement.restores.filter(({ root, key }) =>
				isDeepStrictEqual(doc.getMap(root).get(key), written.get(`${root} ${key}`))
			)
		}))
		.filter(({ conflicts, restores }) => conflicts.length + restores.length > 0);
}

function* applyEach(
	doc: Y.Doc,
	updates: readonly Uint8Array[],
	{ room, log, from, next, applied }: ReplayOptions
): Generator<undefined, void> {
	for (let index = from; index < updates.length; index++) {
		next(index);
		try {
			Y.applyUpdate(doc, updates[index], 'load');
			applied(index);
		} catch (error) {
			log.error({ room, error }, 'a logged update could not be applied; it was skipped');
		}
		yield;
	}
}

/** Settles what `replay` found, in the document. */
export function settleAll(doc: Y.Doc, settlements: readonly Settlement[]): void {
	for (const settlement of settlements) applySettlement(doc, settlement);
}
