import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { newBook } from '$lib/budget/new-book/new-book';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import { createEngine } from './engine';

it('[E13] [E18] whatever a book holds, no rule fails and no two findings have one id', () => {
	fc.assert(
		fc.property(arbitraryBook, (book) => {
			const findings = createEngine(new LiveBook(book)).findings();
			expect(findings.filter(({ message }) => message.key === 'rule-failed')).toEqual([]);
			const ids = findings.map(({ id }) => id);
			expect(ids.length).toBe(new Set(ids).size);
		}),
		{ numRuns: 100, seed: 20231123 }
	);
});

it('[R6] a book that nobody has written in has nothing to mend in its tables', () => {
	let next = 0;
	const units = [{ id: 'u1', code: '', name: '市局', kind: '行政', role: '本级' }] as const;
	const head = { year: 2023, level: '市级', department: { code: '070', name: '市局' }, units };
	const fresh = new LiveBook(newBook(head, () => `r${next++}`));
	const ofTables = createEngine(fresh)
		.findings()
		.filter(({ rule }) => /^[WX]/.test(rule));
	expect(ofTables).toEqual([]);
});
