/**
 * Who is in a room. The server is the only author of an identity: of what a client says about
 * itself, the place stays and `identity` is replaced by who the session says it is. It also owns
 * the clocks that others see, because y-protocols ignores a returning client whose clock is not
 * beyond the one it left with.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '$lib/collab/wire/wire';
import type { Identity } from '$lib/collab/room/identity';

/** One client's line of an awareness message. */
export interface PresenceEntry {
	readonly client: number;
	readonly clock: number;
	/** `null`: gone. */
	readonly state: Readonly<Record<string, unknown>> | null;
}

export type PresenceFailure = 'malformed' | 'too-many' | 'state-too-big' | 'state-not-an-object';

export type PresenceRead =
	| { readonly ok: true; readonly entries: readonly PresenceEntry[] }
	| { readonly ok: false; readonly failure: PresenceFailure };

/** A y-websocket client repeats what it heard of everybody, so messages name many clients. */
const MAX_ENTRIES = 2_000;

/** Reads the body of an awareness message; states of clients other than `own` are not parsed. */
export function readPresence(
	body: Uint8Array,
	own: (client: number) => boolean,
	maxState: number
): PresenceRead {
	try {
		const decoder = decoding.createDecoder(body);
		const count = decoding.readVarUint(decoder);
		if (count > MAX_ENTRIES) return { ok: false, failure: 'too-many' };
		const entries: PresenceEntry[] = [];
		for (let i = 0; i < count; i++) {
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			const json = decoding.readVarUint8Array(decoder);
			if (!own(client)) continue;
			if (json.length > maxState) return { ok: false, failure: 'state-too-big' };
			const state: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
			if (typeof state !== 'object' || Array.isArray(state))
				return { ok: false, failure: 'state-not-an-object' };
			entries.push({ client, clock, state: state as PresenceEntry['state'] });
		}
		return { ok: true, entries };
	} catch {
		return { ok: false, failure: 'malformed' };
	}
}

/** A whole frame: message type, then the entries as y-protocols writes them. */
export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
	const body = encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, entries.length);
		for (const { client, clock, state } of entries) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		}
	});
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.awareness);
		encoding.writeVarUint8Array(encoder, body);
	});
}

/** Says nothing, and so tells a client that the line is alive. */
export const KEEP_ALIVE = encodePresence([]);

interface Present<C> {
	readonly owner: C;
	readonly identity: Identity;
	/** As the client counts; older news are ignored. */
	theirClock: number;
	entry: PresenceEntry;
}

export class Presence<C extends object> {
	readonly #present = new Map<number, Present<C>>();
	readonly #clients = new Map<C, number>();
	#clock: number;

	/** @param start where clocks start: beyond every clock of an earlier life of the room */
	constructor(start: number) {
		this.#clock = Math.floor(start);
	}

	/** Whether a connection may speak for a client: its own, nobody's, or the same person's of before. */
	mayBe(owner: C, identity: Identity, client: number): boolean {
		const present = this.#present.get(client);
		if (present) return present.owner === owner || present.identity.id === identity.id;
		return !this.#clients.has(owner);
	}

	/** Takes in what a client says of itself; the frame for the others, if it is news. */
	say(
		owner: C,
		identity: Identity,
		{ client, clock, state }: PresenceEntry
	): Uint8Array | undefined {
		if (!this.mayBe(owner, identity, client)) return undefined;
		const before = this.#present.get(client);
		if (before?.owner === owner && clock < before.theirClock) return undefined;
		if (state === null) return this.#remove(client);
		if (before) this.#clients.delete(before.owner);
		this.#clients.set(owner, client);
		const stamped = { ...state, identity };
		const entry = { client, clock: ++this.#clock, state: stamped };
		this.#present.set(client, { owner, identity, theirClock: clock, entry });
		return encodePresence([entry]);
	}

	/** Forgets a connection; the frame that tells the others. */
	leave(owner: C): Uint8Array | undefined {
		const client = this.#clients.get(owner);
		return client === undefined ? undefined : this.#remove(client);
	}

	/** Everybody but the asker; undefined if there is nobody. */
	others(owner: C): Uint8Array | undefined {
		const entries = [...this.#present.values()]
			.filter((p) => p.owner !== owner)
			.map((p) => p.entry);
		return entries.length === 0 ? undefined : encodePresence(entries);
	}

	get size(): number {
		return this.#present.size;
	}

	#remove(client: number): Uint8Array | undefined {
		const present = this.#present.get(client);
		if (!present) return undefined;
		this.#present.delete(client);
		this.#clients.delete(present.owner);
		return encodePresence([{ client, clock: ++this.#clock, state: null }]);
	}
}
