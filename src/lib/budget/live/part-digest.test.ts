import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import type { Book } from '../book/book';
import { LiveBook } from './live-book';
import { digestsOfPart, sheetsOfPart } from './part-digest';

const partsOf = (book: Book) => ['department', ...book.head.units.map((unit) => unit.id)];

describe('digests of a part', () => {
	it('[L6] equal contents have equal digests, whatever order cells were written in', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const turned: Book = {
					...book,
					sheets: Object.fromEntries(
						Object.entries(book.sheets).map(([sheet, rows]) => [
							sheet,
							rows?.map((row) => ({
								...row,
								cells: Object.fromEntries(Object.entries(row.cells).reverse())
							}))
						])
					)
				};
				for (const part of partsOf(book))
					expect(digestsOfPart(new LiveBook(turned), part)).toEqual(
						digestsOfPart(new LiveBook(book), part)
					);
			}),
			{ numRuns: 50 }
		);
	});

	it('[L6] a changed cell changes the digest of its sheet in its part, and no other', () => {
		fc.assert(
			fc.property(arbitraryBook, fc.nat(), (book, pick) => {
				const live = new LiveBook(book);
				const parts = partsOf(book);
				const places = parts.flatMap((part) =>
					sheetsOfPart(live, part).map((sheet) => ({ part, sheet }))
				);
				fc.pre(places.length > 0);
				const { part, sheet } = places[pick % places.length];
				const before = parts.map((one) => digestsOfPart(live, one));
				const edition = sheet.includes('@') && sheet.startsWith('T');
				const row = live.rows(sheet).find((one) => edition || (one.unit ?? 'department') === part)!;
				live.apply({ kind: 'cell', row: row.id, column: '合计', value: 'something else' });
				parts.forEach((one, i) => {
					const now = digestsOfPart(live, one);
					const changed = Object.keys(now).filter((key) => now[key] !== before[i][key]);
					expect(changed).toEqual(one === part ? [sheet] : []);
				});
			}),
			{ numRuns: 50 }
		);
	});
});
