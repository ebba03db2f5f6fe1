/** Writes what a person entered: all entries, or none. */
import type { WriteResult } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';
import type { Entry, EntryVerdict } from './grid-port';
import { readEntries, type ReadEntries } from './read-entries';

export function writeEntries(session: Session, entries: readonly Entry[]): EntryVerdict {
	const read = readEntries(entries, session.book);
	if (read.refused.length > 0) return { ok: false, refused: read.refused };
	const failed = commit(session, read);
	if (!failed || failed.ok) return { ok: true };
	const { refusal } = failed;
	return { ok: false, refused: [{ ...entries[0], refusal: { kind: 'refused', refusal } }] };
}

function commit(session: Session, { edits, newRows }: ReadEntries): WriteResult | undefined {
	if (edits.length > 0) {
		const written = session.write(edits);
		if (!written.ok) return written;
	}
	for (const row of newRows) {
		const made = session.insertRow(row);
		if (!made.ok) return made;
	}
	return undefined;
}
