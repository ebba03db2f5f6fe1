/** A public edition is looked at once more by the privacy rules before it is written. */
import type { Book } from '$lib/budget/book';
import { printCell } from '$lib/budget/address-book';
import { LiveBook } from '$lib/budget/live-book';
import { createBookEngine } from '$lib/rules/book-engine';
import type { Finding } from '$lib/rules/finding';

/** In the order in which people are told. S06, the signatures, is told by `clearance.ts`. */
export const PUBLIC_RULES: readonly string[] = ['S04', 'S05', 'S01', 'S02', 'S07'];
const GRAVE: ReadonlySet<Finding['severity']> = new Set<Finding['severity']>(['error', 'explain']);

/** What the public would still learn. */
export interface Disclosed {
	readonly rule: string;
	/** Addresses of the cells. */
	readonly cells: readonly string[];
}

/** What the privacy rules find in a public book, with the book in which they found it. */
export interface PublicCheck {
	readonly book: LiveBook;
	readonly findings: readonly Finding[];
}

/**
 * @param codes whose figures are to be gone everywhere (`redactedCodes` of the book that it was made from)
 */
export function checkPublic(published: Book, codes: unknown): PublicCheck {
	const settings = {
		...published.head.settings,
		...(codes !== undefined && { redactedCodes: codes })
	};
	const book = new LiveBook({ ...published, head: { ...published.head, settings } });
	const findings = createBookEngine(book)
		.findings()
		.filter(({ rule, severity }) => PUBLIC_RULES.includes(rule) && GRAVE.has(severity));
	return { book, findings };
}

export function whatIsDisclosed(published: Book, codes: unknown): readonly Disclosed[] {
	const { book, findings } = checkPublic(published, codes);
	return findings.map(({ rule, cells }) => ({
		rule,
		cells: cells.map(({ row, column }) => printCell(book, row, column))
	}));
}
