/**
 * Rooms: the permission boundaries of a book. `book/<book>/department` and `book/<book>/unit/<unit>`.
 * Names go into URLs, log lines and keys, so their characters are few.
 */
import type { Unit, UnitId } from '$lib/budget/book';

export type RoomName = string;

export type Room =
	| { readonly kind: 'department'; readonly book: string }
	| { readonly kind: 'unit'; readonly book: string; readonly unit: UnitId };

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Whether a book or unit id may be part of a room name. */
export function isRoomId(id: string): boolean {
	return ID.test(id);
}

export function departmentRoom(book: string): RoomName {
	return `book/${checked(book)}/department`;
}

export function unitRoom(book: string, unit: UnitId): RoomName {
	return `book/${checked(book)}/unit/${checked(unit)}`;
}

/** Reads a room name; anything else than exactly one of the two forms is no room. */
export function parseRoom(name: string): Room | undefined {
	const [lead, book, kind, unit, ...rest] = name.split('/');
	if (lead !== 'book' || book === undefined || !ID.test(book) || rest.length > 0) return undefined;
	if (kind === 'department' && unit === undefined) return { kind, book };
	if (kind === 'unit' && unit !== undefined && ID.test(unit)) return { kind, book, unit };
	return undefined;
}

/** Every room of a book, the department's first. */
export function roomsOf(
	book: string,
	head: { readonly units: readonly Pick<Unit, 'id'>[] }
): RoomName[] {
	return [departmentRoom(book), ...head.units.map((u) => unitRoom(book, u.id))];
}

/** The department's room first, then by name: the order in which rooms claim a row. */
export function byClaim(a: RoomName, b: RoomName): number {
	const order = (room: RoomName) => (room.endsWith('/department') ? 0 : 1);
	return order(a) - order(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function checked(id: string): string {
	if (!ID.test(id)) throw new RangeError(`not a room id: ${JSON.stringify(id)}`);
	return id;
}
