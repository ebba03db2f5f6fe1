/** Columns, rows, codes, figures and words of the book that the palette can go to, beside its titles. */
import { printCell } from '$lib/budget/address/address-book';
import { tableOf } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { templateFor } from '$lib/budget/table/book-columns';
import { bookFormat } from '$lib/formats/book-format';
import { cellLink } from '../navigation/links';
import { folded, type Destination } from '../navigation/search';
import { anchorLink } from '../comments/comment-place';
import { hitsIn, type CellHit, type Findable, type Hit } from './find-in-book';
import { contextOf } from './hit-context';
import { matcherOf } from './query';

const MOST = 24;
/** The palette answers at every key: what is not found by then is for the search of the whole book. */
const MOST_MS = 40;
/** Nothing is said to be nowhere as quickly as that: on a busy machine 40 ms are little work. */
const MOST_MS_IN_VAIN = 400;

export function paletteHits(
	findable: Findable,
	query: string,
	bookId: string,
	now: () => number = () => performance.now()
): readonly Destination[] {
	const matcher = matcherOf({ text: query, isWhole: false });
	if (!matcher) return [];
	const { book } = findable;
	const found = [...columnsNamed(book, folded(query), bookId)].slice(0, MOST / 3);
	const began = now();
	for (const hit of hitsIn(findable, matcher)) {
		const allowed = found.length > 0 ? MOST_MS : MOST_MS_IN_VAIN;
		if (found.length >= MOST || now() - began > allowed) break;
		if (!hit || (hit.kind === 'cell' && isNamedAlready(hit))) continue;
		const { before, found: what, after, said } = contextOf(hit);
		const link =
			hit.kind === 'cell'
				? cellLink(bookId, book, hit.row, hit.column)
				: anchorLink(bookId, book, hit.thread.anchor);
		if (!link || what === '') continue;
		const aside =
			hit.kind === 'cell' ? printCell(book, hit.row, hit.column) : hit.thread.anchor.address;
		found.push({ kind: kindOf(hit), name: before + what + after, aside, link, text: said });
	}
	return found;
}

function kindOf(hit: Hit): Destination['kind'] {
	if (hit.kind === 'comment') return 'comment';
	if (hit.amount) return 'figure';
	return tableOf(hit.sheet) ? 'row' : 'words';
}

/** Projects and sections stand in the palette by their names. */
function isNamedAlready({ sheet, column }: CellHit): boolean {
	return (
		(sheet === 'projects' && column === '项目名称') || (sheet === 'narrative' && column === '标题')
	);
}

/** Columns of the department's tables by their titles, at their first row. */
function* columnsNamed(book: BookReader, wanted: string, bookId: string): Generator<Destination> {
	if (wanted === '') return;
	for (const { id, short } of bookFormat(book.head).tables) {
		const rows = book.rows(id);
		for (const column of templateFor(book.head, id, rows).columns) {
			const title = column.title.replaceAll('{year}', String(book.head.year));
			const row = rows.find(({ side }) => column.side === undefined || side === column.side);
			const link = row && cellLink(bookId, book, row.id, column.id);
			if (!link || !folded(title).includes(wanted)) continue;
			yield { kind: 'column', name: title, aside: `${id} ${short}`, link, text: folded(title) };
		}
	}
}
