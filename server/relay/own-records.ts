/**
 * In the rooms of comments and of what a person has seen everybody writes records of their own only:
 * none in somebody else's name, none over or away from somebody else's. Decided about an update
 * before it reaches the log, from its structs and the document they would be put into.
 */
import * as Y from 'yjs';
import { readEntry } from '$lib/budget/comment';
import type { UpdateFailure } from '$lib/collab/wire/inspect-update';
import { parseRoom, type RoomName } from '$lib/collab/room/room-name';
import type { LostSpan } from '../store/store';

/** Who says to have made an entry of the map, and when; `undefined` where the record is none. */
type AuthorOf = (key: string, record: unknown) => { by: string; t: number } | undefined;

/** What came with a file is nobody's here, whatever its author is called. */
const NOBODY = '';

const KINDS = {
	comments: {
		root: 'comments',
		authorOf: (key, record) => {
			const entry = readEntry(key, record);
			return entry && { by: entry.name === undefined ? entry.by : NOBODY, t: entry.t };
		}
	},
	person: { root: 'seen', authorOf: undefined }
} as const satisfies Record<string, { root: string; authorOf: AuthorOf | undefined }>;

export interface OwnRecordsOptions {
	readonly doc: Y.Doc;
	/** The clock after everything that was accepted of a client. */
	readonly clockOf: (client: number) => number;
	/** Whether the server may have lost what was said then: anybody may bring it back. */
	readonly mayBeLost: (t: number) => boolean;
}

/** The check of a room by its name; `undefined` for rooms that hold sheets. */
export function ownRecordsIn(name: RoomName, options: OwnRecordsOptions): OwnRecords | undefined {
	const room = parseRoom(name);
	if (room?.kind !== 'comments' && room?.kind !== 'person') return undefined;
	return new OwnRecords(options, KINDS[room.kind].root, KINDS[room.kind].authorOf);
}

/** How long after a loss others' words may be brought back, ms: so long some are away. */
const BROUGHT_BACK_WITHIN = 30 * 24 * 3600 * 1000;

/** Whether words of a time may have been lost with these spans of the log. */
export function mayBeLost(t: number, spans: readonly LostSpan[], now: number): boolean {
	return spans.some(({ until }) => t <= until && now - until < BROUGHT_BACK_WITHIN);
}

/** Ticks of one client at one key of the map; a client's come in their order. */
interface Written {
	readonly clock: number;
	readonly length: number;
	readonly key: string;
}

type Found =
	| { readonly kind: 'key'; readonly key: string }
	/** It would rest on what is no longer there, and go nowhere. */
	| { readonly kind: 'gone' }
	| { readonly kind: 'unknown' };

class Refusal extends Error {
	constructor(readonly failure: UpdateFailure) {
		super(failure.kind);
	}
}

/** What an update brings: ticks by client, whose word stands at each key, keys it takes something from. */
interface News {
	/** The update's own structs by client, in the order of their clocks, and how many there are. */
	readonly own: ReadonlyMap<number, readonly OwnStruct[]>;
	readonly size: number;
	/** Where items of the update go, once it is known. */
	readonly places: Map<Y.Item, Found>;
	readonly written: Map<number, Written[]>;
	readonly authors: Map<string, string>;
	readonly touched: Set<string>;
}

export class OwnRecords {
	/** What accepted updates will bring and the document has not yet: by client, and whose each key is. */
	#promised = new Map<number, Written[]>();
	#owners = new Map<string, string>();

	constructor(
		readonly options: OwnRecordsOptions,
		readonly root: string,
		readonly authorOf: AuthorOf | undefined
	) {}

	/** Why an update that was inspected may not come from this person; what it brings is noted if it may. */
	check(update: Uint8Array, person: string): UpdateFailure | undefined {
		const { structs, ds } = Y.decodeUpdate(update);
		const news: News = {
			own: byClient(structs),
			size: structs.length,
			places: new Map(),
			written: new Map(),
			authors: new Map(),
			touched: new Set()
		};
		try {
			for (const struct of structs) this.#struct(struct, person, news);
			for (const [client, spans] of ds.clients)
				for (const { clock, len } of spans) this.#deleted(client, clock, len, news);
			// Whoever takes a word away must own it, or bring its owner's next one.
			for (const key of news.touched)
				if (news.authors.get(key) !== this.#ownerOf(key)) this.#mustOwn(key, person);
		} catch (error) {
			if (error instanceof Refusal) return error.failure;
			throw error;
		}
		for (const [client, written] of news.written) {
			for (const each of written) {
				note(this.#promised, client, each);
				this.#owners.set(each.key, news.authors.get(each.key) ?? person);
			}
		}
		return undefined;
	}

	/** Everything accepted is in the document. */
	settled(): void {
		this.#promised = new Map();
		this.#owners = new Map();
	}

	#struct(struct: Y.Item | Y.GC | Y.Skip, person: string, news: News): void {
		const { client, clock } = struct.id;
		const known = clock + struct.length <= this.options.clockOf(client);
		// What is known already is not written again. A struct without content goes nowhere.
		if (known || !(struct instanceof Y.Item)) return;
		const found = this.#placeOf(struct, news);
		if (found.kind === 'gone') return;
		if (found.kind === 'unknown') throw new Refusal(gap(client, clock));
		const { key } = found;
		note(news.written, client, { clock, length: struct.length, key });
		if (struct.content instanceof Y.ContentDeleted || !this.authorOf)
			return void news.touched.add(key);
		for (const record of struct.content.getContent() as unknown[]) {
			const author = this.authorOf(key, record);
			if (!author) throw new Refusal(notOwn(key));
			if (author.by !== person && !this.options.mayBeLost(author.t)) throw new Refusal(notOwn(key));
			this.#mustOwn(key, author.by);
			news.authors.set(key, author.by);
		}
	}

	/**
	 * The key that an item is put at: its own, or that of the item it was written on top of. That one
	 * may come later in the same update, whose clients stand in the order of their numbers.
	 */
	#placeOf(item: Y.Item, { own, size, places }: News): Found {
		const path: Y.Item[] = [];
		let at = item;
		let found = places.get(at);
		while (!found) {
			path.push(at);
			// What rests on itself rests on nothing.
			if (path.length > size) throw new Refusal(notOwn('nested'));
			const below = this.#isNewHere(at) ? ownAt(own, at.origin!) : undefined;
			if (below && at.rightOrigin !== null) throw new Refusal(notOwn('nested'));
			if (below instanceof Y.GC) found = { kind: 'gone' };
			else if (below) [at, found] = [below, places.get(below)];
			else found = this.#placeInRoom(at);
		}
		for (const each of path) places.set(each, found);
		return found;
	}

