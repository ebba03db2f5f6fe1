import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { destinationsOf, folded, search } from './search';

const book = new LiveBook(SMALL_BOOK);
const destinations = destinationsOf('b', book, 'zh');
const find = (query: string) => search(query, destinations, 'b', book);

describe('the palette', () => {
	it('folds widths, case, spaces and brackets', () => {
		expect(folded('Ｔ 2（公开）')).toBe('t2公开');
	});
	it('finds a table by its number first', () => {
		expect(find('t2')[0]).toMatchObject({ kind: 'table', link: '/book/b/table/T2' });
		expect(find('表12')[0]).toMatchObject({ link: '/book/b/table/T12' });
	});
	it('finds a project by part of its name, with its unit beside it', () => {
		expect(find('特警服装二期')[0]).toMatchObject({
			kind: 'project',
			aside: '甲局城区分局',
			link: '/book/b/project/p2'
		});
	});
	it('finds by several words in any order', () => {
		expect(find('城区 服装')[0]).toMatchObject({ link: '/book/b/project/p2' });
	});
	it("finds a unit's own edition after the department's table", () => {
		const found = find('收入总表');
		expect(found[0].link).toBe('/book/b/table/T2');
		expect(found.map(({ link }) => link)).toContain('/book/b/table/T2?edition=u2');
	});
	it('puts a cell that is named exactly before everything', () => {
		const [cell] = find('T2[204].合计');
		expect(cell.kind).toBe('cell');
		expect(decodeURIComponent(cell.link)).toBe('/book/b/table/T2?cell=T2[204].合计');
	});
	it('lists places to go before anything is typed, and nothing where nothing fits', () => {
		expect(find('').length).toBeGreaterThan(10);
		expect(find('查无此项')).toEqual([]);
	});
});
