/** How a room's log is read, a page at a time: whoever types waits for one page at most. */
import type { SqlValue } from '../sql-rows';

/** Rows of a page, and the bytes after which it ends: a few milliseconds, however large its rows are. */
const ROWS = 64;
const BYTES = 256 * 1024;

/** The next rows after a sequence, at least one where there is one. */
export const LOG_PAGE = `SELECT * FROM log WHERE room = ? AND sequence > ? AND sequence <= (
	SELECT max(sequence) FROM (
		SELECT sequence, sum(bytes) OVER (ORDER BY sequence) - bytes AS ahead FROM (
			SELECT sequence, length(data) AS bytes FROM log WHERE room = ? AND sequence > ?
			ORDER BY sequence LIMIT ${ROWS}
		) AS next
	) AS sized WHERE ahead < ${BYTES}
) ORDER BY sequence`;

/** The values that `LOG_PAGE` asks for. */
export function logPageAfter(room: string, sequence: number): SqlValue[] {
	return [room, sequence, room, sequence];
}
