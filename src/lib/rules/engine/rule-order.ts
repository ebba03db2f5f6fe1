/** In which order the rules of a format are told. */
import type { BookReader } from '$lib/budget/live/live-book';
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import type { Finding } from '../finding/finding';
import { tellingOrder, type RuleOrder } from './finding-order';
import { rulesOf } from './format-rules';
import { DEPARTMENT_ISSUE } from './listed-rules';

const orders = new WeakMap<Format, RuleOrder>();

export function ruleOrderOf(format: Format): RuleOrder {
	let order = orders.get(format);
	if (!order) {
		// What several units have in common is told after everything that it is made of.
		order = [...rulesOf(format).map(({ id }) => id), '', DEPARTMENT_ISSUE.id];
		orders.set(format, order);
	}
	return order;
}

/** Findings as the engine tells them, for whoever gathers them from deltas. */
export function inOrder(findings: Iterable<Finding>, book: BookReader): Finding[] {
	return [...findings].sort(tellingOrder(book, ruleOrderOf(bookFormat(book.head))));
}
