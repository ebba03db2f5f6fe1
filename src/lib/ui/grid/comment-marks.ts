/** Which cells carry the mark of open comments; a row's own are on its first cell. */
import { cellKey } from '$lib/budget/address/address-book';
import type { ColumnId, RowId } from '$lib/budget/book/book';
import type { CommentThread } from '$lib/collab/comment/comment-thread';
import type { GridComments } from './grid-port';

export function commentMarks(
	threads: readonly CommentThread[],
	rowHeads: ReadonlyMap<RowId, ColumnId>,
	say: (threads: number, unread: number) => string
): ReadonlyMap<string, GridComments> {
	const counts = new Map<string, { threads: number; unread: number }>();
	for (const { anchor, resolved, unread } of threads) {
		const head = anchor.row === undefined ? undefined : rowHeads.get(anchor.row);
		// Rows of other sheets have no first cell here.
		if (resolved || anchor.row === undefined || head === undefined) continue;
		const key = cellKey(anchor.row, anchor.column ?? head);
		const known = counts.get(key) ?? { threads: 0, unread: 0 };
		counts.set(key, { threads: known.threads + 1, unread: known.unread + unread });
	}
	return new Map(
		[...counts].map(([key, count]) => [
			key,
			{ text: say(count.threads, count.unread), unread: count.unread > 0 }
		])
	);
}
