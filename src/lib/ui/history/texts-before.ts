/** The words of a prose cell before each of its changes, told back from the words as they are. */
import type { CellValue } from '$lib/budget/book/book';
import type { HistoryEntry } from '$lib/collab/history/history';
import { revertPieces } from '$lib/collab/room/text-change';

/**
 * @param entries all changes of the cell from now back, the newest first
 * @returns for each entry the words before it; nothing once the chain no longer fits
 */
export function textsBefore(
	entries: readonly HistoryEntry[],
	now: CellValue | undefined
): ReadonlyMap<HistoryEntry, string> {
	const texts = new Map<HistoryEntry, string>();
	let words: string | undefined = String(now ?? '');
	for (const entry of entries) {
		if (entry.change.kind !== 'text') continue;
		words = revertPieces(words, entry.change.pieces);
		if (words === undefined) break;
		texts.set(entry, words);
	}
	return texts;
}
