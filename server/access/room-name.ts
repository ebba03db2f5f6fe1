/** Names of rooms: `book/<bookId>/department` and `book/<bookId>/unit/<unitId>`. */
export interface RoomPlace {
	readonly bookId: string;
	/** Absent: the department's room. */
	readonly unit?: string;
}

const NAME = /^book\/([\w-]{1,64})\/(?:department|unit\/([\w-]{1,64}))$/;

export function parseRoom(room: string): RoomPlace | undefined {
	const match = NAME.exec(room);
	if (!match) return undefined;
	const [, bookId, unit] = match;
	return unit === undefined ? { bookId } : { bookId, unit };
}
