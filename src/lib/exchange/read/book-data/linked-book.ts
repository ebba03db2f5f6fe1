/** The figures of a book that is linked to another: last year's disclosure, or the approval (批复). */
import type { Book, BookHead } from '$lib/budget/book/book';
import { linkedFigures } from '$lib/budget/address/linked-figures';
import { LiveBook } from '$lib/budget/live/live-book';
import type { DataResult } from './data-problem';
import type { Figures } from './figure-list';

/** `year` is the one that is wanted; the department must be the same. */
export function linkBook(
	book: Book,
	head: Pick<BookHead, 'department'>,
	year: number,
	of: 'department' | 'editions too' = 'department'
): DataResult<Figures> {
	if (book.head.year !== year)
		return {
			ok: false,
			problems: [{ kind: 'wrong-year', found: book.head.year, expected: year }]
		};
	const { name } = head.department;
	if (book.head.department.name !== name)
		return {
			ok: false,
			problems: [{ kind: 'wrong-department', found: book.head.department.name, expected: name }]
		};
	const value = linkedFigures(new LiveBook(book), of);
	return Object.keys(value).length > 0
		? { ok: true, value }
		: { ok: false, problems: [{ kind: 'no-rows' }] };
}
