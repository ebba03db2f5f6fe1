/**
 * Who is in the book and where. Everybody says their place in the department room's awareness;
 * the server stamps `identity`, and what it has not stamped is nobody.
 */
import type { Awareness } from 'y-protocols/awareness';
import { isColumnId, isRowId, isSheetName } from '../room/schema';

import { isIdentity } from './wire';
import type { ColumnId, RowId, SheetKey } from '$lib/budget/book/book';
import type { Identity } from '../room/identity';

export interface Place {
	readonly sheet: SheetKey;
	readonly row?: RowId;
	readonly column?: ColumnId;
	readonly typing?: boolean;
}

/** Somebody else in the book, from presence; `identity` is stamped by the server. */
export interface Peer {
	readonly client: number;
	readonly identity: Identity;
	readonly place?: Place;
}

/** A peer that was silent this long is gone; y-protocols renews a live one every 15 s. */
const GONE_AFTER = 25_000;
const SWEEP = 2_000;

export class Presence {
	peers: readonly Peer[] = [];
	#awareness: Awareness | undefined;
	#place: Place | undefined;
	#shown = '[]';
	readonly #sweep: ReturnType<typeof setInterval>;
	readonly #update = (): void => this.#read();

	constructor(readonly changed: (peers: readonly Peer[]) => void) {
		this.#sweep = setInterval(this.#update, SWEEP);
	}

	/** Speaks and listens through this awareness, in place of an earlier one. */
	use(awareness: Awareness): void {
		this.#awareness?.off('change', this.#update);
		this.#awareness = awareness;
		awareness.on('change', this.#update);
		this.#say();
		this.#read();
	}

	setPlace(place: Place | undefined): void {
		if (JSON.stringify(place) === JSON.stringify(this.#place)) return;
		this.#place = place;
		this.#say();
	}

	close(): void {
		clearInterval(this.#sweep);
		this.#awareness?.off('change', this.#update);
	}

	#say(): void {
		// Also without a place: only a set field makes this person visible at all.
		this.#awareness?.setLocalStateField('place', this.#place ?? null);
	}

	#read(): void {
		const awareness = this.#awareness;
		if (!awareness) return;
		const peers: Peer[] = [];
		for (const [client, state] of awareness.getStates()) {
			const heard = awareness.meta.get(client)?.lastUpdated ?? 0;
			if (client === awareness.clientID || Date.now() - heard > GONE_AFTER) continue;
			const { identity, place } = state as Record<string, unknown>;
			if (!isIdentity(identity)) continue;
			const where = readPlace(place);
			peers.push({ client, identity, ...(where && { place: where }) });
		}
		peers.sort((a, b) => a.client - b.client);
		const shown = JSON.stringify(peers);
		if (shown === this.#shown) return;
		this.#shown = shown;
		this.peers = peers;
		this.changed(peers);
	}
}

function readPlace(value: unknown): Place | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { sheet, row, column, typing } = value as Record<string, unknown>;
	if (!isSheetName(sheet)) return undefined;
	return {
		sheet,
		...(typeof row === 'string' && isRowId(row) && { row }),
		...(typeof column === 'string' && isColumnId(column) && { column }),
		...(typing === true && { typing })
	};
}
