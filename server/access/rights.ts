/**
 * Who may read and write which room. This is the one place that decides it: the relay asks at
 * every message, the API at every request.
 */
import { departmentRoom, parseRoom } from '$lib/collab/room-name';
import type { BookRecord } from '../store/store';
import type { Person } from './person';

/** What a decision needs of a book. */
export type BookRights = Pick<BookRecord, 'id' | 'units'>;

export function mayRead(person: Person, room: string, book: BookRights): boolean {
	const place = parseRoom(room);
	if (!place || place.book !== book.id) return false;
	// A clerk of another department has no business here.
	if (person.role === 'clerk' && unitOf(person, book) === undefined) return false;
	if (place.kind === 'department') return true;
	return book.units.some((unit) => unit.id === place.unit);
}

export function mayWrite(person: Person, room: string, book: BookRights): boolean {
	if (!mayRead(person, room, book)) return false;
	if (person.role === 'coordinator') return true;
	if (person.role !== 'clerk') return false;
	const place = parseRoom(room);
	return place?.kind === 'unit' && place.unit === unitOf(person, book);
}

/** The id of the unit in `book` for which a clerk works. */
function unitOf(person: Person, book: BookRights): string | undefined {
	return book.units.find((unit) => unit.id === person.unit && unit.name === person.unitName)?.id;
}

/** Whether a person sees that a book exists. */
export function maySee(person: Person, book: BookRights): boolean {
	return mayRead(person, departmentRoom(book.id), book);
}

/** Who may make a book out of a document. */
export function mayCreateBooks(person: Person): boolean {
	return person.role === 'coordinator';
}
