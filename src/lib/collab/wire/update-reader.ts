/**
 * Reads a Yjs V1 update struct by struct without building any, so that limits and rights can be
 * checked and large updates cut before Yjs sees them. The format: for each client its number of structs,
 * id and first clock, then the structs; then the delete set, for each client its ranges.
 */
import * as decoding from 'lib0/decoding';

/** One struct, with where its bytes are. */
export interface StructSpan {
	readonly client: number;
	readonly clock: number;
	readonly length: number;
	/** Number of the content's kind; GC is 0, a gap (skip) 10. */
	readonly content: number;
	/** Name of the root type it is put in, where it says so itself. */
	readonly root?: string;
	/** Key within the map it is put in, where it says so itself. */
	readonly key?: string;
	/** The ticks that it was written behind and before; of a value in a map, behind is on top of. */
	readonly left?: Tick;
	readonly right?: Tick;
	/** What it writes, one after the other, where that are values and not characters. */
	readonly values?: readonly unknown[];
	readonly from: number;
	readonly to: number;
}

export interface Tick {
	readonly client: number;
	readonly clock: number;
}

export interface DeleteSpan {
	readonly client: number;
	readonly clock: number;
	readonly length: number;
}

export const CONTENT = {
	gc: 0,
	deleted: 1,
	json: 2,
	binary: 3,
	string: 4,
	embed: 5,
	format: 6,
	type: 7,
	any: 8,
	doc: 9,
	skip: 10
} as const;

export interface UpdateVisitor {
	clients(count: number): void;
	struct(span: StructSpan): void;
	deleted(span: DeleteSpan): void;
}

const MAX_DEPTH = 16;

export class MalformedUpdate extends Error {}

/** Walks an update; throws MalformedUpdate, or what the visitor throws. Never reads past its end. */
export function readUpdate(bytes: Uint8Array, visitor: UpdateVisitor): void {
	const decoder = decoding.createDecoder(bytes);
	let visiting = false;
	const visit = (call: () => void): void => {
		visiting = true;
		call();
		visiting = false;
	};
	try {
		const clients = decoding.readVarUint(decoder);
		visit(() => visitor.clients(clients));
		const seen = new Set<number>();
		for (let i = 0; i < clients; i++)
			readClient(decoder, seen, (span) => visit(() => visitor.struct(span)));
		const deleters = decoding.readVarUint(decoder);
		for (let i = 0; i < deleters; i++) {
			readDeletes(decoder, (span) => visit(() => visitor.deleted(span)));
		}
	} catch (error) {
		if (visiting || error instanceof MalformedUpdate) throw error;
		// lib0 throws errors of many kinds on short buffers, bad UTF-8 and integers beyond 2^53.
		throw new MalformedUpdate(error instanceof Error ? error.message : String(error));
	}
	if (decoding.hasContent(decoder)) throw new MalformedUpdate('bytes after the end');
}

function readClient(
	decoder: decoding.Decoder,
	seen: Set<number>,
	struct: (span: StructSpan) => void
): void {
	const structs = decoding.readVarUint(decoder);
	const client = decoding.readVarUint(decoder);
	// Yjs would forget what it read of the client before.
	if (seen.has(client)) throw new MalformedUpdate('a client twice');
	seen.add(client);
	let clock = decoding.readVarUint(decoder);
	for (let i = 0; i < structs; i++) {
		const span = readStruct(decoder, client, clock);
		struct(span);
		clock += span.length;
	}
}

function readDeletes(decoder: decoding.Decoder, deleted: (span: DeleteSpan) => void): void {
	const client = decoding.readVarUint(decoder);
	const ranges = decoding.readVarUint(decoder);
	for (let i = 0; i < ranges; i++) {
		const clock = decoding.readVarUint(decoder);
		deleted({ client, clock, length: decoding.readVarUint(decoder) });
	}
}

