/** Incremental equals full: after any edits, the engine says what a fresh one would say. */
import fc from 'fast-check';
import { deepStrictEqual } from 'node:assert';
import type { Book } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import { inOrder } from '$lib/rules/engine/rule-order';
import { consistentBook } from '../support/consistent-book';
import { livingText } from '../support/living-text';
import { changesOf, randomEdit, type RandomEdit } from '../support/random-edits';

/** Batches of edits; each batch is applied as one pass. */
const sequence = fc.array(fc.array(randomEdit, { minLength: 1, maxLength: 5 }), {
	minLength: 1,
	maxLength: 8
});

/** Throws, with the shrunk sequence, where incremental findings and a fresh engine's differ. */
export function fuzzIncremental(seed: number, runs: number): void {
	const books = [
		withLivingText(consistentBook({ seed, scale: 0.1, editions: true })),
		consistentBook({ seed, scale: 0.15 })
	];
	fc.assert(
		fc.property(fc.nat({ max: books.length - 1 }), sequence, (which, batches) => {
			replay(new LiveBook(books[which]), batches);
		}),
		{ seed, numRuns: runs }
	);
}

/** The last section says figures of tables and forms, so that rules read the cells that they live in. */
function withLivingText(book: Book): Book {
	const narrative = (book.sheets.narrative ?? []).map((row) =>
		row.id === 'N12' ? { ...row, cells: { ...row.cells, 正文: livingText(book) } } : row
	);
	return { ...book, sheets: { ...book.sheets, narrative } };
}

function replay(live: LiveBook, batches: readonly (readonly RandomEdit[])[]): void {
	const engine = createBookEngine(live);
	const told = new Map(engine.findings().map((finding) => [finding.id, finding]));
	let serial = 0;
	for (const batch of batches) {
		// Later edits of a batch are picked from the book as it was before the batch; some hit nothing.
		const changes = batch.flatMap((edit) => changesOf(edit, live, serial++));
		const { added, removed } = engine.apply(changes);
		for (const finding of removed) told.delete(finding.id);
		for (const finding of added) told.set(finding.id, finding);
		const fresh = createBookEngine(new LiveBook(live.snapshot())).findings();
		deepStrictEqual(engine.findings(), fresh);
		deepStrictEqual(inOrder(told.values(), live), fresh);
	}
}
