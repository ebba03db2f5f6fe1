import { HyperFormula } from 'hyperformula';
import { expect, test } from 'vitest';
import { consistentBook } from '../../../../../tests/support/consistent-book';
import { readWorkbook } from '../../../../../tests/support/read-workbook';
import { computedBook } from '$lib/budget/computed/computed-book';
import type { Book, Row } from '$lib/budget/book/book';
import { readDocument } from '../../read/read-document';
import { writeXlsx } from './write-xlsx';

const made = consistentBook({ seed: 3, scale: 0.1 });
const [first] = made.sheets.T3!.filter(({ cells }) => String(cells.编码).length === 7);

/** The book with formulas in a row of T3. */
function withFormulas(formulas: Row['formulas']): Book {
	const T3 = made.sheets.T3!.map((row) => (row.id === first.id ? { ...row, formulas } : row));
	return computedBook({ ...made, sheets: { ...made.sheets, T3: T3 as Row[] } });
}
const bytes = (book: Book, formulas: boolean) => writeXlsx(book, { formulas }, () => {});

test('[W22] what a spreadsheet computes is the figure that stands beside the formula', () => {
	const book = withFormulas({
		基本支出: '=(12.5 + 30) × 1.2 − 3元',
		项目支出: '=.基本支出 × 33% ÷ 7',
		合计: '=.基本支出 + .项目支出'
	});
	let compared = 0;
	for (const { cells } of readWorkbook(bytes(book, true)).sheets) {
		const engine = HyperFormula.buildEmpty({ licenseKey: 'gpl-v3' });
		const sheet = engine.getSheetId(engine.addSheet('s'))!;
		for (const [name, { figure, formula }] of cells) {
			const at = engine.simpleCellAddressFromString(name, sheet)!;
			if (formula !== undefined) engine.setCellContents(at, `=${formula}`);
			else if (figure !== undefined) engine.setCellContents(at, Number(figure));
		}
		for (const [name, { figure, formula }] of cells) {
			if (formula === undefined) continue;
			const value = engine.getCellValue(engine.simpleCellAddressFromString(name, sheet)!);
			expect([name, formula, value]).toEqual([name, formula, expect.closeTo(Number(figure), 6)]);
			compared++;
		}
		engine.destroy();
	}
	expect(compared).toBeGreaterThan(100);
});

test('[W22] computed cells keep their own formula, rounded as the book rounds', () => {
	const book = withFormulas({ 基本支出: '=10 ÷ 3', 项目支出: '=1.5 + 2', 合计: '=T2[合计].合计' });
	const formulas = readWorkbook(bytes(book, true)).sheets.flatMap(({ cells }) =>
		[...cells.values()].flatMap(({ formula }) => formula ?? [])
	);
	expect(formulas).toContain('ROUND((10/3),2)');
	expect(formulas).toContain('(1.5+2)');
	// Another sheet's cells are not named.
	expect(formulas.some((formula) => formula.includes('!'))).toBe(false);
});

test('[W22] read back, a workbook with formulas is the book of one without', () => {
	const book = withFormulas({ 基本支出: '=10 ÷ 3' });
	const [live, plain] = [true, false].map((formulas) => {
		const read = readDocument('甲.xlsx', bytes(book, formulas));
		if (!read.ok) throw new Error(read.failure.kind);
		return read.book;
	});
	expect(live).toEqual(plain);
});
