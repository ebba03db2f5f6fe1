/** A public edition is looked at once more by the privacy rules before it is written. */
import type { Book } from '$lib/budget/book';
import { printCell } from '$lib/budget/address-book';
import { LiveBook } from '$lib/budget/live-book';
import { createBookEngine } from '$lib/rules/book-engine';
import type { Finding } from '$lib/rules/finding';

/** S06, the record of 保密审查, is the business of whoever signs. */
const RULES: ReadonlySet<string> = new Set(['S01', 'S02', 'S04', 'S05', 'S07']);
const GRAVE: ReadonlySet<Finding['severity']> = new Set<Finding['severity']>(['error', 'explain']);

/** What the public would still learn. */
export interface Disclosed {
	readonly rule: string;
	/** Addresses of the cells. */
	readonly cells: readonly string[];
}

/**
 * @param codes whose figures are to be gone everywhere (`redactedCodes` of the book that it was made from)
 */
export function whatIsDisclosed(published: Book, codes: unknown): readonly Disclosed[] {
	const settings = {
		...published.head.settings,
		...(codes !== undefined && { redactedCodes: codes })
	};
	const live = new LiveBook({ ...published, head: { ...published.head, settings } });
	return createBookEngine(live)
		.findings()
		.filter(({ rule, severity }) => RULES.has(rule) && GRAVE.has(severity))
		.map(({ rule, cells }) => ({
			rule,
			cells: cells.map(({ row, column }) => printCell(live, row, column))
		}));
}
