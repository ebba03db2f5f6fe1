/**
 * Findings in an order, kept as they come and go: what is new is put in its place, so that one edit
 * of a large book doesn't cause all its findings to be sorted.
 */
import type { BookChange } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { FindingsDelta } from './engine';
import type { Finding } from '../finding/finding';
import type { FindingOrder } from './finding-order';

/** What a pass of the engine did to ordered findings. */
export interface FindingsChange {
	/** All that there are now, in order. */
	readonly all: readonly Finding[];
	/** Those that were there before and are no more, or are other than they were. */
	readonly gone: readonly Finding[];
	readonly added: readonly Finding[];
	/** Absent where rows or units moved: then any two findings may have changed places. */
	readonly order?: FindingOrder;
}

export class OrderedFindings {
	#findings: readonly Finding[] = [];
	#moved = false;

	/** @param orderOf the order in a book as it is now */
	constructor(private readonly orderOf: (book: BookReader) => FindingOrder) {}

	/** Takes over all findings of a book. Returns them in order. */
	open(findings: readonly Finding[], book: BookReader): readonly Finding[] {
		this.#moved = false;
		return (this.#findings = findings.toSorted(this.orderOf(book)));
	}

	/** To be told of every change of the book: rows and units decide the order, cells don't. */
	note(changes: readonly BookChange[]): void {
		if (changes.some(({ kind }) => kind !== 'cell')) this.#moved = true;
	}

	/** @param book as it is now */
	apply({ added, removed }: FindingsDelta, book: BookReader): FindingsChange {
		const ids = new Set([...removed, ...added].map(({ id }) => id));
		const gone = this.#findings.filter(({ id }) => ids.has(id));
		const order = this.orderOf(book);
		const moved = this.#moved;
		this.#findings = moved
			? [...this.#findings.filter(({ id }) => !ids.has(id)), ...added].sort(order)
			: changedList(this.#findings, ids, added, order);
		this.#moved = false;
		return { all: this.#findings, gone, added, ...(!moved && { order }) };
	}
}

/** An ordered list without what is gone and with what is new, each in its place. */
export function changedList(
	list: readonly Finding[],
	gone: ReadonlySet<string>,
	added: readonly Finding[],
	order: FindingOrder
): Finding[] {
	const findings = list.filter(({ id }) => !gone.has(id));
	for (const finding of added) findings.splice(placeOf(finding, findings, order), 0, finding);
	return findings;
}

/** Index of the first finding that comes after `finding`. */
function placeOf(finding: Finding, findings: readonly Finding[], order: FindingOrder): number {
	let low = 0;
	let high = findings.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (order(findings[middle], finding) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
