/** The whole book as plain data, gathered through its read interface. */
import { bookFormat } from '$lib/formats/book-format';
import type { Book, Row, SheetKey } from '../book/book';
import { copyOfRow, type BookReader } from './live-book';

/** Every sheet a book can have: the department's tables, the units' editions, forms, narrative, notes. */
export function sheetsOf(book: BookReader): readonly SheetKey[] {
	const { tables } = bookFormat(book.head);
	const editions = tables.filter(({ shared }) => !shared).map(({ id }) => id);
	return [
		...tables.map(({ id }) => id),
		...book.head.units.flatMap((unit) => editions.map((t) => `${t}@${unit.id}` as SheetKey)),
		'projects',
		...book.rows('projects').map((project) => `indicators@${project.id}` as SheetKey),
		'narrative',
		'notes'
	];
}

export function snapshotOf(book: BookReader): Book {
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	for (const sheet of sheetsOf(book)) {
		const rows = book.rows(sheet);
		if (rows.length > 0) sheets[sheet] = rows.map(copyOfRow);
	}
	return { head: book.head, sheets };
}