function readStruct(decoder: decoding.Decoder, client: number, clock: number): StructSpan {
	const from = decoder.pos;
	const info = decoding.readUint8(decoder);
	const content = info & 0x1f;
	if (content === CONTENT.gc || content === CONTENT.skip) {
		const length = decoding.readVarUint(decoder);
		return { client, clock, length, content, from, to: decoder.pos };
	}
	const place = readPlace(decoder, info);
	const values = content === CONTENT.any ? readValues(decoder, 0) : undefined;
	const length = values ? values.length : readContent(decoder, content);
	if (length < 1) throw new MalformedUpdate('empty struct');
	return { client, clock, length, content, ...place, values, from, to: decoder.pos };
}

/** Origins, or, where an item has none, its parent. */
function readPlace(
	decoder: decoding.Decoder,
	info: number
): Pick<StructSpan, 'root' | 'key' | 'left' | 'right'> {
	const left = info & 0x80 ? readTick(decoder) : undefined;
	const right = info & 0x40 ? readTick(decoder) : undefined;
	if (left || right) return { left, right };
	let root: string | undefined;
	if (decoding.readVarUint(decoder) === 1) root = decoding.readVarString(decoder);
	else readTick(decoder);
	return { root, key: info & 0x20 ? decoding.readVarString(decoder) : undefined };
}

function readTick(decoder: decoding.Decoder): Tick {
	const client = decoding.readVarUint(decoder);
	return { client, clock: decoding.readVarUint(decoder) };
}

/** Steps over an item's content that are no values and tells how many clock ticks it takes. */
function readContent(decoder: decoding.Decoder, content: number): number {
	switch (content) {
		case CONTENT.deleted:
			return decoding.readVarUint(decoder);
		case CONTENT.json:
			return repeat(decoder, () => decoding.readVarString(decoder));
		case CONTENT.string:
			return decoding.readVarString(decoder).length;
		case CONTENT.binary:
			decoding.readVarUint8Array(decoder);
			return 1;
		case CONTENT.embed:
			decoding.readVarString(decoder);
			return 1;
		case CONTENT.format:
			decoding.readVarString(decoder);
			decoding.readVarString(decoder);
			return 1;
		case CONTENT.type: {
			const kind = decoding.readVarUint(decoder);
			if (kind === 3 || kind === 5) decoding.readVarString(decoder);
			return 1;
		}
		case CONTENT.doc:
			decoding.readVarString(decoder);
			readValue(decoder, 0);
			return 1;
		default:
			throw new MalformedUpdate(`content ${content}`);
	}
}

function repeat(decoder: decoding.Decoder, read: () => void): number {
	const count = decoding.readVarUint(decoder);
	for (let i = 0; i < count; i++) read();
	return count;
}

function readValues(decoder: decoding.Decoder, depth: number): unknown[] {
	const count = decoding.readVarUint(decoder);
	const values: unknown[] = [];
	for (let i = 0; i < count; i++) values.push(readValue(decoder, depth));
	return values;
}

/** One lib0 `any`, nested no deeper than MAX_DEPTH. */
function readValue(decoder: decoding.Decoder, depth: number): unknown {
	if (depth > MAX_DEPTH) throw new MalformedUpdate('nested too deep');
	const kind = decoding.readUint8(decoder);
	switch (kind) {
		case 127:
			return undefined;
		case 126:
			return null;
		case 125:
			return decoding.readVarInt(decoder);
		case 124:
			return decoding.readFloat32(decoder);
		case 123:
			return decoding.readFloat64(decoder);
		case 122:
			return decoding.readBigInt64(decoder);
		case 121:
			return false;
		case 120:
			return true;
		case 119:
			return decoding.readVarString(decoder);
		case 118:
			return readRecord(decoder, depth);
		case 117:
			return readValues(decoder, depth + 1);
		case 116:
			return decoding.readVarUint8Array(decoder);
		default:
			throw new MalformedUpdate(`value kind ${kind}`);
	}
}

function readRecord(decoder: decoding.Decoder, depth: number): Readonly<Record<string, unknown>> {
	const count = decoding.readVarUint(decoder);
	const record: Record<string, unknown> = {};
	for (let i = 0; i < count; i++) {
		const name = decoding.readVarString(decoder);
		if (name === '__proto__') throw new MalformedUpdate('__proto__');
		record[name] = readValue(decoder, depth + 1);
	}
	return record;
}
