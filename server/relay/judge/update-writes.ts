/**
 * Everything that an update would do to a room, found in one pass and before Yjs sees it: which
 * values it puts at which keys, which texts it changes. Structs of every kind of content and the
 * whole delete set are followed to their place, in the order in which Yjs would integrate them.
 *
 * In every room it is refused that a key is left without a value: our clients write a mark or a
 * record without content, and delete nothing but characters. Overwriting a key deletes what stood
 * there, so such deletions are taken, and checked: after the update something must stand.
 */
import { addToList, groupBy } from '$lib/budget/values/lists-by-key';
import type { UpdateFailure, UpdateSummary } from '$lib/collab/wire/inspect-update';
import { MAP_ROOTS } from '$lib/collab/room/schema';
import {
	CONTENT,
	type DeleteSpan,
	type StructSpan,
	type Tick
} from '$lib/collab/wire/update-reader';
import { keyName, overlapping, placedAt, type Placed, type RoomTicks } from './room-ticks';
import { standsOver } from './standing';

/** Values written at a key of a root map, one after the other. */
export interface MapWrite {
	readonly root: string;
	readonly key: string;
	/** Absent: they were overwritten, and their content is gone. */
	readonly values: readonly unknown[] | undefined;
}

export interface UpdateWrites {
	readonly maps: readonly MapWrite[];
	/** The texts that it puts characters into or takes some from. */
	readonly texts: ReadonlySet<string>;
	/** The update is taken: from now on it counts as there. */
	accept(): void;
}

export class Refusal extends Error {
	constructor(readonly failure: UpdateFailure) {
		super(failure.kind);
	}
}

export const notOwn = (what: string): Refusal =>
	new Refusal({ kind: 'not-own', what: what.slice(0, 200) });

/** @throws Refusal where nobody may write so, or where it rests on what is not here */
export function readWrites(
	ticks: RoomTicks,
	{ structs, deletes }: Pick<UpdateSummary, 'structs' | 'deletes'>
): UpdateWrites {
	const reading = new Reading(ticks);
	reading.place(structs);
	for (const span of deletes) reading.delete(span);
	reading.mustStand(deletes);
	const { maps, texts, fresh, tops } = reading;
	return { maps, texts, accept: () => ticks.keep(fresh, tops) };
}

/** Steps from value to value that one update may cost; more is no work of people. */
const MAX_STEPS = 200_000;

class Reading {
	#steps = 0;
	readonly maps: MapWrite[] = [];
	readonly texts = new Set<string>();
	readonly fresh = new Map<number, Placed[]>();
	/** What stands at the end at each key that the update touches. */
	readonly tops = new Map<string, Placed>();
	readonly #own = new Map<number, { readonly structs: StructSpan[]; next: number }>();

	constructor(readonly ticks: RoomTicks) {}

	/** In the order in which they rest on each other, whatever order they come in. */
	place(structs: readonly StructSpan[]): void {
		for (const struct of structs) {
			// What is known already is not written again, whatever it says this time.
			if (struct.clock + struct.length <= this.ticks.clockOf(struct.client)) continue;
			const own = this.#own.get(struct.client);
			if (own) own.structs.push(struct);
			else this.#own.set(struct.client, { structs: [struct], next: 0 });
		}
		for (const [client, { structs }] of this.#own) {
			const last = structs[structs.length - 1];
			this.#placeUntil(client, last.clock + last.length);
		}
	}

	delete({ client, clock, length }: DeleteSpan): void {
		const end = clock + length;
		const known = this.#clockOf(client);
		if (end > known) throw gap({ client, clock: end - 1 }, known);
		for (const placed of this.ticks.alive(client, clock, end)) this.#touch(placed);
		for (const placed of overlapping(this.fresh.get(client), clock, end)) this.#touch(placed);
	}

	mustStand(deletes: readonly DeleteSpan[]): void {
		if (this.tops.size === 0) return;
		const isDeleted = deletedBy(deletes);
		for (const [name, { client, end, isEmpty }] of this.tops)
			if (isEmpty || isDeleted(client, end - 1)) throw notOwn(`nothing left of ${name}`);
	}

	at(tick: Tick): Placed | undefined {
		return placedAt(this.fresh.get(tick.client), tick.clock) ?? this.ticks.at(tick);
	}

