import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { hereOf, sheetShown } from './here';
import { cellLink, sheetLink, targetOf } from './links';

const book = new LiveBook(SMALL_BOOK);

describe('links to cells', () => {
	it.each([
		['t2a', '合计'],
		['t2u', '合计'],
		['t1b', '金额'],
		['p1', '年度资金总额'],
		['p2', '项目名称'],
		['i1', '二级'],
		['N8', '正文']
	])('lead to a page that goes to that very cell: %s.%s', (row, column) => {
		const url = new URL(cellLink('b', book, row, column)!, 'http://x');
		expect(targetOf(book, url.searchParams)).toEqual({ row, column });
	});
	it('lead to the edition in which the cell stands', () => {
		const url = new URL(cellLink('b', book, 't2u', '合计')!, 'http://x');
		expect(url.pathname).toBe('/book/b/table/T2');
		expect(sheetShown(firstFormat().byId.get('T2')!, url.searchParams)).toBe('T2@u2');
	});
	it('lead from an indicator to its form, from a note to its table', () => {
		expect(sheetLink('b', 'indicators@p1')).toBe('/book/b/project/p1');
		expect(sheetLink('b', 'notes', 'note-T7@u2')).toBe('/book/b/table/T7?edition=u2');
	});
	it('are absent where the row is gone', () => {
		expect(cellLink('b', book, 'nobody', '合计')).toBeUndefined();
	});
	it.each(['', 'T2[', 'T99[1].合计', 'T2[999].合计'])('ignore an address like %s', (text) => {
		expect(targetOf(book, new URLSearchParams({ cell: text }))).toBeUndefined();
	});
});

describe('what the page shows', () => {
	const search = new URLSearchParams('edition=u2');
	const { head } = book;
	it('is told from the address', () => {
		expect(hereOf({ table: 'T3' }, search, head)).toEqual({
			kind: 'table',
			table: 'T3',
			sheet: 'T3@u2'
		});
		expect(hereOf({ project: 'p1' }, search, head)).toEqual({ kind: 'project', project: 'p1' });
		expect(hereOf({ section: 'N8' }, search, head)).toEqual({ kind: 'section', section: 'N8' });
		expect(hereOf({ section: 'N99' }, search, head)).toEqual({ kind: 'book' });
		expect(hereOf({}, search, head, '/book/[book]/findings')).toEqual({ kind: 'findings' });
	});
	it('has one edition only of tables that units share', () => {
		expect(hereOf({ table: 'T12' }, search, head)).toMatchObject({ sheet: 'T12' });
	});
});
