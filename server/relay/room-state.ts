/**
 * What a room is, as bytes: the state that it was loaded from or folded into, and every update since.
 * Whoever asks for much of it is given these bytes, cut into parts once for everybody, and nothing is
 * encoded. What is little is encoded from the document, once for all who ask the same.
 */
import * as Y from 'yjs';
import { splitUpdate } from '$lib/collab/wire/split-update';
import { SYNC } from '$lib/collab/wire/wire';
import { toTheEnd } from '../threads/turns';
import { cutState } from './cut-state';
import { PART, pieceOf, type Piece } from './state-piece';
import { syncFrame } from './sync-frame';

/** Up to so many bytes are encoded anew: a few milliseconds. */
const LITTLE = 512 * 1024;
/** So many different answers are kept until the room changes. */
const KEPT = 16;

/** Ends a sync whose parts went before it. */
const END = syncFrame(SYNC.step2, new Uint8Array([0, 0]));

export class RoomState {
	/** The state that the updates follow; empty where there is none. */
	#base: readonly Piece[] = [];
	#baseSize = 0;
	#updates: { readonly sequence: number; readonly update: Uint8Array }[] = [];
	#updatesSize = 0;
	/** The first so many updates in parts. */
	#pieces: Piece[] = [];
	#cut = 0;
	readonly #answers = new Map<string, readonly Uint8Array[]>();

	constructor(readonly doc: Y.Doc) {}

	/** Bytes of all of it. */
	get size(): number {
		return this.#baseSize + this.#updatesSize;
	}
	/** Bytes that have come since the base. */
	get grown(): number {
		return this.#updatesSize;
	}
	get isLarge(): boolean {
		return this.size > LITTLE;
	}

	/** What is folded into one: the base, then the updates in order. */
	bytesThrough(sequence: number): Uint8Array[] {
		const through = this.#updates.filter((row) => row.sequence <= sequence);
		return [...this.#base, ...through].map(({ update }) => update);
	}

	/** Puts this state in the place of everything up to a row of the log. */
	replace(base: readonly Piece[], through: number): void {
		this.#answers.clear();
		this.#base = base;
		this.#baseSize = base.reduce((sum, { update }) => sum + update.length, 0);
		this.#updates = this.#updates.filter(({ sequence }) => sequence > through);
		this.#updatesSize = this.#updates.reduce((sum, { update }) => sum + update.length, 0);
		this.#cut = 0;
		this.#pieces = [];
	}

	/** An update is in the log and in the document. */
	add(sequence: number, update: Uint8Array): void {
		this.#answers.clear();
		this.#updates.push({ sequence, update });
		this.#updatesSize += update.length;
	}

	/** The document is not what its updates say, where one could not be applied: it begins anew as it is. */
	renew(through: number): void {
		const state = Y.encodeStateAsUpdate(this.doc);
		this.replace(toTheEnd(cutState(state, PART)).map(pieceOf), through);
	}

	/**
	 * The frames that give somebody what the room has beyond a state vector; the last ends the sync.
	 * Yields where it can be interrupted.
	 */
	*answer(stateVector: Uint8Array): Generator<undefined, readonly Uint8Array[]> {
		if (!this.isLarge) return this.#encoded(stateVector);
		yield* this.#cutAll();
		const known = Y.decodeStateVector(stateVector);
		const needed = [...this.#base, ...this.#pieces].filter((piece) => brings(piece, known));
		if (needed.reduce((sum, { update }) => sum + update.length, 0) <= LITTLE)
			return this.#encoded(stateVector);
		const frames = needed.map(({ frame }) => frame);
		// Rows that came while the rest was cut are few.
		for (const { update } of this.#updates.slice(this.#cut)) frames.push(frameOf(update));
		return [...frames, END];
	}

	#encoded(stateVector: Uint8Array): readonly Uint8Array[] {
		const key = Buffer.from(stateVector).toString('latin1');
		const known = this.#answers.get(key);
		if (known) return known;
		const parts = splitUpdate(Y.encodeStateAsUpdate(this.doc, stateVector), PART);
		const frames = parts.map((part, i) =>
			syncFrame(i === parts.length - 1 ? SYNC.step2 : SYNC.update, part)
		);
		if (this.#answers.size >= KEPT) this.#answers.clear();
		this.#answers.set(key, frames);
		return frames;
	}

	/** Cuts updates that have not been cut yet; small updates are put together. */
	*#cutAll(): Generator<undefined, void> {
		const base = this.#base;
		while (this.#cut < this.#updates.length) {
			const few: Uint8Array[] = [];
			let size = 0;
			const from = this.#cut;
			for (let at = from; at < this.#updates.length && size < PART; at++) {
				few.push(this.#updates[at].update);
				size += few.at(-1)!.length;
			}
			// Less than a part waits for more; it goes along as it is.
			if (size < PART && few.length < FEW) return;
			const merged = few.length === 1 ? few[0] : Y.mergeUpdates(few);
			const parts = yield* cutState(merged, PART);
			// Folded meanwhile, or cut for somebody else: begin anew.
			if (this.#cut !== from || this.#base !== base) return yield* this.#cutAll();
			this.#pieces.push(...parts.map(pieceOf));
			this.#cut += few.length;
		}
	}
}

/** Updates that are sent one by one before they are put together. */
const FEW = 50;

const frameOf = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update);

function brings({ ends, deletes }: Piece, known: ReadonlyMap<number, number>): boolean {
	if (deletes) return true;
	for (const [client, end] of ends) if (end > (known.get(client) ?? 0)) return true;
	return false;
}
