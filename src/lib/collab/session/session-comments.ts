/** The comments of an open book on its rooms: what is said in one, what this person has seen in another. */
import { Comments, type CommentsOptions, type RoomPort } from '../comment/comments';
import { commentsRoom, parseRoom, type RoomName } from '../room/room-name';
import { OWN_EDIT } from '../room/origin';
import type { RoomReplica } from './room-replica';
import type { Refusal } from '../room/refusal';

export interface SessionCommentsOptions extends Omit<CommentsOptions, 'said' | 'seen'> {
	readonly bookId: string;
	readonly replicas: ReadonlyMap<RoomName, RoomReplica>;
	refusalFor(room: RoomName): Refusal | undefined;
}

export function commentsOfSession(options: SessionCommentsOptions): Comments {
	const { bookId, replicas, refusalFor, ...rest } = options;
	const port = (room: RoomName | undefined): RoomPort | undefined => {
		const replica = room === undefined ? undefined : replicas.get(room);
		if (room === undefined || !replica) return undefined;
		const { doc } = replica;
		return {
			doc,
			refusal: () => refusalFor(room),
			write: (run) => doc.transact(() => run(doc), OWN_EDIT)
		};
	};
	const own = [...replicas.keys()].find(isOwnRoom);
	return new Comments({ ...rest, said: () => port(commentsRoom(bookId)), seen: () => port(own) });
}

/** Of the rooms that a person opens, the one of what they have seen. */
export function isOwnRoom(room: RoomName): boolean {
	return parseRoom(room)?.kind === 'person';
}
