/** The sections that a document ought to have and has not. */
import type { Section } from '$lib/budget/book/narrative';

/** Of a part of which there is nothing only the first. */
export function absentSections(all: readonly Section[], found: ReadonlySet<string>): Section[] {
	const begun = new Set(all.filter(({ id }) => found.has(id)).map(({ part }) => part));
	const leads = new Set(all.filter(({ part }, i) => part !== all[i - 1]?.part));
	return all.filter(
		(one) => !found.has(one.id) && (begun.has(one.part) || found.size === 0 || leads.has(one))
	);
}
