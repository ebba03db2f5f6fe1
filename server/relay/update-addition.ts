/** What an update brings to its room, for the room's quota. What deletes only brings nothing. */
import type { RoomAddition } from '$lib/collab/room/room-quota';
import type { StructSpan } from '$lib/collab/wire/update-reader';

export function additionOf(structs: readonly StructSpan[], bytes: number): RoomAddition {
	const keysIn = (of: string): string[] =>
		structs.flatMap(({ root, key }) => (root === of && key !== undefined ? [key] : []));
	return {
		...{ cells: keysIn('cells'), rows: keysIn('rows') },
		bytes: structs.length > 0 ? bytes : 0
	};
}
