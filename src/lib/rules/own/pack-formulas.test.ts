import { describe, expect, it } from 'vitest';
import { carriedFormat } from '$lib/formats/book-format';
import { firstFormat, knownFormat } from '$lib/formats/known-formats';
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
		for (const { formula, when } of format.formulas)
			for (const text of [formula, ...(when === undefined ? [] : [when])])
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

	it('a table of another format is refused where it stands', () => {
		const text = '收入决算表[合计].合计 = 1万元';
		expect(compileFormula(text, firstFormat())).toMatchObject({
			ok: false,
			failure: { kind: 'bad-address', at: 0 }
		});
	});
});
