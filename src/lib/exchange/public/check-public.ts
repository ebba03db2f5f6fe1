/** A public edition is looked at once more by the privacy rules before it is written. */
import type { Book, SheetKey } from '$lib/budget/book/book';
import { cellKey, printCell } from '$lib/budget/address/address-book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import type { Finding } from '$lib/rules/finding/finding';
import { residualDisclosure } from '$lib/rules/engine/residual-disclosure';

/** In the order in which people are told. S06, the signatures, is told by `clearance.ts`. */
export const PUBLIC_RULES: readonly string[] = ['S04', 'S05', 'S01', 'S02', 'S07'];
const GRAVE: ReadonlySet<Finding['severity']> = new Set<Finding['severity']>(['error', 'explain']);

/** So many of the figures that give another away are named. */
const NAMED = 6;

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
 * @param written the book with all its figures
 * @param published what the public would see of it
 */
export function checkPublic(written: Book, published: Book): PublicCheck {
	// A code that is to be gone must be gone everywhere, also for the rules.
	const { redactedCodes } = written.head.settings;
	const settings = {
		...published.head.settings,
		...(redactedCodes !== undefined && { redactedCodes })
	};
	const book = new LiveBook({ ...published, head: { ...published.head, settings } });
	const findings = createBookEngine(book)
		.findings()
		.filter(({ rule, severity }) => PUBLIC_RULES.includes(rule) && GRAVE.has(severity));
	// One figure of a row that is given away says enough of the row.
	const told = new Set(
		findings.flatMap(({ rule, cells: [at] }) => (rule === 'S04' && at ? [at.row] : []))
	);
	const derived = derivable(written, published).filter(({ cells: [{ row }] }) => {
		const isNew = !told.has(row);
		told.add(row);
		return isNew;
	});
	return { book, findings: [...derived, ...findings] };
}

/** What is hidden and follows from what is shown, by the comparisons of the whole catalogue (S04). */
function derivable(written: Book, published: Book): Finding[] {
	const shown = new LiveBook(published);
	// Prose tells what the public reads, not what the office wrote.
	const { narrative = [] } = published.sheets;
	const whole = new LiveBook({ ...written, sheets: { ...written.sheets, narrative } });
	const sheets = new Map<string, SheetKey>();
	for (const [sheet, rows] of Object.entries(written.sheets))
		for (const { id } of rows ?? []) sheets.set(id, sheet as SheetKey);
	return residualDisclosure(
		whole,
		({ row, column }) => shown.row(row)?.cells[column] === undefined
	).map(({ rules, hidden, others }): Finding => ({
		id: `S04:${cellKey(hidden.row, hidden.column)}`,
		rule: 'S04',
		severity: 'error',
		comparator: 'PRIV',
		cells: [hidden, ...others.slice(0, NAMED)],
		sheets: [sheets.get(hidden.row)!],
		message: messageOf(rules, others.length)
	}));
}

function messageOf(rules: readonly string[], others: number): Finding['message'] {
	if (rules.length === 1) return { key: 'S04.derived', arguments: { rule: rules[0], others } };
	const named = [...new Set(rules)].join(', ');
	return { key: 'S04.together', arguments: { rules: named, comparisons: rules.length, others } };
}

export function whatIsDisclosed(written: Book, published: Book): readonly Disclosed[] {
	const { book, findings } = checkPublic(written, published);
	return findings.map(({ rule, cells }) => ({
		rule,
		cells: cells.map(({ row, column }) => printCell(book, row, column))
	}));
}