	#placeUntil(client: number, until: number): void {
		const path = [{ client, until }];
		while (path.length > 0) {
			const { client, until } = path[path.length - 1];
			const missing = this.#advance(client, until);
			if (!missing) path.pop();
			// What rests on itself rests on nothing, and Yjs would wait for it for ever.
			else if (path.some((one) => one.client === missing.client)) throw notOwn('tangled');
			else path.push({ client: missing.client, until: missing.clock + 1 });
		}
	}

	/** Places a client's structs up to a clock; returns the tick that the next one waits for. */
	#advance(client: number, until: number): Tick | undefined {
		const own = this.#own.get(client);
		while (this.#clockOf(client) < until) {
			const struct = own?.structs[own.next];
			if (!struct) throw gap({ client, clock: until - 1 }, this.#clockOf(client));
			for (const tick of [struct.left, struct.right])
				if (tick && tick.clock >= this.#clockOf(tick.client)) return tick;
			this.#placeOne(struct);
			own.next++;
		}
		return undefined;
	}

	#placeOne(struct: StructSpan): void {
		const { client, content, left, values } = struct;
		const clock = this.#clockOf(client);
		const { root, key } = this.#placeOf(struct);
		// Of a struct that is known in part, the rest goes where the known part is.
		const torn = clock > struct.clock ? { client, clock: clock - 1 } : undefined;
		const before = torn && this.at(torn);
		if (torn && (before?.root !== root || before.key !== key)) throw notOwn('torn');
		const isMap = MAP_ROOTS.has(root);
		if (isMap !== (key !== undefined)) throw notOwn(`${root} as another type`);
		if (content !== (isMap ? CONTENT.any : CONTENT.string) && content !== CONTENT.deleted)
			throw notOwn(`content ${content} in ${root}`);
		const isEmpty = content === CONTENT.deleted;
		const end = struct.clock + struct.length;
		const placed = { client, clock, end, root, key, left: torn ?? left, isEmpty };
		if (key === undefined) this.texts.add(root);
		else {
			this.maps.push({ root, key, values: values?.slice(clock - struct.clock) });
			this.#stand(root, key, placed);
		}
		addToList(this.fresh, client, placed);
	}

	/** Its own place, or that of what it was written behind and before, which must be one. */
	#placeOf({ root, key, left, right }: StructSpan): Pick<Placed, 'root' | 'key'> {
		if (root !== undefined) return { root, key };
		const [behind, before] = [left, right].map((tick) => tick && this.#mustBeThere(tick));
		const place = behind ?? before;
		if (!place) throw notOwn('nested');
		if (behind && before && (behind.root !== before.root || behind.key !== before.key))
			throw notOwn('between two places');
		// A value of a map has nothing on its right; one that had could slip to another's key.
		if (before && place.key !== undefined) throw notOwn('before a value');
		return place;
	}

	#mustBeThere(tick: Tick): Placed {
		const placed = this.at(tick);
		if (!placed) throw notOwn('on what is gone');
		return placed;
	}

	#stand(root: string, key: string, placed: Placed): void {
		const name = keyName(root, key);
		const top = this.tops.get(name) ?? this.ticks.topOf(root, key);
		const isHigher = !top || standsOver(placed, top, (tick) => this.#step(tick));
		this.tops.set(name, isHigher ? placed : top);
	}

	#step(tick: Tick): Placed | undefined {
		if (++this.#steps > MAX_STEPS) throw notOwn('tangled');
		return this.at(tick);
	}

	#touch({ root, key }: Placed): void {
		if (key === undefined) return void this.texts.add(root);
		const name = keyName(root, key);
		const top = this.tops.get(name) ?? this.ticks.topOf(root, key);
		if (top) this.tops.set(name, top);
	}

	#clockOf(client: number): number {
		return this.fresh.get(client)?.at(-1)?.end ?? this.ticks.clockOf(client);
	}
}

/** Whether a tick is among those that were deleted. */
function deletedBy(deletes: readonly DeleteSpan[]): (client: number, clock: number) => boolean {
	const byClient = groupBy(deletes, ({ client }) => client);
	const sorted = new Map<number, (DeleteSpan & { readonly reach: number })[]>();
	for (const [client, spans] of byClient) {
		let reach = 0;
		const inOrder = spans.sort((a, b) => a.clock - b.clock);
		sorted.set(
			client,
			inOrder.map((span) => ({
				...span,
				reach: (reach = Math.max(reach, span.clock + span.length))
			}))
		);
	}
	return (client, clock) => {
		const spans = sorted.get(client) ?? [];
		let [low, high] = [0, spans.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (spans[middle].clock <= clock) low = middle + 1;
			else high = middle;
		}
		return low > 0 && clock < spans[low - 1].reach;
	};
}

function gap({ client, clock }: Tick, expected: number): Refusal {
	return new Refusal({ kind: 'clock-gap', client, expected, found: clock });
}
