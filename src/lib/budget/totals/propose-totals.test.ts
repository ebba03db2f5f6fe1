import { describe, expect, it } from 'vitest';
import { booksOfFormats } from '../../../../tests/fuzz/rules-packs';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { bookFormat } from '$lib/formats/book-format';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import type { Finding } from '$lib/rules/finding/finding';
import { structureRules } from '$lib/rules/structure/structure';
import { cellKey } from '../address/address-book';
import { tableOf, type Book, type BookChange, type SheetKey } from '../book/book';
import { ComputedCells } from '../computed/computed-cells';
import { holdsAmounts } from '../computed/formula-cell';
import { LiveBook } from '../live/live-book';
import { sameBook } from '../live/same-book';
import { proposeTotals, type ProposedTotal } from './propose-totals';
import { totalsOf } from './sheet-totals';

const FORMATS = [...booksOfFormats(1).keys(), 'first format with forms and editions'];
const made = new Map<number, ReadonlyMap<string, Book>>();
function bookOf(id: string, seed: number): Book {
	const books = made.get(seed) ?? booksOfFormats(seed);
	made.set(seed, books);
	return books.get(id) ?? consistentBook({ seed, scale: 0.1, editions: true });
}
const sheetsOf = (book: LiveBook): SheetKey[] =>
	book.sheets.filter((sheet) => sheet === 'projects' || tableOf(sheet) !== undefined);

/** A book with its computed cells. */
class Desk {
	readonly book: LiveBook;
	readonly computed: ComputedCells;
	constructor(book: Book) {
		this.book = new LiveBook(book);
		this.computed = new ComputedCells(this.book);
	}
	apply(changes: readonly BookChange[]): void {
		for (const change of changes) this.book.apply(change);
		this.computed.settle(changes);
	}
	propose(mayWrite: (row: string) => boolean = () => true): ProposedTotal[] {
		return proposeTotals(this.book, { sheets: sheetsOf(this.book), mayWrite });
	}
	take(proposed: readonly ProposedTotal[]): void {
		this.apply(
			proposed
				.filter(({ kept }) => kept === undefined)
				.map(({ row, column, formula }) => ({ kind: 'cell', row, column, value: formula, formula }))
		);
	}
	/** Of sums that follow from how tables and forms are built. */
	sumFindings(): Finding[] {
		const built = structureRules(bookFormat(this.book.head));
		const sums = new Set(
			built.filter(({ comparator }) => comparator === 'SUM').map(({ id }) => id)
		);
		sums.add('F01').add('F02');
		return createBookEngine(new LiveBook(this.book.snapshot()))
			.findings()
			.filter(
				({ rule, severity }) => (severity === 'error' || severity === 'rounding') && sums.has(rule)
			);
	}
	/** Each figure of the book, by cell. */
	figures(): Map<string, unknown> {
		return new Map(
			sheetsOf(this.book).flatMap((sheet) =>
				this.book
					.rows(sheet)
					.flatMap(({ id, cells }) =>
						Object.entries(cells).map(([column, value]) => [cellKey(id, column), value] as const)
					)
			)
		);
	}
	amounts(): { row: string; column: string }[] {
		const format = bookFormat(this.book.head);
		return sheetsOf(this.book).flatMap((sheet) =>
			this.book.rows(sheet).flatMap(({ id, cells }) =>
				Object.entries(cells)
					.filter(
						([column, value]) => typeof value === 'number' && holdsAmounts(sheet, column, format)
					)
					.map(([column]) => ({ row: id, column }))
			)
		);
	}
}

