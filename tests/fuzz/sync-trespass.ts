/** Somebody who writes past Hebian's own client what they may not, and how it would show. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { RoomName } from '$lib/collab/room/room-name';
import { cellsOf, readRecord } from '$lib/collab/room/schema';
import { MESSAGE, SYNC } from '$lib/collab/wire/wire';
import type { World } from './sync-world';

/** Values that nobody writes who may. */
const FORGED = -1_000_000;

/**
 * Sends an update over a raw line: in another's name where the room is the own one, else in the own.
 * Resolves with whether the line came up.
 */
export async function trespass(
	world: World,
	person: string,
	{ room, mayWrite }: { readonly room: RoomName; readonly mayWrite: boolean }
): Promise<boolean> {
	const socket = world.network.connect(`ws://office/sync/${room}`, person);
	socket.binaryType = 'arraybuffer';
	await world.time.pass(100);
	if (socket.readyState !== 1) return false;
	const doc = new Y.Doc();
	doc.clientID = 1_000 + world.random.below(2 ** 31);
	const record = {
		v: FORGED - world.random.below(1_000),
		t: world.time.now,
		by: mayWrite ? 'somebody-else' : person
	};
	cellsOf(doc).set(`r${world.random.below(4)}:合计`, record);
	const frame = encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, SYNC.update);
		encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc));
	});
	socket.send(frame as Uint8Array<ArrayBuffer>);
	await world.time.pass(200);
	socket.close();
	return true;
}

/** Throws where a forged value has come into a room. */
export function checkNoTrespass(durable: ReadonlyMap<RoomName, Y.Doc>): void {
	for (const [room, doc] of durable) {
		for (const [key, stored] of cellsOf(doc).entries()) {
			const value = readRecord(stored)?.v;
			if (typeof value === 'number' && value <= FORGED)
				throw new Error(`written outside rights: ${room} ${key}`);
		}
	}
}
