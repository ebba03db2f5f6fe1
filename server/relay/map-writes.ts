/**
 * What an update would write into a room's root maps: which key of which root, and which values.
 * An item on top of another names neither, so its place is looked up: in the update itself, in
 * accepted updates that are still on their way to the log, or in the document.
 */
import * as Y from 'yjs';
import { CONTENT, type StructSpan } from '$lib/collab/wire/update-reader';

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
	read(structs: readonly StructSpan[]): { readonly writes: readonly MapWrite[]; accept(): void } {
		const fresh = new Map<number, Placed[]>();
		const writes: MapWrite[] = [];
		for (const struct of structs) {
			const { client, clock, length, content, values } = struct;
			const end = clock + length;
			// What the document has already is not written again. A struct without content goes nowhere.
			if (content === CONTENT.gc || end <= Y.getState(this.doc.store, client)) continue;
			const place = this.#placeOf(struct, fresh);
			if (place === 'elsewhere') continue;
			if (place) note(fresh, { client, clock, end, ...place });
			if (values) writes.push({ place, values });
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

	#placeOf(
		{ root, key, origin }: StructSpan,
		fresh: ReadonlyMap<number, Placed[]>
	): MapPlace | 'elsewhere' | undefined {
		if (root !== undefined) return this.#at(root, key);
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
			if (left.parent === this.doc.share.get(root))
				return this.#at(root, left.parentSub ?? undefined);
		return 'elsewhere';
	}

	#at(root: string, key: string | undefined): MapPlace | 'elsewhere' {
		return key === undefined || !this.roots.has(root) ? 'elsewhere' : { root, key };
	}
}

function note(by: Map<number, Placed[]>, placed: Placed): void {
	const known = by.get(placed.client);
	if (known) known.push(placed);
	else by.set(placed.client, [placed]);
}
