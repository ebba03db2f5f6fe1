import { afterEach, describe, expect, it } from 'vitest';
import { MemorySession } from '../../../../tests/support/memory-session';
import { closeAll, meet, two, UNDO_BOOK } from '../../../../tests/support/undo-scene';
import type { Book, Row } from '$lib/budget/book/book';
import { snapshotOf } from '$lib/budget/live/book-snapshot';
import { sameBook } from '$lib/budget/live/same-book';
import { COMPUTED_TOTALS } from '$lib/budget/totals/added-totals';
import type { BookSession } from '$lib/collab/session/book-session';
import { runRowAction } from '../grid/row-actions';
import { tableSheet } from '../grid/table-sheet';
import { writeEntries } from '../grid/write-entries';
import { totalCellsAmong } from './total-cells';
import { computeTotals, planTotals, type TotalsScope } from './totals-plan';

const line = (code: string, cells: Row['cells']): Row => ({
	id: `r${code}`,
	order: `a${code}`,
	cells: { 编码: code, 名称: code, ...cells }
});
/** Totals that are off, in the department's room and in a unit's. */
const BOOK: Book = {
	head: { ...UNDO_BOOK.head, settings: COMPUTED_TOTALS },
	sheets: {
		T3: [
			line('204', { 基本支出: 1, 合计: 9 }),
			line('20402', { 基本支出: 30, 项目支出: 12, 合计: 42 })
		],
		T12: [
			{ id: 'r1', order: 'a0', unit: 'u1', cells: { 项目: '一', 合计: 10, 单位资金: 7 } },
			{ id: 'r2', order: 'a1', unit: 'u1', cells: { 项目: '二', 合计: 20 } }
		],
		projects: [{ id: 'p1', order: 'a0', unit: 'u1', cells: { 年度资金总额: 5, 年度单位自筹: 100 } }]
	}
};
const BOOK_SCOPE: TotalsScope = { kind: 'book' };
const bookOf = (session: BookSession): Book => snapshotOf(session.book);
const take = (session: BookSession, scope: TotalsScope) => {
	const { changed, same } = planTotals(session, scope);
	return computeTotals(session, [...changed, ...same]);
};

afterEach(closeAll);

describe('totals of a whole book', () => {
	it('[V3] say what they change, and what stays and why', async () => {
		const [one] = await two(BOOK);
		const { changed, same, kept } = planTotals(one, BOOK_SCOPE);
		expect(changed.map(({ row, column, now, then }) => [row + column, now, then])).toEqual([
			['r204合计', 9, 42],
			['r204基本支出', 1, 30],
			['r204项目支出', undefined, 12],
			['r1合计', 10, 7],
			['p1年度资金总额', 5, 100]
		]);
		expect(same.map(({ row, column }) => row + column)).toContain('r20402合计');
		expect(kept.map(({ row, column, kept }) => [row + column, kept?.kind])).toEqual([
			['r2合计', 'blank-parts']
		]);
	});

	it('[V6] are one step over all rooms, and one undo gives the book of before', async () => {
		const [one, other] = await two(BOOK);
		const before = bookOf(one);
		expect(take(one, BOOK_SCOPE).ok).toBe(true);
		meet(one, other);
		expect(other.book.value('r204', '合计')).toBe(42);
		expect(other.book.value('r1', '合计')).toBe(7);
		one.undo();
		expect(sameBook(bookOf(one), before)).toBe(true);
		one.redo();
		expect(one.book.formula?.('r204', '合计')).toBeDefined();
	});

	it('[V1] follow what somebody else wrote meanwhile', async () => {
		const [one, other] = await two(BOOK);
		take(one, BOOK_SCOPE);
		other.write([{ row: 'r20402', column: '基本支出', value: 100 }]);
		meet(one, other);
		for (const { book } of [one, other]) {
			expect(book.value('r204', '合计')).toBe(112);
			expect(book.value('r20402', '合计')).toBe(112);
		}
	});

	it('can be those of a table, a form or a few cells', async () => {
		const [one] = await two(BOOK);
		const rowsOf = (scope: TotalsScope) => [
			...new Set(planTotals(one, scope).changed.map(({ row, column }) => row + column))
		];
		expect(rowsOf({ kind: 'sheet', sheet: 'T12' })).toEqual(['r1合计']);
		expect(rowsOf({ kind: 'form', project: 'p1' })).toEqual(['p1年度资金总额']);
		const cells = ['合计', '基本支出'].map((column) => ({ row: 'r204', column }));
		// Alone it adds up what the others hold now.
		expect(rowsOf({ kind: 'cells', cells: [cells[0]] })).toEqual(['r204合计']);
		expect(
			totalCellsAmong(
				one.book,
				[...cells, { row: 'r1', column: '单位资金' }].map((ref) => ({ ref }))
			)
		).toEqual(cells);
	});

	it('[V4] leave what another unit writes', () => {
		const session = new MemorySession(BOOK, {
			identity: { id: 'k', name: '李', role: 'clerk', unit: 'u1' }
		});
		const { changed, kept } = planTotals(session, BOOK_SCOPE);
		expect(changed.map(({ row }) => row)).toEqual(['r1', 'p1']);
		expect(kept.filter(({ kept }) => kept?.kind === 'locked').length).toBeGreaterThan(3);
	});
});

describe('[V7] in a book that computes its totals', () => {
	const block = { top: 0, left: 0, bottom: 0, right: 0, line: 0, column: 0 };

	it('a new row has its total, and one undo takes both back', async () => {
		const [one] = await two(BOOK);
		const before = bookOf(one);
		const model = tableSheet(one, 'T12');
		const made = runRowAction(one, model, ['T12'], 'insert-below', block);
		const row = made?.ok ? made.row! : '';
		expect(one.book.formula?.(row, '合计')).toContain('.一般公共预算 + ');
		one.write([{ row, column: '单位资金', value: 5 }]);
		expect(one.book.value(row, '合计')).toBe(5);
		one.undo();
		one.undo();
		expect(sameBook(bookOf(one), before)).toBe(true);
	});

	it('a code that is entered makes totals of the blank cells above it, in one step', async () => {
		const [one] = await two(BOOK);
		one.write([{ row: 'r20402', column: '项目支出', value: undefined }]);
		const before = bookOf(one);
		const inserted = one.insertRow({ sheet: 'T3', after: 'r20402' });
		const row = inserted.ok ? inserted.row! : '';
		const [model, at] = [tableSheet(one, 'T3'), one.book.rows('T3').length - 1];
		const entry = { line: at, column: 0, cell: model.lines[at].cells[0], text: '2040201' };
		expect(writeEntries(one, [entry]).ok).toBe(true);
		expect(one.book.value(row, '编码')).toBe('2040201');
		// What is filled in above it stays.
		expect(one.book.formula?.('r20402', '基本支出')).toBeUndefined();
		expect(one.book.formula?.('r20402', '项目支出')).toBe('=sum([*])');
		one.undo();
		one.undo();
		expect(sameBook(bookOf(one), before)).toBe(true);
	});

	it('elsewhere rows come without', async () => {
		const [one] = await two({ ...BOOK, head: UNDO_BOOK.head });
		const made = runRowAction(one, tableSheet(one, 'T12'), ['T12'], 'insert-below', block);
		expect(made?.ok && one.book.formula?.(made.row!, '合计')).toBeUndefined();
	});
});
