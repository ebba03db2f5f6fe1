/**
 * What an update would write into a room's root maps: which key of which root, and which values.
 * An item on top of another names neither, so its place is looked up: in the update itself, in
 * accepted updates that are still on their way to the log, or in the document.
 */
import * as Y from 'yjs';

export interface MapWrite {
	/** `undefined`: it rests on what nobody here has seen yet, so its place is not known. */
	readonly place: MapPlace | undefined;
	/** What was written there, one after the other. */
	readonly values: readonly unknown[];
}

export interface MapPlace {
	readonly root: string;
	readonly key: string;
}

interface Placed extends MapPlace {
	readonly client: number;
	readonly clock: number;
	readonly end: number;
}

export class MapWrites {
	/** Places that accepted updates will bring and the document has not yet. */
	#promised = new Map<number, Placed[]>();

	constructor(
		readonly doc: Y.Doc,
		/** Roots that are maps; items of texts are none of ours. */
		readonly roots: ReadonlySet<string>
	) {}

	/** The writes of an update that was inspected; values that were overwritten at once included. */
	read(update: Uint8Array): { readonly writes: readonly MapWrite[]; accept(): void } {
		const fresh = new Map<number, Placed[]>();
		const writes: MapWrite[] = [];
		for (const struct of Y.decodeUpdate(update).structs) {
			const { client, clock } = struct.id;
			const end = clock + struct.length;
			// What the document has already is not written again. A struct without content goes nowhere.
			if (!(struct instanceof Y.Item) || end <= Y.getState(this.doc.store, client)) continue;
			const place = this.#placeOf(struct, fresh);
			if (place === 'elsewhere') continue;
			if (place) note(fresh, { client, clock, end, ...place });
			if (struct.content instanceof Y.ContentAny)
				writes.push({ place, values: struct.content.arr });
		}
		const accept = (): void => {
			for (const placed of fresh.values()) for (const each of placed) note(this.#promised, each);
		};
		return { writes, accept };
	}

	/** Everything accepted is in the document. */
	settled(): void {
		if (this.#promised.size > 0) this.#promised = new Map();
	}

	#placeOf(item: Y.Item, fresh: ReadonlyMap<number, Placed[]>): MapPlace | 'elsewhere' | undefined {
		const parent: unknown = item.parent;
		if (typeof parent === 'string') return this.#at(parent, item.parentSub);
		const origin = item.origin ?? item.rightOrigin;
		if (!origin) return undefined;
		for (const known of [fresh, this.#promised]) {
			const found = known
				.get(origin.client)
				?.findLast(({ clock, end }) => clock <= origin.clock && origin.clock < end);
			if (found) return found;
		}
		if (origin.clock >= Y.getState(this.doc.store, origin.client)) return undefined;
		const structs = this.doc.store.clients.get(origin.client)!;
		const left = structs[Y.findIndexSS(structs, origin.clock)];
		// On top of what is gone an item goes nowhere; on top of a character it is one of a text.
		if (!(left instanceof Y.Item)) return 'elsewhere';
		for (const root of this.roots)
			if (left.parent === this.doc.share.get(root)) return this.#at(root, left.parentSub);
		return 'elsewhere';
	}

	#at(root: string, key: string | null): MapPlace | 'elsewhere' {
		return key === null || !this.roots.has(root) ? 'elsewhere' : { root, key };
	}
}

function note(by: Map<number, Placed[]>, placed: Placed): void {
	const known = by.get(placed.client);
	if (known) known.push(placed);
	else by.set(placed.client, [placed]);
}
