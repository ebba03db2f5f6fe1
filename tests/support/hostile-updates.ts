/** Updates that would hurt a server which gave them to Yjs unread; for tests and the bench. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Content kinds and flags of the V1 format. */
const GC = 0;
const STRING = 4;
const ANY = 8;
const SKIP = 10;

function update(write: (encoder: encoding.Encoder) => void): Uint8Array {
	return encoding.encode((encoder) => {
		write(encoder);
		// No deletions.
		encoding.writeVarUint(encoder, 0);
	});
}

function client(encoder: encoding.Encoder, id: number, clock: number, structs: number): void {
	encoding.writeVarUint(encoder, structs);
	encoding.writeVarUint(encoder, id);
	encoding.writeVarUint(encoder, clock);
}

/** About 150 KB that name many thousands of clients: Yjs sorts and searches for each. */
function manyClients(count = 19_000): Uint8Array {
	return update((encoder) => {
		encoding.writeVarUint(encoder, count);
		for (let i = 0; i < count; i++) {
			client(encoder, 2 ** 28 + i, 0, 1);
			encoding.writeUint8(encoder, GC);
			encoding.writeVarUint(encoder, 1);
		}
	});
}

function clockGap(): Uint8Array {
	return update((encoder) => {
		encoding.writeVarUint(encoder, 1);
		client(encoder, 7, 2 ** 40, 1);
		encoding.writeUint8(encoder, GC);
		encoding.writeVarUint(encoder, 1);
	});
}

function skipped(): Uint8Array {
	return update((encoder) => {
		encoding.writeVarUint(encoder, 1);
		client(encoder, 7, 0, 2);
		encoding.writeUint8(encoder, SKIP);
		encoding.writeVarUint(encoder, 2 ** 30);
		encoding.writeUint8(encoder, GC);
		encoding.writeVarUint(encoder, 1);
	});
}

function deepValue(depth = 5_000): Uint8Array {
	return update((encoder) => {
		encoding.writeVarUint(encoder, 1);
		client(encoder, 7, 0, 1);
		encoding.writeUint8(encoder, ANY | 0x20);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, 'cells');
		encoding.writeVarString(encoder, 'r1:合计');
		encoding.writeVarUint(encoder, 1);
		for (let i = 0; i < depth; i++) encoding.writeUint8Array(encoder, new Uint8Array([117, 1]));
		encoding.writeUint8(encoder, 126);
	});
}

function deepTypes(depth = 5_000): Uint8Array {
	const doc = new Y.Doc();
	let map: Y.Map<unknown> = doc.getMap('cells');
	for (let i = 0; i < depth; i++) {
		const inner = new Y.Map();
		map.set('r1:合计', inner);
		map = inner;
	}
	return Y.encodeStateAsUpdate(doc);
}

/** Characters put at one place by very many, who did not see each other: each is compared with all. */
export function crowdedText(clients: number, root = 'text:r1:正文'): Uint8Array {
	return update((encoder) => {
		encoding.writeVarUint(encoder, clients);
		for (let i = 0; i < clients; i++) {
			client(encoder, 1_000 + i, 0, 1);
			encoding.writeUint8(encoder, STRING);
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarString(encoder, root);
			encoding.writeVarString(encoder, 'x');
		}
	});
}

/** yjs#687: 27 bytes with which `mergeUpdatesV2` never ends. */
const YJS_687 = Buffer.from('00010000000001000100010200001602000001fdffffffff7f0000', 'hex');

export const HOSTILE_UPDATES: readonly (readonly [string, Uint8Array])[] = [
	['150 KB of many clients', manyClients()],
	['a clock beyond any bound', clockGap()],
	['a gap that is skipped', skipped()],
	['values nested 5,000 deep', deepValue()],
	['types nested 5,000 deep', deepTypes()],
	['the 27 bytes of yjs#687', new Uint8Array(YJS_687)],
	['more structs than a frame of work has', crowdedText(2_001)]
];
