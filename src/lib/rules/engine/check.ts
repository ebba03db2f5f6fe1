/** The whole check of a book at once, as the command line and reports want it. */
import type { Book, Row } from '$lib/budget/book/book';
import { withUnread } from '$lib/budget/book/unread-sheet';
import { LiveBook } from '$lib/budget/live/live-book';
import type { NotApplicable } from '../rule/applicability';
import { createBookEngine } from './book-engine';
import type { Progress } from './engine';
import { SEVERITIES, type Finding, type Severity } from '../finding/finding';
import { tellFinding, type ToldFinding } from '../finding/told-finding';

export interface CheckedBook {
	readonly book: { readonly department: string; readonly year: number };
	readonly counts: Readonly<Record<Severity, number>>;
	/** By rule, then by place in the document. */
	readonly findings: readonly ToldFinding[];
	/** Rules that were not checked, and why. */
	readonly notApplicable: readonly NotApplicable[];
}

/** @param unread lines of the document that the book holds nothing of: rules without format read them too */
export function checkBook(
	book: Book,
	progress?: Progress,
	unread: readonly Row[] = []
): CheckedBook {
	const live = new LiveBook(withUnread(book, unread));
	const engine = createBookEngine(live, progress);
	const findings = engine.findings();
	return {
		book: { department: book.head.department.name, year: book.head.year },
		counts: countBySeverity(findings),
		findings: findings.map((finding) => tellFinding(finding, live)),
		notApplicable: engine.notApplicable()
	};
}

/** Explained findings are closed, and not counted. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
	const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0]));
	for (const { severity, explanation } of findings)
		if (explanation === undefined) counts[severity]++;
	return counts as Record<Severity, number>;
}
