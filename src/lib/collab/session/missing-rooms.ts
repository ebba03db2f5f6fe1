/** Rooms of which this device has nothing yet: whoever counts rows must know of them. */
import { parseSheetRoom, type SheetRoom } from '../room/room-name';
import type { RoomReplica } from './room-replica';

export function missingIn(replicas: Iterable<RoomReplica>): SheetRoom[] {
	return [...replicas].flatMap(({ room, isHere }) => (isHere ? [] : (parseSheetRoom(room) ?? [])));
}
