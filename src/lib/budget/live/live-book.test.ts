import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBook, cellText } from '../../../../tests/support/arbitrary-book';
import { printCell } from '../address/address-book';
import type { Book, BookChange, BookHead, Row, SheetKey } from '../book/book';
import { LiveBook, type BookReader } from './live-book';
import { canonicalText, sameBook } from './same-book';
import { headOf } from '../../../../tests/support/small-book';

const head: BookHead = headOf();
const SHEETS: SheetKey[] = ['T1', 'T2', 'T12', 'projects'];
const rowId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const change: fc.Arbitrary<BookChange> = fc.oneof(
	fc.record({
		kind: fc.constant('cell' as const),
		row: rowId,
		column: fc.constantFrom('编码', '项目', '项目名称', '合计', 'constructor'),
		value: fc.oneof(fc.constant(undefined), fc.constant(''), fc.nat(), cellText)
	}),
	fc.record({
		kind: fc.constant('row' as const),
		sheet: fc.constantFrom(...SHEETS),
		row: fc.record({ id: rowId, order: fc.constantFrom('a0', 'a1', 'a2') })
	}),
	fc.record({ kind: fc.constant('row-removed' as const), row: rowId }),
	fc.record({ kind: fc.constant('head' as const), head: fc.constant({ ...head, year: 2024 }) })
);

/** The same changes, done in the plainest way there is. */
function plainly(changes: readonly BookChange[]): Book {
	const rows = new Map<string, { sheet: SheetKey; row: Row }>();
	let now = head;
	for (const c of changes) {
		if (c.kind === 'head') now = c.head;
		else if (c.kind === 'row-removed') rows.delete(c.row);
		else if (c.kind === 'row') {
			rows.set(c.row.id, {
				sheet: c.sheet,
				row: { ...c.row, cells: rows.get(c.row.id)?.row.cells ?? {} }
			});
		} else {
			const found = rows.get(c.row);
			if (!found) continue;
			const others = Object.entries(found.row.cells).filter(([column]) => column !== c.column);
			const cell: [string, string | number][] =
				c.value === undefined || c.value === '' ? [] : [[c.column, c.value]];
			rows.set(c.row, {
				...found,
				row: { ...found.row, cells: Object.fromEntries([...others, ...cell]) }
			});
		}
	}
	const sheets: Partial<Record<SheetKey, Row[]>> = {};
	for (const { sheet, row } of rows.values()) (sheets[sheet] ??= []).push(row);
	return { head: now, sheets };
}

/** The same book without an index of names. */
function searching(book: BookReader): BookReader {
	return {
		head: book.head,
		rows: (sheet) => book.rows(sheet),
		row: (id) => book.row(id),
		sheetOf: (id) => book.sheetOf(id),
		value: (row, column) => book.value(row, column)
	};
}

describe('a live book', () => {
	it('[B2] after any changes is what the changes say', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
				const book = new LiveBook({ head, sheets: {} });
				for (const c of changes) book.apply(c);
				const snapshot = book.snapshot();
				expect(canonicalText(snapshot)).toBe(canonicalText(plainly(changes)));
				const again = new LiveBook(snapshot);
				for (const sheet of SHEETS) {
					expect(again.rows(sheet)).toEqual(book.rows(sheet));
					for (const { id } of book.rows(sheet)) expect(book.sheetOf(id)).toBe(sheet);
				}
			}),
			{ numRuns: 500 }
		);
	});

	it('[K4] gives the same addresses by index and by search, after each change', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
				const book = new LiveBook({ head, sheets: {} });
				for (const c of changes) {
					book.apply(c);
					for (const sheet of SHEETS) {
						for (const { id } of book.rows(sheet)) {
							expect(printCell(book, id, '合计')).toBe(printCell(searching(book), id, '合计'));
						}
					}
				}
			}),
			{ numRuns: 200 }
		);
	});

	it('[B1] keeps rows in the order of their keys, then ids', () => {
		const book = new LiveBook({
			head,
			sheets: {
				T12: [
					{ id: 'b', order: 'a1', cells: {} },
					{ id: 'a', order: 'a1', cells: {} },
					{ id: 'c', order: 'Zz', cells: {} }
				]
			}
		});
		expect(book.rows('T12').map((r) => r.id)).toEqual(['c', 'a', 'b']);
	});

	it('[B3] ignores cells of rows that are gone and moves rows with their cells', () => {
		const book = new LiveBook({
			head,
			sheets: { T12: [{ id: 'a', order: 'a0', cells: { 合计: 1, 项目: '' } }] }
		});
		expect(book.row('a')?.cells).toEqual({ 合计: 1 });
		book.apply({ kind: 'cell', row: 'gone', column: '合计', value: 5 });
		book.apply({ kind: 'row', sheet: 'T13', row: { id: 'a', order: 'a5' } });
		expect(book.rows('T12')).toEqual([]);
		expect(book.value('a', '合计')).toBe(1);
		expect(book.sheetOf('a')).toBe('T13');
		book.apply({ kind: 'cell', row: 'a', column: '合计', value: undefined });
		expect(book.row('a')?.cells).toEqual({});
	});

	it('[B4] is not the snapshot that it gave', () => {
		fc.assert(
			fc.property(arbitraryBook, fc.array(change), (plain, changes) => {
				const book = new LiveBook(plain);
				const snapshot = book.snapshot();
				const before = canonicalText(snapshot);
				for (const c of changes) book.apply(c);
				expect(canonicalText(snapshot)).toBe(before);
			}),
			{ numRuns: 20 }
		);
	});

	it('[B5] has no cells that nobody wrote', () => {
		const book = new LiveBook({ head, sheets: { T12: [{ id: 'a', order: 'a0', cells: {} }] } });
		for (const column of ['constructor', '__proto__', 'toString']) {
			expect(book.value('a', column)).toBeUndefined();
		}
	});
});

describe('sameBook', () => {
	const book = (rows: readonly Row[]): Book => ({ head, sheets: { T12: rows } });
	const one: Row = { id: 'a', order: 'a0', cells: { 合计: 1, 项目: 'x' } };
	const two: Row = { id: 'b', order: 'a1', cells: { 项目: 'y' } };

	it('[B6] overlooks order keys, blank cells and empty sheets', () => {
		const other = book([
			{ ...two, order: 'z9' },
			{ id: 'a', order: 'b0', cells: { 项目: 'x', 合计: 1, 注: '' } }
		]);
		expect(sameBook(book([one, two]), { ...other, sheets: { ...other.sheets, T7: [] } })).toBe(
			true
		);
	});

	it.each<[string, Row[]]>([
		['a figure', [{ ...one, cells: { 合计: 2, 项目: 'x' } }, two]],
		['a figure as text', [{ ...one, cells: { 合计: '1', 项目: 'x' } }, two]],
		['the order', [{ ...one, order: 'a2' }, two]],
		['an id', [{ ...one, id: 'A' }, two]],
		['a mark', [{ ...one, unit: 'u1' }, two]],
		['a row', [one]]
	])('[B6] sees %s', (_, rows) => {
		expect(sameBook(book([one, two]), book(rows))).toBe(false);
	});
});
