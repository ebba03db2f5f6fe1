/**
 * Who may do what. This is the one place that decides it: the relay asks at every message, the API
 * at every request, and both hand in the person as they are at that moment.
 */
import { isClosed, progressOf, type PartState, type Workflow } from '$lib/budget/book/workflow';
import { departmentRoom, parseRoom, partOf } from '$lib/collab/room/room-name';
import type { Identity, Role } from '$lib/collab/room/identity';
import type { BookRecord } from '../store/store';
import { EVERY_DEPARTMENT, type Grant, type Person } from './person';

/** What a decision needs of a book. */
export interface BookRights extends Pick<BookRecord, 'id' | 'units' | 'department'> {
	/** Where the book's workflow stands now; the relay asks it at every message. */
	readonly workflow?: () => Workflow;
	/** The book's workflow is damaged, so that nobody knows what is closed: everything is. */
	readonly closed?: true;
}

/** What somebody is in one book; `unit` is the id that a clerk's unit has there. */
export type RoleInBook = Pick<Identity, 'role' | 'unit'>;

/** The strongest first: it counts where a person has a role in the department and one in all of them. */
const ROLES: readonly Role[] = ['coordinator', 'clerk', 'reviewer', 'viewer'];

/** The role of a person in a book; undefined for who has no business there. */
export function roleIn({ grants }: Person, book: BookRights): RoleInBook | undefined {
	let strongest: RoleInBook | undefined;
	for (const grant of grants) {
		const role = roleBy(grant, book);
		if (role && !(strongest && isStronger(strongest, role))) strongest = role;
	}
	return strongest;
}

function roleBy({ department, role, unit }: Grant, book: BookRights): RoleInBook | undefined {
	if (department !== EVERY_DEPARTMENT && department !== book.department.name) return undefined;
	if (role !== 'clerk') return { role };
	const own = book.units.find(({ name }) => name === unit);
	return own && { role, unit: own.id };
}

function isStronger(a: RoleInBook, b: RoleInBook): boolean {
	return ROLES.indexOf(a.role) < ROLES.indexOf(b.role);
}

/** What others see of a person in a book. */
export function identityIn(person: Person, book: BookRights): Identity | undefined {
	const role = roleIn(person, book);
	return role && { id: person.id, name: person.name, ...role };
}

export function mayRead(person: Person, room: string, book: BookRights): boolean {
	const place = parseRoom(room);
	if (!place || place.book !== book.id || !roleIn(person, book)) return false;
	switch (place.kind) {
		case 'department':
		case 'comments':
		case 'workflow':
			return true;
		case 'unit':
			return book.units.some((unit) => unit.id === place.unit);
		case 'person':
			return place.person === person.id;
	}
}

export function mayWrite(person: Person, room: string, book: BookRights): boolean {
	if (!mayRead(person, room, book)) return false;
	const { role, unit } = roleIn(person, book)!;
	const place = parseRoom(room);
	// What somebody has seen is theirs to note, and whoever has a say in the book may comment.
	if (place?.kind === 'person') return true;
	if (place?.kind === 'comments') return role !== 'viewer';
	// Its steps are taken by the server, on request (workflow-routes.ts).
	if (place?.kind === 'workflow') return false;
	if (role === 'coordinator') return true;
	if (role !== 'clerk') return false;
	return place?.kind === 'unit' && place.unit === unit;
}

/** The state of a room's part where it is closed to a person who may write it otherwise. */
export function lockOn(person: Person, room: string, book: BookRights): PartState | undefined {
	const part = partOf(room);
	if (part === undefined) return undefined;
	if (book.closed) return '锁定';
	if (!book.workflow) return undefined;
	const { state } = progressOf(book.workflow(), part);
	const whose = roleIn(person, book)?.role === 'coordinator' ? 'coordinator' : 'unit';
	return isClosed(state, whose) ? state : undefined;
}

/** Whether a person sees that a book exists. */
export function maySee(person: Person, book: BookRights): boolean {
	return mayRead(person, departmentRoom(book.id), book);
}

/** Who may make a book out of a document; of which department, `mayCoordinate` says once it is read. */
export function mayCreateBooks(person: Person): boolean {
	return person.grants.some(({ role }) => role === 'coordinator');
}

/** Who decides about a department's books and people. */
export function mayCoordinate(person: Person, department: string): boolean {
	return person.grants.some(
		(grant) =>
			grant.role === 'coordinator' &&
			(grant.department === EVERY_DEPARTMENT || grant.department === department)
	);
}

/** The strongest role that a person has anywhere: what they are outside of any book. */
export function roleAnywhere({ grants }: Person): Role {
	return ROLES.find((role) => grants.some((grant) => grant.role === role)) ?? 'viewer';
}
