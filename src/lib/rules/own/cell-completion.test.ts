import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import type { CellRef } from '$lib/budget/address/address-book';
import type { SheetKey } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { cellCompletionsAt } from './cell-completion';

const book = new LiveBook(
	disclosureOf({
		T1: { 收入总计: { 金额: '1.00' }, 公共安全支出: { 支出合计: '1.00' } },
		T3: {
			合计: { 合计: '30.00' },
			'204': { 合计: '20.00', 名称: '公共安全支出' },
			'208': { 合计: '9.00', 名称: '社会保障和就业支出' }
		},
		'T3@u2': { 合计: { 合计: '1.00' } },
		T12: { 丙: { unit: 'u2', 合计: '5.67' } },
		projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: '123400' } }
	})
);
const cellOf = (sheet: SheetKey, column: string, at = 0): CellRef => ({
	row: book.rows(sheet)[at].id,
	column
});

/** What the formula reads once each offer is taken. */
function offered(marked: string, cell = cellOf('T3', '合计')): string[] {
	const text = marked.replace('¦', '');
	const { from, to, items } = cellCompletionsAt(text, marked.indexOf('¦'), book, cell);
	return items.map(({ insert }) => text.slice(0, from) + insert + text.slice(to));
}

describe('[O19] in the formula of a cell', () => {
	it('rows and columns of its own table go by short names', () => {
		expect(offered('=.基¦')).toEqual(['=.基本支出']);
		expect(offered('=1+.¦')).toEqual(expect.arrayContaining(['=1+.合计', '=1+.项目支出']));
		expect(offered('=[20¦')).toEqual(['=[204]', '=[208]']);
		expect(offered('＝sum([社会¦)')).toEqual(['＝sum([208])']);
		expect(offered('=[204].项目¦')).toEqual(['=[204].项目支出']);
	});

	it('in an edition of a unit they are those of the edition', () => {
		expect(offered('=[合¦', cellOf('T3@u2', '合计'))).toEqual(['=[合计]']);
		expect(offered('=[20¦', cellOf('T3@u2', '合计'))).toEqual([]);
	});

	it('in a table of two sides a row waits for its column', () => {
		const [first] = offered('=[公共¦', cellOf('T1', '金额'));
		expect(first).toMatch(/\.$/);
	});

	it('a letter finds columns, rows, tables and functions', () => {
		expect(offered('=基本¦')).toContain('=.基本支出');
		expect(offered('=公共¦')).toContain('=[204]');
		expect(offered('=T12¦')).toContain('=T12[');
		expect(offered('=1+su¦')).toContain('=1+sum(');
		expect(offered('=T12[丙].一般¦')).toEqual(['=T12[丙].一般公共预算']);
		expect(offered('=F[辅¦')).toEqual(['=F[辅警招聘经费@市局].']);
	});

	it('what begins with it is offered before what has it somewhere', () => {
		const tables = offered('=t¦').map((formula) => formula.startsWith('=T'));
		expect(tables[0]).toBe(true);
		expect(offered('=T¦').indexOf('=count(')).toBe(tables.lastIndexOf(true) + 1);
	});

	it('forms have short names, too', () => {
		const form = cellOf('projects', '年度资金总额');
		expect(offered('=.年度资金¦', form)).toContain('=.年度资金总额');
	});

	it('nothing is offered before a letter, in a number, or where no address may stand', () => {
		for (const text of ['=¦', '=1+¦', '=12¦', '=12.¦', '=1.5¦', '=[204] 公共¦', '¦'])
			expect([text, offered(text)]).toEqual([text, []]);
	});
});
