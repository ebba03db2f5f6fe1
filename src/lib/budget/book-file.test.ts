import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../tests/support/arbitrary-book';
import { readBookFile, sameBook, writeBookFile } from './book-file';
import { canonicalText } from './same-book';

describe('book file', () => {
	it('[F1] gives back every book that it was given', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const result = readBookFile(writeBookFile(book));
				expect(result).toEqual({ ok: true, book: expect.anything() });
				if (!result.ok) return;
				expect(canonicalText(result.book)).toBe(canonicalText(book));
				expect(sameBook(result.book, book)).toBe(true);
			}),
			{ numRuns: 150 }
		);
	});
});
