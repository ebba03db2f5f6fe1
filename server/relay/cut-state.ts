/**
 * Cuts a large state, as `Y.encodeStateAsUpdate` writes it, into parts that can be applied as they
 * come: no struct stands before one that it rests on. Yjs would set such a struct aside and read all
 * that is set aside anew with every part.
 *
 * Unlike `readUpdate`, which judges what clients send, this reads our own bytes: it steps over values,
 * and a million structs cost it no objects.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { CONTENT } from '$lib/collab/wire/update-reader';

export interface StatePart {
	/** A Yjs update (V1). */
	readonly update: Uint8Array;
	/** For each client the clock after its last struct in this part. */
	readonly ends: ReadonlyMap<number, number>;
	/** Whether it deletes anything. */
	readonly deletes: boolean;
}

/** How many structs are read or placed between two interruptions. */
const STEP = 500;
/** At most: a deleted range with its client. */
const DELETE_SIZE = 24;
/** At most: the head of a client's structs within a part. */
const HEAD_SIZE = 24;

/** @param limit bytes of a part, except where a single struct is longer */
export function* cutState(bytes: Uint8Array, limit: number): Generator<undefined, StatePart[]> {
	const decoder = decoding.createDecoder(bytes);
	const lines = yield* readLines(decoder);
	const parts: StatePart[] = [];
	let part = new PartWriter(bytes);
	let placed = 0;
	for (const line of inOrder(lines)) {
		const size = line.at[line.next + 1] - line.at[line.next];
		if (part.size > 0 && part.size + size > limit) {
			parts.push(part.end());
			part = new PartWriter(bytes);
		}
		part.add(line);
		if (++placed % STEP === 0) yield;
	}
	if (part.size > 0) parts.push(part.end());
	yield* cutDeletes(decoder, limit, parts);
	return parts;
}

/** The structs of one client: where each begins, its first clock, and what it rests on. */
interface Line {
	readonly client: number;
	/** Byte positions; one more than there are structs. */
	readonly at: number[];
	/** Clocks; one more than there are structs. */
	readonly clock: number[];
	/** By struct: client and clock of what it rests on, two each, where that is another's. */
	readonly rests: Map<number, readonly number[]>;
	/** The next struct that is to be placed. */
	next: number;
}

function* readLines(decoder: decoding.Decoder): Generator<undefined, Map<number, Line>> {
	const lines = new Map<number, Line>();
	let read = 0;
	for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
		const structs = decoding.readVarUint(decoder);
		const client = decoding.readVarUint(decoder);
		const line: Line = { client, at: [], clock: [], rests: new Map(), next: 0 };
		let clock = decoding.readVarUint(decoder);
		for (let i = 0; i < structs; i++) {
			line.at.push(decoder.pos);
			line.clock.push(clock);
			clock += stepOver(decoder, line, i);
			if (++read % STEP === 0) yield;
		}
		line.at.push(decoder.pos);
		line.clock.push(clock);
		lines.set(client, line);
	}
	return lines;
}

/** Places every struct after those it rests on: the line given has a struct to be placed at `next`. */
function* inOrder(lines: ReadonlyMap<number, Line>): Generator<Line, void> {
	for (const first of lines.values()) {
		const stack = [first];
		for (let line = stack.at(-1); line; line = stack.at(-1)) {
			const blocking = line.next < line.clock.length - 1 ? blockingLine(line, lines) : undefined;
			if (blocking && !stack.includes(blocking)) stack.push(blocking);
			else if (line.next >= line.clock.length - 1) stack.pop();
			else {
				yield line;
				line.next++;
				const below = stack.at(-2);
				if (below && blockingLine(below, lines) !== line) stack.pop();
			}
		}
	}
}

/** The line whose next struct must come before the next of this one. */
function blockingLine(line: Line, lines: ReadonlyMap<number, Line>): Line | undefined {
	const rests = line.rests.get(line.next);
	for (let i = 0; rests && i < rests.length; i += 2) {
		const other = lines.get(rests[i]);
		if (other && other.clock[other.next] <= rests[i + 1]) return other;
	}
	return undefined;
}

class PartWriter {
	size = 0;
	/** Of each line the structs from … to that are in this part: they are one run of bytes. */
	readonly #runs = new Map<Line, { from: number; to: number }>();

	constructor(readonly bytes: Uint8Array) {}

