/**
 * Rooms: the permission boundaries of a book. `book/<book>/department` and `book/<book>/unit/<unit>`
 * hold its sheets, `book/<book>/workflow` the steps to its approval, which the server alone writes,
 * `book/<book>/comments` what people say about it, `book/<book>/person/<person>` what one of them
 * has seen. Names go into URLs, log lines and keys, so their characters are few.
 */
import type { Unit, UnitId } from '$lib/budget/book/book';
import type { Part } from '$lib/budget/book/workflow';

export type RoomName = string;

/** A room that holds sheets of the book. */
export type SheetRoom =
	| { readonly kind: 'department'; readonly book: string }
	| { readonly kind: 'unit'; readonly book: string; readonly unit: UnitId };

/** A room that makes the book: its sheets, and how far they have come. */
export type BookRoom = SheetRoom | { readonly kind: 'workflow'; readonly book: string };

export type Room =
	| BookRoom
	| { readonly kind: 'comments'; readonly book: string }
	| { readonly kind: 'person'; readonly book: string; readonly person: string };

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Whether the id of a book, a unit or a person may be part of a room name. */
export function isRoomId(id: string): boolean {
	return ID.test(id);
}

/** What the names of all rooms of a book begin with. */
export function roomPrefix(book: string): string {
	return `book/${checked(book)}/`;
}

export function departmentRoom(book: string): RoomName {
	return `book/${checked(book)}/department`;
}

export function unitRoom(book: string, unit: UnitId): RoomName {
	return `book/${checked(book)}/unit/${checked(unit)}`;
}

export function workflowRoom(book: string): RoomName {
	return `book/${checked(book)}/workflow`;
}

export function commentsRoom(book: string): RoomName {
	return `book/${checked(book)}/comments`;
}

/** @throws RangeError where the person's id may be no part of a room name */
export function personRoom(book: string, person: string): RoomName {
	return `book/${checked(book)}/person/${checked(person)}`;
}

/** Reads a room name; anything else than exactly one of these forms is no room. */
export function parseRoom(name: string): Room | undefined {
	const [lead, book, kind, id, ...rest] = name.split('/');
	if (lead !== 'book' || book === undefined || !ID.test(book) || rest.length > 0) return undefined;
	if (id === undefined)
		return kind === 'department' || kind === 'workflow' || kind === 'comments'
			? { kind, book }
			: undefined;
	if (!ID.test(id)) return undefined;
	if (kind === 'unit') return { kind, book, unit: id };
	if (kind === 'person') return { kind, book, person: id };
	return undefined;
}

/** Reads the name of a room that holds sheets; `undefined` where it is another room or none. */
export function parseSheetRoom(name: string): SheetRoom | undefined {
	const room = parseRoom(name);
	return room?.kind === 'department' || room?.kind === 'unit' ? room : undefined;
}

/** Reads the name of a room that makes the book; `undefined` where it is another room or none. */
export function parseBookRoom(name: string): BookRoom | undefined {
	const room = parseRoom(name);
	return room?.kind === 'workflow' ? room : parseSheetRoom(name);
}

/** Every room that makes a book, the department's first. */
export function bookRoomsOf(
	book: string,
	head: { readonly units: readonly Pick<Unit, 'id'>[] }
): RoomName[] {
	return [...roomsOf(book, head), workflowRoom(book)];
}

/** Every room of a book that holds sheets, the department's first. */
export function roomsOf(
	book: string,
	head: { readonly units: readonly Pick<Unit, 'id'>[] }
): RoomName[] {
	return [departmentRoom(book), ...head.units.map((u) => unitRoom(book, u.id))];
}

/** The part of the workflow that a room holds. */
export function partOf(room: RoomName): Part | undefined {
	const place = parseRoom(room);
	if (place?.kind === 'unit') return place.unit;
	return place?.kind === 'department' ? 'department' : undefined;
}

/** The room that holds a part of the workflow. */
export function roomOfPart(book: string, part: Part): RoomName {
	return part === 'department' ? departmentRoom(book) : unitRoom(book, part);
}

/** The department's room first, then by name: the order in which rooms claim a row. */
export function byClaim(a: RoomName, b: RoomName): number {
	const order = (room: RoomName) => (parseRoom(room)?.kind === 'department' ? 0 : 1);
	return order(a) - order(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function checked(id: string): string {
	if (!ID.test(id)) throw new RangeError(`not a room id: ${JSON.stringify(id)}`);
	return id;
}
