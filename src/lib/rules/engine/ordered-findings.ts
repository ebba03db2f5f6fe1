/**
 * Findings in the order in which they are told, kept as they come and go: what is new is put in its
 * place, so that one edit of a large book doesn't cause all its findings to be sorted.
 */
import type { BookChange } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { FindingsDelta } from './engine';
import type { Finding } from '../finding/finding';
import { inOrder, tellingOrder } from './finding-order';

export class OrderedFindings {
	#findings: readonly Finding[] = [];
	#moved = false;

	get all(): readonly Finding[] {
		return this.#findings;
	}

	/** Takes over all findings of a book, as the engine told them. */
	open(findings: readonly Finding[]): void {
		this.#findings = findings;
		this.#moved = false;
	}

	/** To be told of every change of the book: rows and units decide the order, cells don't. */
	note(changes: readonly BookChange[]): void {
		if (changes.some(({ kind }) => kind !== 'cell')) this.#moved = true;
	}

	/** @param book as it is now */
	apply({ added, removed }: FindingsDelta, book: BookReader): void {
		const gone = new Set([...removed, ...added].map(({ id }) => id));
		const findings = this.#findings.filter(({ id }) => !gone.has(id));
		if (this.#moved) this.#findings = inOrder([...findings, ...added], book);
		else {
			const order = tellingOrder(book);
			for (const finding of added) findings.splice(placeOf(finding, findings, order), 0, finding);
			this.#findings = findings;
		}
		this.#moved = false;
	}
}

/** Index of the first finding that comes after `finding`. */
function placeOf(
	finding: Finding,
	findings: readonly Finding[],
	order: (a: Finding, b: Finding) => number
): number {
	let low = 0;
	let high = findings.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (order(findings[middle], finding) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
