import { describe, expect, it } from 'vitest';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';
import { carriedFormat } from '$lib/formats/book-format';
import { readBookFile, writeBookFile } from '../file/book-file';
import { LiveBook } from '../live/live-book';
import { sameBook } from '../live/same-book';
import { newBook } from '../new-book/new-book';
import type { SheetKey } from '../book/book';
import { addedTotals, computesTotals, withComputedTotals } from './added-totals';
import { totalsOf } from './sheet-totals';

const head = {
	year: 2026,
	level: '市级',
	department: { code: '070', name: '甲局' },
	units: [{ id: 'u1', code: '1', name: '甲局', kind: '行政' as const, role: '本级' as const }]
};
function fresh(id: string) {
	let next = 0;
	return newBook({ ...head, format: carriedFormat(knownFormat(id)!) }, () => `r${++next}`);
}

describe.each(FORMAT_IDS)('[V7] a new book of %s', (id) => {
	it('computes its totals, which are blank', () => {
		const book = fresh(id);
		const live = new LiveBook(book);
		expect(computesTotals(book.head)).toBe(true);
		const sheets = Object.keys(book.sheets) as SheetKey[];
		const totals = sheets.flatMap((sheet) => totalsOf(live, sheet));
		expect(totals.length).toBeGreaterThan(0);
		for (const { row, column, formulas } of totals) {
			expect(live.formula(row, column)).toBe(formulas[0]);
			expect(live.value(row, column)).toBeUndefined();
		}
	});

	it('is the same book after a file, and when its totals are asked for again', () => {
		const book = fresh(id);
		const read = readBookFile(writeBookFile(book));
		expect(read.ok && sameBook(read.book, book)).toBe(true);
		expect(sameBook(withComputedTotals(book), book)).toBe(true);
	});
});

describe('[V7] totals that come with a change', () => {
	const line = (code: string) => ({
		id: `r${code}`,
		order: `a${code}`,
		cells: { 编码: code, 名称: code }
	});
	const bookOf = (...codes: string[]) =>
		new LiveBook({
			head: { ...head, explanations: [], settings: {} },
			sheets: { T3: codes.map(line) }
		});

	it('are those of a new row, and of the row above it that now adds it up', () => {
		const added = addedTotals(bookOf('204'), bookOf('204', '20402'), 'T3');
		expect(added).toEqual([
			{ row: 'r204', column: '基本支出', formulas: ['=sum([*])'] },
			{ row: 'r204', column: '项目支出', formulas: ['=sum([*])'] },
			{ row: 'r20402', column: '合计', formulas: ['=.基本支出 + .项目支出'] }
		]);
	});

	it('leave what is filled in', () => {
		const after = bookOf('204', '20402');
		after.apply({ kind: 'cell', row: 'r204', column: '基本支出', value: 5 });
		expect(addedTotals(bookOf('204'), after, 'T3').map(({ row, column }) => row + column)).toEqual([
			'r204项目支出',
			'r20402合计'
		]);
	});
});
