/** Somebody whom the server knows: what rights are decided by. */
import type { Role } from '$lib/collab/room/identity';

/** In place of a department's name: every department of this server, also those to come. */
export const EVERY_DEPARTMENT = '*';

/** What somebody is in one department, in all its books. */
export interface Grant {
	/** The department's name, or `EVERY_DEPARTMENT`. */
	readonly department: string;
	readonly role: Role;
	/**
	 * The name of a clerk's unit. Unit ids are only unique within a book: u2 of one department's
	 * book is not u2 of another's, and next year's book may number its units anew.
	 */
	readonly unit?: string;
}

export interface Person {
	readonly id: string;
	readonly name: string;
	/** At most one for each department. */
	readonly grants: readonly Grant[];
}
