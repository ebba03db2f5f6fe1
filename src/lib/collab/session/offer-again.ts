/** Writes edits that the server had refused once more; what cannot be written stays aside. */
import type * as Y from 'yjs';
import { rowsSetAside } from '../room/rows-set-aside';
import type { RefusedEdits, WriteResult } from '../room/write';
import type { Session } from './session';

export function offerAgain(
	session: Pick<Session, 'book' | 'insertRow' | 'write'>,
	aside: RefusedEdits,
	doc: Y.Doc | undefined
): WriteResult {
	const { book } = session;
	for (const row of doc ? rowsSetAside(aside, doc, book) : []) session.insertRow(row);
	const result = session.write(aside.edits.filter(({ row }) => book.row(row) !== undefined));
	if (!result.ok) return result;
	// What has no row to go to is not forgotten for that.
	const gone = aside.edits.find(({ row }) => book.row(row) === undefined);
	return gone ? { ok: false, refusal: { kind: 'no-such-row', row: gone.row } } : result;
}