describe.each(FORMATS)('totals of %s', (id) => {
	it('[V1] in a consistent book change nothing, and become computed', () => {
		const desk = new Desk(bookOf(id, 1));
		const proposed = desk.propose();
		expect(proposed.length).toBeGreaterThan(10);
		expect(proposed.filter(({ kept, now, then }) => kept === undefined && now !== then)).toEqual(
			[]
		);
		const before = desk.figures();
		desk.take(proposed);
		expect(desk.figures()).toEqual(before);
		expect(desk.propose().filter(({ kept }) => kept === undefined)).toEqual([]);
	});

	it('[V2] [V3] after any edits of figures no sum is off, and nothing but totals changed', () => {
		for (let seed = 1; seed <= 3; seed++) {
			const random = seededRandom(seed);
			const desk = new Desk(bookOf(id, seed));
			const amounts = desk.amounts();
			const edits = Array.from({ length: 30 }, () => ({
				kind: 'cell' as const,
				...random.pick(amounts),
				value: random.between(1, 90_000) * 10_000
			}));
			desk.apply(edits);
			const before = desk.figures();
			const proposed = desk.propose();
			desk.take(proposed);
			const totals = new Set(
				sheetsOf(desk.book).flatMap((sheet) =>
					totalsOf(desk.book, sheet).map(({ row, column }) => cellKey(row, column))
				)
			);
			const after = desk.figures();
			for (const [key, value] of after)
				if (!totals.has(key)) expect([key, value]).toEqual([key, before.get(key)]);
			for (const { row, column, then, kept } of proposed)
				if (!kept) expect(desk.book.value(row, column)).toBe(then);
			expect(desk.sumFindings()).toEqual([]);
		}
	});

	it('[V6] undone, is the book of before', () => {
		const desk = new Desk(bookOf(id, 2));
		const before = desk.book.snapshot();
		const proposed = desk.propose().filter(({ kept }) => kept === undefined);
		desk.take(proposed);
		desk.apply(proposed.map(({ row, column, now }) => ({ kind: 'cell', row, column, value: now })));
		expect(sameBook(desk.book.snapshot(), before)).toBe(true);
	});
});

describe('a total stays as it is', () => {
	const WAN = 1_000_000;
	/** T3 with a 款 that adds up a 项, in 万元. */
	function desk(cells: Record<string, Record<string, number | string>>): Desk {
		const rows = Object.entries({ 20402: {}, 2040201: {}, ...cells }).map(
			([code, written], at) => ({
				id: `r${code}`,
				order: `a${at}`,
				cells: {
					编码: code,
					...Object.fromEntries(
						Object.entries(written).map(([column, value]) => [
							column,
							typeof value === 'number' ? value * WAN : value
						])
					)
				},
				...('公式' in written && { formulas: { 合计: String(written.公式) } })
			})
		);
		const { head } = consistentBook({ scale: 0.1 });
		return new Desk({ head, sheets: { T3: rows } });
	}
	const why = (of: Desk, row: string, column: string, mayWrite = true) =>
		of.propose(() => mayWrite).find((one) => one.row === row && one.column === column)?.kept?.kind;

	it('[V4] where words stand, and where all that it adds up is blank', () => {
		const cells = { 20402: { 基本支出: 5, 合计: '见附件' }, 2040201: { 项目支出: 3, 合计: 3 } };
		const at = desk(cells);
		expect(why(at, 'r20402', '合计')).toBe('text');
		expect(why(at, 'r20402', '基本支出')).toBe('blank-parts');
		expect(why(at, 'r20402', '项目支出')).toBeUndefined();
	});

	it('[V4] where somebody else writes', () => {
		expect(why(desk({ 2040201: { 基本支出: 3 } }), 'r20402', '基本支出', false)).toBe('locked');
	});

	it('[V4] where somebody gave it another formula that comes to something else', () => {
		const [own, same] = ['=.基本支出 + 1', '=.项目支出 + .基本支出'].map((公式) =>
			desk({ 2040201: { 基本支出: 3, 项目支出: 4, 公式 } })
		);
		expect(why(own, 'r2040201', '合计')).toBe('own-formula');
		expect(same.propose().some(({ row, column }) => row === 'r2040201' && column === '合计')).toBe(
			false
		);
	});

	it('[V4] where it would depend on itself', () => {
		const at = desk({ 2040201: { 基本支出: 1 } });
		at.apply([
			{ kind: 'cell', row: 'r2040201', column: '基本支出', value: undefined, formula: '=[20402]' },
			{ kind: 'cell', row: 'r20402', column: '基本支出', value: 7 * WAN }
		]);
		expect(why(at, 'r20402', '基本支出')).toBe('failed');
	});
});
