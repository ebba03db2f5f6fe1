/** Who is asked to see to which findings: a record for each finding in the book's settings. */
import { settingOf, type Assignment } from '$lib/budget/settings/book-settings';
import type { BookHead } from '$lib/budget/book/book';
import type { Identity } from '$lib/collab/room/identity';
import type { Session } from '$lib/collab/session/session';
import type { WriteResult } from '$lib/collab/room/write';

/** So many at once: each is a record that everybody receives. */
export const MOST_ASSIGNED = 500;

const NONE: Readonly<Record<string, Assignment>> = {};

export function assignmentsOf({ settings }: BookHead): Readonly<Record<string, Assignment>> {
	return settingOf(settings, 'assignments') ?? NONE;
}

/** A coordinator asks others; nobody else does. */
export function mayAssign({ identity }: Pick<Session, 'identity'>): boolean {
	return identity.role === 'coordinator';
}

/** Asks a person to see to findings (ids), or nobody any more, as one undoable step. */
export function assign(
	session: Session,
	findings: readonly string[],
	to: Pick<Identity, 'id' | 'name'> | undefined
): WriteResult {
	const assignments: Record<string, Assignment> = { ...assignmentsOf(session.book.head) };
	const at = new Date().toISOString();
	for (const finding of findings) {
		if (to) assignments[finding] = { to: to.id, name: to.name, by: session.identity.name, at };
		else delete assignments[finding];
	}
	const isNone = Object.keys(assignments).length === 0;
	return session.writeSetting('assignments', isNone ? undefined : assignments);
}
