/** Which row of a document is which row of the book: by name, then by likeness. */
import { groupBy } from '$lib/budget/values/lists-by-key';
import type { Row } from '$lib/budget/book/book';
import { likeness } from '../read/disclosure/similarity';

export interface NamedRow {
	readonly row: Row;
	/** Exact key, such as side and account code. */
	readonly key: string;
	/** What is compared by likeness; empty: by the key alone. */
	readonly name: string;
}

export interface RowPair {
	readonly book?: Row;
	readonly document?: Row;
}

/** Names that differ more belong to different rows. */
const LEAST = 0.8;
/** Beyond so many leftovers on each side likeness would take too long, and say little. */
const MOST_LEFT = 600;

/** Pairs in the order of the document, then the rows that only the book has. */
export function pairRows(book: readonly NamedRow[], document: readonly NamedRow[]): RowPair[] {
	const free = groupBy(book, ({ key }) => key);
	const partner = new Map<NamedRow, NamedRow>();
	for (const named of document) {
		const found = free.get(named.key)?.shift();
		if (found) partner.set(named, found);
	}
	const left = [...free.values()].flat();
	pairByLikeness(
		left,
		document.filter((named) => !partner.has(named)),
		partner
	);
	const taken = new Set(partner.values());
	return [
		...document.map((named): RowPair => {
			const found = partner.get(named);
			return { document: named.row, ...(found && { book: found.row }) };
		}),
		...book.filter((named) => !taken.has(named)).map(({ row }) => ({ book: row }))
	];
}

function pairByLikeness(
	book: readonly NamedRow[],
	document: readonly NamedRow[],
	partner: Map<NamedRow, NamedRow>
): void {
	if (book.length > MOST_LEFT || document.length > MOST_LEFT) return;
	const pairs = document.flatMap((theirs) =>
		book.flatMap((ours) => {
			if (theirs.name === '' || ours.name === '' || theirs.row.side !== ours.row.side) return [];
			// 「2022年…」 and 「2023年…」 are alike, and two projects.
			if (digitsOf(theirs.name) !== digitsOf(ours.name)) return [];
			const alike = likeness(theirs.name, ours.name);
			return alike >= LEAST ? [{ theirs, ours, alike }] : [];
		})
	);
	pairs.sort((a, b) => b.alike - a.alike);
	const taken = new Set<NamedRow>();
	for (const { theirs, ours } of pairs) {
		if (partner.has(theirs) || taken.has(ours)) continue;
		partner.set(theirs, ours);
		taken.add(ours);
	}
}

function digitsOf(name: string): string {
	return name.normalize('NFKC').replace(/\D/g, '');
}
