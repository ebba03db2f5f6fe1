/** Why a person cannot write a room of the book now. */
import type { BookHead } from '$lib/budget/book/book';
import { parseRoom, type RoomName } from '../room/room-name';
import type { RoomReplica } from './room-replica';
import type { Identity } from '../room/identity';
import type { Refusal } from '../room/refusal';

export function roomRefusal(
	room: RoomName,
	replicas: ReadonlyMap<RoomName, RoomReplica>,
	identity: Identity,
	head: BookHead
): Refusal | undefined {
	const replica = replicas.get(room);
	if (replica) return storageRefusal(replicas.values()) ?? replica.refusal(identity, head);
	const place = parseRoom(room);
	return { kind: 'not-yours', owner: place?.kind === 'unit' ? place.unit : 'department' };
}

/** A device that can't store one room is not trusted with another. */
function storageRefusal(replicas: Iterable<RoomReplica>): Refusal | undefined {
	for (const { failure } of replicas)
		if (failure) return { kind: 'storage-failed', reason: failure };
	return undefined;
}
