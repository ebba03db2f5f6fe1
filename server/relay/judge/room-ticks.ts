/**
 * Where each tick of a room stands: in which root, at which key, on top of what. What was accepted
 * and is still on its way to the log counts as there: the next update may rest on it.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import * as Y from 'yjs';
import type { Tick } from '$lib/collab/wire/update-reader';

/** Consecutive ticks of one client at one place. */
export interface Placed {
	readonly client: number;
	readonly clock: number;
	/** The clock after its last tick. */
	readonly end: number;
	readonly root: string;
	/** Absent in a text. */
	readonly key: string | undefined;
	/** What it was written on top of, or behind. */
	readonly left: Tick | undefined;
	/** It says nothing: its content is gone. */
	readonly isEmpty?: boolean;
}

/** What a key is called in a table of all keys of all roots. */
export const keyName = (root: string, key: string): string => `${root} ${key}`;

export class RoomTicks {
	#promised = new Map<number, Placed[]>();
	/** What will stand at a key once everything accepted is in the document. */
	#promisedTops = new Map<string, Placed>();
	readonly #names = new WeakMap<object, string>();

	constructor(readonly doc: Y.Doc) {}

	/** The clock after everything that was accepted of a client. */
	clockOf(client: number): number {
		const promised = this.#promised.get(client)?.at(-1)?.end ?? 0;
		return Math.max(promised, Y.getState(this.doc.store, client));
	}

	/** What a tick below `clockOf` is part of; `undefined` where the document has let go of it. */
	at({ client, clock }: Tick): Placed | undefined {
		if (clock >= Y.getState(this.doc.store, client))
			return placedAt(this.#promised.get(client), clock);
		const structs = this.doc.store.clients.get(client)!;
		return this.#placeOf(structs[Y.findIndexSS(structs, clock)]);
	}

	/** What stands at a key, deleted or not. */
	topOf(root: string, key: string): Placed | undefined {
		const promised = this.#promisedTops.get(keyName(root, key));
		if (promised) return promised;
		const item = this.doc.share.get(root)?._map.get(key);
		return item && this.#placeOf(item);
	}

	/** What is not yet deleted of some ticks that the document or an accepted update has. */
	*alive(client: number, from: number, end: number): Iterable<Placed> {
		const structs = this.doc.store.clients.get(client);
		if (structs && from < Y.getState(this.doc.store, client)) {
			for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
				const struct = structs[i];
				if (struct.id.clock >= end) break;
				const placed = struct.deleted ? undefined : this.#placeOf(struct);
				if (placed) yield placed;
			}
		}
		yield* overlapping(this.#promised.get(client), from, end);
	}

	/** An update was accepted: what it brings, and what will stand. */
	keep(fresh: ReadonlyMap<number, readonly Placed[]>, tops: ReadonlyMap<string, Placed>): void {
		for (const [client, placed] of fresh)
			for (const each of placed) addToList(this.#promised, client, each);
		for (const [key, top] of tops) this.#promisedTops.set(key, top);
	}

	/** Everything accepted is in the document. */
	settled(): void {
		if (this.#promised.size > 0) this.#promised = new Map();
		if (this.#promisedTops.size > 0) this.#promisedTops = new Map();
	}

	#placeOf(struct: Y.GC | Y.Item): Placed | undefined {
		if (!(struct instanceof Y.Item)) return undefined;
		const { id, length, parent, parentSub, origin } = struct;
		return {
			client: id.client,
			clock: id.clock,
			end: id.clock + length,
			root: this.#nameOf(parent as object),
			key: parentSub ?? undefined,
			left: origin ?? undefined
		};
	}

	/** Of what is in no root it is the empty name, which no root has. */
	#nameOf(type: object): string {
		let name = this.#names.get(type);
		if (name === undefined) {
			for (const [root, each] of this.doc.share) this.#names.set(each, root);
			name = this.#names.get(type) ?? '';
		}
		return name;
	}
}

/** The one of a client's, in the order of their clocks, that has this tick. */
export function placedAt(placed: readonly Placed[] | undefined, clock: number): Placed | undefined {
	const at = placed ? firstAfter(placed, clock) : 0;
	const found = placed?.[at];
	return found && found.clock <= clock ? found : undefined;
}

export function* overlapping(
	placed: readonly Placed[] | undefined,
	from: number,
	end: number
): Iterable<Placed> {
	if (!placed) return;
	for (let i = firstAfter(placed, from); i < placed.length && placed[i].clock < end; i++)
		yield placed[i];
}

/** The place of the first that ends after a clock. */
function firstAfter(placed: readonly Placed[], clock: number): number {
	let [low, high] = [0, placed.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (placed[middle].end <= clock) low = middle + 1;
		else high = middle;
	}
	return low;
}
