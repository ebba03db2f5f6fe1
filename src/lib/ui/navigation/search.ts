/** Search for the palette: everything of a book that can be gone to, ranked by what was typed. */
import { bookFormat } from '$lib/formats/book-format';
import { tableLabel } from '$lib/budget/table/table-title';
import { parseAddress } from '$lib/budget/address/address';
import { resolve } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Locale } from '$lib/messages';
import { interfaceWords, type InterfaceWords } from '$lib/messages/interface';
import { BOOK_PAGES } from './book-pages';
import { headingOf, projectEntry, tableEntries } from './contents';
import { cellLink, projectLink, projectsLink, sectionLink, tableLink } from './links';

export interface Destination {
	readonly kind: keyof InterfaceWords['palette']['kinds'];
	readonly name: string;
	/** What tells it from others of its name: the unit. */
	readonly aside?: string;
	readonly link: string;
	/** What is searched, folded. */
	readonly text: string;
}

/** Letters, digits and characters alone, full-width forms folded: `T 2` finds T2, 「（」 is no obstacle. */
export function folded(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
}

function entry(
	kind: Destination['kind'],
	name: string,
	link: string,
	aside?: string,
	also = ''
): Destination {
	return { kind, name, link, aside, text: folded(`${also}${name}${aside ?? ''}`) };
}

export function destinationsOf(
	bookId: string,
	book: BookReader,
	locale: Locale
): readonly Destination[] {
	const words = interfaceWords[locale];
	const { units } = book.head;
	const { byId, sections } = bookFormat(book.head);
	const tables = tableEntries(book.head);
	const unitName = (id?: string) => units.find((unit) => unit.id === id)?.name;
	return [
		...BOOK_PAGES.map(({ title, link }) => entry('page', title(locale), link(bookId))),
		entry('page', words.contents.projects, projectsLink(bookId)),
		...tables.map((t) =>
			entry(
				'table',
				tableLabel(book.head, t.id),
				tableLink(bookId, t.id),
				undefined,
				`表${t.number}`
			)
		),
		...sections.map((s) =>
			entry('section', headingOf(s), sectionLink(bookId, s.id), undefined, s.id)
		),
		...book.rows('projects').map((row) => {
			const { id, name, unit } = projectEntry(row);
			const shown = name || words.contents.unnamed;
			return entry('project', shown, projectLink(bookId, id), unitName(unit));
		}),
		...units.flatMap((unit) =>
			tables
				.filter((t) => !byId.get(t.id)!.shared)
				.map((t) =>
					entry('edition', tableLabel(book.head, t.id), tableLink(bookId, t.id, unit.id), unit.name)
				)
		)
	];
}

/** The best matches first; a typed address that names a cell comes before all. */
export function search(
	query: string,
	destinations: readonly Destination[],
	bookId: string,
	book: BookReader,
	limit = 40
): readonly Destination[] {
	const wanted = folded(query);
	if (wanted === '') return destinations.filter((d) => d.kind !== 'edition').slice(0, limit);
	const cell = cellDestination(query.trim(), bookId, book);
	const terms = query.split(/\s+/).map(folded).filter(Boolean);
	const ranked = destinations
		.map((destination, at) => ({ destination, at, rank: rankOf(destination, wanted, terms) }))
		.filter(({ rank }) => rank > 0)
		.sort((a, b) => b.rank - a.rank || a.at - b.at)
		.map(({ destination }) => destination);
	return [...(cell ? [cell] : []), ...ranked].slice(0, limit);
}

function rankOf(
	{ name, text, kind }: Destination,
	wanted: string,
	terms: readonly string[]
): number {
	const plain = folded(name);
	const base = kind === 'edition' ? 0 : 0.5;
	if (plain === wanted || text === wanted) return 5 + base;
	if (plain.startsWith(wanted) || text.startsWith(wanted)) return 4 + base;
	if (text.includes(wanted)) return 3 + base;
	if (terms.length > 1 && terms.every((term) => text.includes(term))) return 2 + base;
	return 0;
}

function cellDestination(text: string, bookId: string, book: BookReader): Destination | undefined {
	const parsed = parseAddress(text, bookFormat(book.head));
	if (!parsed.ok) return undefined;
	const found = resolve(book, parsed.address);
	const link = found?.row && cellLink(bookId, book, found.row, found.column);
	return link ? { kind: 'cell', name: text, link, text: folded(text) } : undefined;
}
