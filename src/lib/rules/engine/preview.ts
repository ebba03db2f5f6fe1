/** What a change would do to the findings, told before it is made. */
import type { BookChange } from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import type { FindingsDelta } from './engine';
import { isOpen, type Finding } from '../finding/finding';
import { inOrder } from './rule-order';

export type CellChange = Extract<BookChange, { kind: 'cell' }>;

/** Each list in the order in which findings are told. */
export interface Preview {
	/** Would be gone, or be rounding or explained. */
	readonly cleared: readonly Finding[];
	/** Would be new, or be more than rounding. As they would be. */
	readonly caused: readonly Finding[];
	/** Would still be there and say something else. As they would be. */
	readonly changed: readonly Finding[];
}

/** @param book whose rows and units decide the order of the findings */
export function previewOf(delta: FindingsDelta, book: LiveBook): Preview {
	// A pass runs its checks in an order that depends on all edits before it.
	const added = inOrder(delta.added, book);
	const removed = inOrder(delta.removed, book);
	const before = new Map(removed.map((finding) => [finding.id, finding]));
	const after = new Map(added.map((finding) => [finding.id, finding]));
	const open = (finding: Finding | undefined): boolean => finding !== undefined && isOpen(finding);
	return {
		cleared: removed.filter((finding) => open(finding) && !open(after.get(finding.id))),
		caused: added.filter((finding) => open(finding) && !open(before.get(finding.id))),
		changed: added.filter((finding) => open(finding) && open(before.get(finding.id)))
	};
}

/** The changes that bring the cells back to what they hold now. */
export function takingBack(changes: readonly CellChange[], book: LiveBook): CellChange[] {
	return changes.map(({ row, column }) => ({
		kind: 'cell',
		row,
		column,
		value: book.value(row, column)
	}));
}
