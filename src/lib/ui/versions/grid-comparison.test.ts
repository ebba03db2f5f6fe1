import { expect, it } from 'vitest';
import type { Book } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { versionWords } from '$lib/messages/versions';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import type { Version } from './version-source';
import { differenceAt, differencesOf, sayDifferenceAt } from './grid-comparison';

const version: Version = {
	id: 'v1',
	name: '二上稿',
	note: '',
	made: 'person',
	by: 'a',
	at: 0
};

/** The small book as it is, against a version of it that had these rows in T12. */
function against(rows: Book['sheets']['T12']) {
	const earlier: Book = { ...SMALL_BOOK, sheets: { ...SMALL_BOOK.sheets, T12: rows } };
	return {
		shown: { book: new LiveBook(SMALL_BOOK) },
		against: { version, book: new LiveBook(earlier) }
	};
}
const row = { id: 't12a', order: 'a1', cells: { 项目: '辅警招聘经费', 合计: 350_000 } };
const cell = { row: 't12a', column: '合计' };

it('tells the other value and by how much this one is more', () => {
	const comparison = against([row]);
	expect(sayDifferenceAt(comparison, cell, versionWords.zh)).toBe(
		'「二上稿」中是 0.35，这里相差 +0.05'
	);
	expect(sayDifferenceAt(comparison, { ...cell, column: '项目' }, versionWords.zh)).toBeUndefined();
});

it('knows rows by their ids: one that is new here, one that is only there', () => {
	const comparison = against([{ ...row, id: 'gone' }]);
	expect(differenceAt(comparison, cell)).toEqual({ kind: 'row' });
	const { count, absent } = differencesOf(comparison, [{ sheet: 'T12' }]);
	expect([count, absent.map(({ row }) => row.id)]).toEqual([1, ['gone']]);
});

it('counts a blank and an emptied cell as the same', () => {
	const same = { ...row, cells: { ...row.cells, 合计: 400_000, 依据: '' } };
	expect(differencesOf(against([same]), [{ sheet: 'T12' }])).toEqual({ count: 0, absent: [] });
});

it('counts only the row that is asked for', () => {
	const other = { id: 'p9', order: 'a9', cells: { 项目名称: '别的' } };
	const book = { ...SMALL_BOOK, sheets: { ...SMALL_BOOK.sheets, projects: [other] } };
	const comparison = {
		shown: { book: new LiveBook(SMALL_BOOK) },
		against: { version, book: new LiveBook(book) }
	};
	const place = { sheet: 'projects', row: 'p1' } as const;
	expect(differencesOf(comparison, [place])).toEqual({ count: 1, absent: [] });
});
