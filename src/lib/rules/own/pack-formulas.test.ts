import { describe, expect, it } from 'vitest';
import { printCell, resolve } from '$lib/budget/address/address-book';
import { parseAddress } from '$lib/budget/address/address';
import type { Book } from '$lib/budget/book/book';
import { checkBook } from '../engine/check';
import { previewOwnRule } from '../serving/own-preview';
import { carriedFormat } from '$lib/formats/book-format';
import { firstFormat, knownFormat } from '$lib/formats/known-formats';
import { textsOf } from '$lib/formats/read-format';
import { newBook } from '$lib/budget/new-book/new-book';
import { LiveBook } from '$lib/budget/live/live-book';
import { compileFormula } from './compile';
import { completionsAt } from './completion';

const ACCOUNTS = 'cn/accounts/2024';
const PACKS = [firstFormat().id, ACCOUNTS, 'cn/budget/shanghai-2025', 'cn/budget/shanxi-unit-2022'];

describe('[O23] formulas speak of the tables of any format', () => {
	it.each(PACKS)('%s: every formula and condition compiles', (id) => {
		const format = knownFormat(id)!;
		expect(format.formulas.length).toBeGreaterThan(5);
		for (const formula of format.formulas)
			for (const [, text] of textsOf(formula))
				expect(compileFormula(text, format), text).toMatchObject({ ok: true });
	});

	it('completion offers the tables of the book', () => {
		let n = 0;
		const format = knownFormat(ACCOUNTS)!;
		const department = { code: '', name: '甲局' };
		const head = { year: 2024, level: '市', department, units: [] };
		const carried = { format: carriedFormat(format) };
		const book = new LiveBook(newBook({ ...head, ...carried }, () => `r${n++}`));
		const tables = completionsAt('', 0, book).items.filter(({ kind }) => kind === 'table');
		expect(tables.map(({ insert }) => insert)).toContain('收支决算总表[');
		expect(completionsAt('收支', 2, book).items.map(({ insert }) => insert)).toContain(
			'收支决算总表['
		);
	});

	it('[K5] a row that a document words otherwise is the row that a formula names', () => {
		let n = 0;
		const format = knownFormat('cn/budget/shanghai-2025')!;
		const department = { code: '', name: '甲局' };
		const head = { year: 2025, level: '市', department, units: [] };
		const made = newBook({ ...head, format: carriedFormat(format) }, () => `r${n++}`);
		const sheet = '财政拨款收支总表';
		const rows = made.sheets[sheet]!.map((row) => {
			const label = row.cells['收入项目'] === '一、一般公共预算';
			const total = row.cells['支出项目'] === '支出总计';
			if (label) return { ...row, cells: { 收入项目: '一、一般公共预算资金', 收入: 7_100 } };
			return total ? { ...row, cells: { ...row.cells, 一般公共预算: 7_200 } } : row;
		});
		const book: Book = { ...made, sheets: { ...made.sheets, [sheet]: rows } };
		const { findings } = checkBook(book);
		expect(findings.find(({ finding }) => finding.rule === 'H04')?.finding).toMatchObject({
			expected: '72.00',
			actual: '71.00'
		});
		const live = new LiveBook(book);
		const label = rows.find(({ cells }) => cells['收入'] === 7_100)!;
		const at = `${sheet}[一般公共预算].收入`;
		expect(printCell(live, label.id, '收入')).toBe(at);
		for (const text of [at, `${sheet}[一般公共预算资金].收入`]) {
			const parsed = parseAddress(text, format);
			if (!parsed.ok) throw new Error(text);
			expect(resolve(live, parsed.address)).toEqual({ row: label.id, column: '收入' });
		}
		const rule = `${sheet}[一般公共预算资金].收入 = 71元`;
		expect(previewOwnRule(rule, live)).toMatchObject({ result: { verdict: 'holds' } });
	});

	it('a table of another format is refused where it stands', () => {
		const text = '收入决算表[合计].合计 = 1万元';
		expect(compileFormula(text, firstFormat())).toMatchObject({
			ok: false,
			failure: { kind: 'bad-address', at: 0 }
		});
	});
});