	/** Takes in the line's next struct. */
	add(line: Line): void {
		const run = this.#runs.get(line);
		if (run) run.to = line.next + 1;
		else this.#runs.set(line, { from: line.next, to: line.next + 1 });
		this.size += line.at[line.next + 1] - line.at[line.next] + (run ? 0 : HEAD_SIZE);
	}

	end(): StatePart {
		const ends = new Map<number, number>();
		const update = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, this.#runs.size);
			for (const [{ client, at, clock }, { from, to }] of this.#runs) {
				encoding.writeVarUint(encoder, to - from);
				encoding.writeVarUint(encoder, client);
				encoding.writeVarUint(encoder, clock[from]);
				encoding.writeUint8Array(encoder, this.bytes.subarray(at[from], at[to]));
				ends.set(client, clock[to]);
			}
			encoding.writeVarUint(encoder, 0);
		});
		return { update, ends, deletes: false };
	}
}

function* cutDeletes(
	decoder: decoding.Decoder,
	limit: number,
	parts: StatePart[]
): Generator<undefined, void> {
	const most = Math.max(1, Math.floor(limit / DELETE_SIZE));
	for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
		const client = decoding.readVarUint(decoder);
		for (let left = decoding.readVarUint(decoder); left > 0; left -= most) {
			const count = Math.min(left, most);
			const update = encoding.encode((encoder) => {
				encoding.writeVarUint(encoder, 0);
				encoding.writeVarUint(encoder, 1);
				encoding.writeVarUint(encoder, client);
				encoding.writeVarUint(encoder, count);
				for (let i = 0; i < 2 * count; i++)
					encoding.writeVarUint(encoder, decoding.readVarUint(decoder));
			});
			parts.push({ update, ends: new Map(), deletes: true });
			yield;
		}
	}
}

/** Steps over one struct, notes what of others it rests on, and returns how many ticks it takes. */
function stepOver(decoder: decoding.Decoder, { client, rests }: Line, index: number): number {
	const info = decoding.readUint8(decoder);
	const content = info & 0x1f;
	if (content === CONTENT.gc || content === CONTENT.skip) return decoding.readVarUint(decoder);
	const ticks: number[] = [];
	const tick = (): void => {
		const of = decoding.readVarUint(decoder);
		const clock = decoding.readVarUint(decoder);
		if (of !== client) ticks.push(of, clock);
	};
	if (info & 0x80) tick();
	if (info & 0x40) tick();
	if (!(info & 0xc0)) {
		if (decoding.readVarUint(decoder) === 1) stepOverBytes(decoder);
		else tick();
		if (info & 0x20) stepOverBytes(decoder);
	}
	if (ticks.length > 0) rests.set(index, ticks);
	return stepOverContent(decoder, content);
}

function stepOverContent(decoder: decoding.Decoder, content: number): number {
	switch (content) {
		case CONTENT.deleted:
			return decoding.readVarUint(decoder);
		case CONTENT.json:
			return times(decoder, stepOverBytes);
		case CONTENT.string:
			return decoding.readVarString(decoder).length;
		case CONTENT.any:
			return times(decoder, stepOverValue);
		case CONTENT.binary:
		case CONTENT.embed:
			stepOverBytes(decoder);
			return 1;
		case CONTENT.format:
			stepOverBytes(decoder);
			stepOverBytes(decoder);
			return 1;
		default:
			// Nothing is nested in a room: neither types nor documents.
			throw new RangeError(`content ${content}`);
	}
}

/** Strings and binaries: a length, then so many bytes. */
function stepOverBytes(decoder: decoding.Decoder): void {
	const length = decoding.readVarUint(decoder);
	decoder.pos += length;
}

function times(decoder: decoding.Decoder, step: (decoder: decoding.Decoder) => void): number {
	const count = decoding.readVarUint(decoder);
	for (let i = 0; i < count; i++) step(decoder);
	return count;
}

/** One lib0 `any`. */
function stepOverValue(decoder: decoding.Decoder): void {
	switch (decoding.readUint8(decoder)) {
		case 125:
			decoding.readVarInt(decoder);
			return;
		case 124:
			decoder.pos += 4;
			return;
		case 123:
		case 122:
			decoder.pos += 8;
			return;
		case 119:
		case 116:
			return stepOverBytes(decoder);
		case 118:
			times(decoder, (inner) => {
				stepOverBytes(inner);
				stepOverValue(inner);
			});
			return;
		case 117:
			times(decoder, stepOverValue);
	}
}
