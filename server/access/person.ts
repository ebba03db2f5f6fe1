/** Somebody whom the server knows: the identity that clients see, and what rights are decided by. */
import type { Identity } from '$lib/collab/session';

export interface Person extends Identity {
	/**
	 * Name of a clerk's unit. Unit ids are only unique within a book, so a right needs both: u2 of
	 * one department's book is not u2 of another's.
	 */
	readonly unitName?: string;
}

/** What others may see of a person. */
export function identityOf({ id, name, role, unit }: Person): Identity {
	return unit === undefined ? { id, name, role } : { id, name, role, unit };
}
