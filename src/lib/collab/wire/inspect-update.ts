/** Whether an update from the wire may be given to Yjs: its size, its structs, what it writes to. */
import { MAP_ROOTS, splitTextName } from '../room/schema';
import {
	CONTENT,
	MalformedUpdate,
	readUpdate,
	type DeleteSpan,
	type StructSpan
} from './update-reader';
import { MAX_FRAME } from './wire';

export interface UpdateLimits {
	readonly bytes: number;
	readonly structs: number;
	/** Clients that write in one update; each costs Yjs a sort and a search. */
	readonly clients: number;
	readonly deletes: number;
	/** Highest clock of any client. */
	readonly clock: number;
}

export const UPDATE_LIMITS: UpdateLimits = {
	bytes: MAX_FRAME,
	structs: 20_000,
	clients: 2_000,
	deletes: 60_000,
	clock: 2 ** 31
};

export type UpdateFailure =
	| {
			readonly kind: 'over-limit';
			readonly what: keyof UpdateLimits;
			readonly value: number;
			readonly limit: number;
	  }
	| { readonly kind: 'malformed'; readonly reason: string }
	/** A kind of content that no room holds: nested types, subdocuments, embeds, binaries. */
	| { readonly kind: 'foreign-content'; readonly content: number }
	| { readonly kind: 'foreign-root'; readonly root: string }
	/** It writes or deletes what is not its sender's, or what no such room holds. */
	| { readonly kind: 'not-own'; readonly what: string }
	/** The update leaves out ticks of a client, so it could not be applied yet. */
	| {
			readonly kind: 'clock-gap';
			readonly client: number;
			readonly expected: number;
			readonly found: number;
	  };

/** What an accepted update amounts to; for limits by rate and for logs. */
export interface UpdateSummary {
	readonly structs: readonly StructSpan[];
	readonly deletes: readonly DeleteSpan[];
	/** Roots that new structs name. A struct behind an origin names none. */
	readonly roots: ReadonlySet<string>;
	/** For each writing client the clock after its last struct. */
	readonly clocks: ReadonlyMap<number, number>;
}

export type Inspection =
	| { readonly ok: true; readonly summary: UpdateSummary }
	| { readonly ok: false; readonly failure: UpdateFailure };

const ALLOWED_CONTENT: ReadonlySet<number> = new Set([
	// Of what a room knows already; new ones are refused with the other writes.
	CONTENT.gc,
	CONTENT.deleted,
	CONTENT.string,
	CONTENT.any
]);

class Refusal extends Error {
	constructor(readonly failure: UpdateFailure) {
		super(failure.kind);
	}
}

/**
 * Reads a V1 update within bounds. Costs one pass over the bytes; allocates no Yjs structs.
 *
 * @param clockOf the room's present clock of a client; given, an update that starts beyond it is a gap
 */
export function inspectUpdate(
	bytes: Uint8Array,
	clockOf?: (client: number) => number,
	limits: UpdateLimits = UPDATE_LIMITS
): Inspection {
	if (bytes.length > limits.bytes) {
		return { ok: false, failure: over('bytes', bytes.length, limits) };
	}
	const tally = new Tally(limits, clockOf);
	try {
		readUpdate(bytes, tally);
	} catch (error) {
		if (error instanceof Refusal) return { ok: false, failure: error.failure };
		if (!(error instanceof MalformedUpdate)) throw error;
		return { ok: false, failure: { kind: 'malformed', reason: error.message } };
	}
	const { structs, deletes, roots, clocks } = tally;
	return { ok: true, summary: { structs, deletes, roots, clocks } };
}

class Tally {
	readonly structs: StructSpan[] = [];
	readonly deletes: DeleteSpan[] = [];
	readonly roots = new Set<string>();
	readonly clocks = new Map<number, number>();

	constructor(
		readonly limits: UpdateLimits,
		readonly clockOf?: (client: number) => number
	) {}

	clients(count: number): void {
		this.#within('clients', count);
	}

	struct(span: StructSpan): void {
		this.#within('structs', this.structs.push(span));
		this.#within('clock', span.clock + span.length);
		if (span.content === CONTENT.skip) this.#gap(span.client, span.clock, span.clock + span.length);
		if (!ALLOWED_CONTENT.has(span.content)) {
			throw new Refusal({ kind: 'foreign-content', content: span.content });
		}
		const known = this.clocks.get(span.client);
		const expected = known ?? this.clockOf?.(span.client) ?? span.clock;
		if (span.clock > expected) this.#gap(span.client, expected, span.clock);
		this.clocks.set(span.client, span.clock + span.length);
		if (span.root === undefined) return;
		if (!MAP_ROOTS.has(span.root) && !splitTextName(span.root)) {
			throw new Refusal({ kind: 'foreign-root', root: span.root.slice(0, 200) });
		}
		this.roots.add(span.root);
	}

	deleted(span: DeleteSpan): void {
		this.#within('deletes', this.deletes.push(span));
		this.#within('clock', span.clock + span.length);
	}

	#within(what: keyof UpdateLimits, value: number): void {
		if (value > this.limits[what]) throw new Refusal(over(what, value, this.limits));
	}

	#gap(client: number, expected: number, found: number): never {
		throw new Refusal({ kind: 'clock-gap', client, expected, found });
	}
}

function over(what: keyof UpdateLimits, value: number, limits: UpdateLimits): UpdateFailure {
	return { kind: 'over-limit', what, value, limit: limits[what] };
}
