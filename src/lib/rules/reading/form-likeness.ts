/** What the prose of a form looks like, kept as long as the form doesn't change. */
import type { Cells, ColumnId } from '$lib/budget/book/book';
import { formLikeness, type Likeness } from '../text/text-likeness';

interface Known {
	readonly texts: readonly (Cells[string] | undefined)[];
	readonly likeness: Likeness | undefined;
}

/** By the cells of a row, which are changed in place: the texts tell whether they were. */
const known = new WeakMap<Readonly<Cells>, Known>();

/** @param prose the long fields of the form */
export function likenessOf(
	cells: Readonly<Cells>,
	prose: readonly ColumnId[]
): Likeness | undefined {
	const before = known.get(cells);
	if (before && prose.every((column, at) => before.texts[at] === cells[column]))
		return before.likeness;
	const texts = prose.map((column) => cells[column]);
	const likeness = formLikeness(texts.map((text) => String(text ?? '')));
	known.set(cells, { texts, likeness });
	return likeness;
}
