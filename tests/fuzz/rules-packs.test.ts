import { describe, expect, it } from 'vitest';
import { booksOfFormats, LEAST, recallOf, replayEdits } from './rules-packs';

describe.each([...booksOfFormats(3)])('the rules of %s', (_id, book) => {
	it('[T1] find no error in a consistent book, and a wrong figure where it is', () => {
		const { errors, tried, flagged, missed } = recallOf(book, 11, 200);
		expect(errors).toEqual([]);
		expect(flagged / tried, missed.join('; ')).toBeGreaterThanOrEqual(LEAST);
	});

	it('[E1] find after edits what a fresh engine finds', () => {
		replayEdits(book, 5, 60);
	});
});
