/** Writes what a person entered: all entries, or none. */
import type { WriteResult } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';
import { freshRowId, withEnteredTotals } from '../totals/entered-totals';
import type { Entry, EntryVerdict } from './grid-port';
import { readEntries, type ReadEntries } from './read-entries';

export function writeEntries(session: Session, entries: readonly Entry[]): EntryVerdict {
	const read = readEntries(entries, session.book);
	if (read.refused.length > 0) return { ok: false, refused: read.refused };
	const written = commit(session, read);
	if (written.ok) return { ok: true };
	const { refusal } = written;
	return { ok: false, refused: [{ ...entries[0], refusal: { kind: 'refused', refusal } }] };
}

function commit(session: Session, { edits, newRows }: ReadEntries): WriteResult {
	if (newRows.length + edits.length === 0) return { ok: true };
	const rows = newRows.map((row) => ({ id: freshRowId(), ...row }));
	const batch = withEnteredTotals(session, { edits, rows });
	return batch.rows.length === 0 ? session.write(batch.edits) : session.writeAll(batch);
}
