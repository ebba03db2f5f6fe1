/** Who somebody is in a book, and what they may open of it. */
import type { UnitId } from '$lib/budget/book/book';

export type Role = 'coordinator' | 'clerk' | 'reviewer' | 'viewer';

/** Who somebody is, as the server says. */
export interface Identity {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	/** A clerk's own unit. */
	readonly unit?: UnitId;
}

/** A room of the book as `/api/books/:id` tells it. */
export interface RoomAccess {
	readonly room: string;
	readonly mayWrite: boolean;
}