	/**
	 * Whether an item rests on what the room has not accepted yet. Of what it has, only its own copy
	 * counts: Yjs leaves the one that comes again aside, whatever that says.
	 */
	#isNewHere({ origin, parent }: Y.Item): boolean {
		if (origin === null || typeof parent === 'string') return false;
		return origin.clock >= this.options.clockOf(origin.client);
	}

	/** Of an item that rests on none of its own update. */
	#placeInRoom(item: Y.Item): Found {
		const parent: unknown = item.parent;
		if (typeof parent === 'string') return this.#at(parent, item.parentSub);
		const { origin } = item;
		// A value of a map has none on its right; one that had would be put at the other's key.
		if (origin === null || item.rightOrigin !== null) throw new Refusal(notOwn('nested'));
		const key = keyAt(this.#promised.get(origin.client), origin.clock);
		if (key !== undefined) return { kind: 'key', key };
		if (origin.clock >= Y.getState(this.options.doc.store, origin.client))
			return { kind: 'unknown' };
		const left = structAt(this.options.doc, origin.client, origin.clock);
		if (!(left instanceof Y.Item)) return { kind: 'gone' };
		return this.#at(rootOf(this.options.doc, left), left.parentSub);
	}

	#at(root: string | undefined, key: string | null): { kind: 'key'; key: string } {
		if (root !== this.root || key === null) throw new Refusal(notOwn(root ?? 'nested'));
		return { kind: 'key', key };
	}

	#mustOwn(key: string, person: string): void {
		const owner = this.#ownerOf(key);
		if (owner !== undefined && owner !== person) throw new Refusal(notOwn(key));
	}

	#ownerOf(key: string): string | undefined {
		const promised = this.#owners.get(key);
		const map = this.options.doc.getMap(this.root);
		return promised ?? (map.has(key) ? this.authorOf?.(key, map.get(key))?.by : undefined);
	}

	#deleted(client: number, from: number, length: number, { written, touched }: News): void {
		const { doc, clockOf } = this.options;
		const end = from + length;
		const last = written.get(client)?.at(-1);
		const known = Math.max(clockOf(client), last ? last.clock + last.length : 0);
		if (end > known) throw new Refusal(gap(client, known, end));
		const structs = doc.store.clients.get(client);
		if (!structs || from >= Y.getState(doc.store, client)) return;
		for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
			const struct = structs[i];
			if (struct.id.clock >= end) return;
			if (struct.deleted || !(struct instanceof Y.Item)) continue;
			touched.add(this.#at(rootOf(doc, struct), struct.parentSub).key);
		}
	}
}

type OwnStruct = Y.Item | Y.GC;

function byClient(structs: readonly (OwnStruct | Y.Skip)[]): Map<number, OwnStruct[]> {
	const found = new Map<number, OwnStruct[]>();
	for (const struct of structs) {
		if (struct instanceof Y.Skip) continue;
		const list = found.get(struct.id.client);
		if (list) list.push(struct);
		else found.set(struct.id.client, [struct]);
	}
	return found;
}

function ownAt(own: News['own'], { client, clock }: Y.ID): OwnStruct | undefined {
	const structs = own.get(client) ?? [];
	let [low, high] = [0, structs.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const { id, length } = structs[middle];
		if (clock < id.clock) high = middle - 1;
		else if (clock >= id.clock + length) low = middle + 1;
		else return structs[middle];
	}
	return undefined;
}

function note(by: Map<number, Written[]>, client: number, written: Written): void {
	const known = by.get(client);
	if (known) known.push(written);
	else by.set(client, [written]);
}

function keyAt(written: readonly Written[] | undefined, at: number): string | undefined {
	let [low, high] = [0, (written?.length ?? 0) - 1];
	while (written && low <= high) {
		const middle = (low + high) >> 1;
		const { clock, length, key } = written[middle];
		if (at < clock) high = middle - 1;
		else if (at >= clock + length) low = middle + 1;
		else return key;
	}
	return undefined;
}

function structAt(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC {
	const structs = doc.store.clients.get(client)!;
	return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC;
}

function rootOf(doc: Y.Doc, item: Y.Item): string | undefined {
	return [...doc.share].find(([, type]) => type === item.parent)?.[0];
}

const notOwn = (what: string): UpdateFailure => ({ kind: 'not-own', what: what.slice(0, 200) });
const gap = (client: number, expected: number, found = expected + 1): UpdateFailure => ({
	kind: 'clock-gap',
	client,
	expected,
	found
});
