import { describe, expect, it } from 'vitest';
import type { Book } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { digestsOfPart } from '$lib/budget/live/part-digest';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { boardPlace } from './board-places';
import { changedSheets, coverageOf, filledIn } from './part-contents';

const withSheets = (sheets: Book['sheets']): LiveBook =>
	new LiveBook({ ...SMALL_BOOK, sheets: { ...SMALL_BOOK.sheets, ...sheets } });
const book = new LiveBook(SMALL_BOOK);

describe('what parts hold', () => {
	it('counts figures of an edition for its owner', () => {
		expect([...filledIn(book, 'T2')]).toEqual([['department', 1]]);
		expect([...filledIn(book, 'T2@u2')]).toEqual([['u2', 1]]);
		expect([...filledIn(book, 'T3@u2')]).toEqual([['u2', 0]]);
	});
	it('counts rows of a shared sheet for their units, and all of them for the department', () => {
		expect(Object.fromEntries(filledIn(book, 'T12'))).toEqual({ u1: 1, department: 1 });
		expect(Object.fromEntries(filledIn(book, 'projects'))).toEqual({ u1: 1, u2: 1, department: 3 });
	});
	it('takes a table whose note says why it is empty as filled in', () => {
		const noted = withSheets({
			notes: [{ id: 'note-T7@u2', order: 'a1', unit: 'u2', cells: { 注: '本表无数据' } }]
		});
		expect(filledIn(noted, 'T7@u2').get('u2')).toBe(1);
		expect(filledIn(noted, 'T7').get('department')).toBe(0);
	});
	it('counts projects with and without a form, by unit', () => {
		const coverage = coverageOf(book, ({ id }) => id !== 't12a');
		expect(coverage.get('u1')).toEqual({ projects: 1, withForm: 0 });
		expect(coverage.get('department')).toEqual({ projects: 1, withForm: 0 });
		expect(coverage.get('u2')).toBeUndefined();
	});
});

describe('what changed since a submission', () => {
	it('is told sheet by sheet, from digests of what was touched alone', () => {
		const live = new LiveBook(SMALL_BOOK);
		const submitted = digestsOfPart(live, 'u2');
		const known = new Map();
		expect(changedSheets(live, 'u2', submitted, known)).toEqual([]);
		live.apply({ kind: 'cell', row: 't2u', column: '合计', value: 600_000 });
		expect(changedSheets(live, 'u2', submitted, known)).toEqual([]);
		known.delete('T2@u2');
		expect(changedSheets(live, 'u2', submitted, known)).toEqual(['T2@u2']);
		live.apply({ kind: 'row-removed', row: 't2u' });
		known.clear();
		expect(changedSheets(live, 'u2', submitted, known)).toEqual(['T2@u2']);
	});
});

describe('where somebody is on the board', () => {
	it('is told from the edition, the row or the person', () => {
		expect(boardPlace(book, { sheet: 'T2@u2' }, 'u1')).toEqual({ part: 'u2', column: 'T2' });
		expect(boardPlace(book, { sheet: 'T12', row: 't12a' }, 'u2')).toEqual({
			part: 'u1',
			column: 'T12'
		});
		expect(boardPlace(book, { sheet: 'T12' }, 'u2')).toEqual({ part: 'u2', column: 'T12' });
		expect(boardPlace(book, { sheet: 'narrative', row: 'N8' }, 'u2')).toEqual({
			part: 'department',
			column: 'narrative'
		});
		expect(boardPlace(book, { sheet: 'notes', row: 'note-T7@u1' }, undefined)).toEqual({
			part: 'u1',
			column: 'T7'
		});
	});
});
