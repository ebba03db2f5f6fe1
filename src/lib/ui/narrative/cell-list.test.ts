import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { resolve } from '$lib/budget/address/address-book';
import { LiveBook } from '$lib/budget/live/live-book';
import { findCells, listCells } from './cell-list';

const book = new LiveBook(
	disclosureOf({
		T12: { 办案费: { unit: 'u1', 合计: '180.00' } },
		projects: {
			'办 案费': {
				unit: 'u1',
				实施期资金总额: '5400000',
				年度资金总额: '1800000',
				年度省级财政资金: '0'
			},
			'办 案费#2': { unit: 'u2', 年度资金总额: '123456.78', 年度市县财政资金: '123456.78' },
			空表: { unit: 'u2', 项目属性: '新增项目' }
		}
	})
);
const all = listCells(book, '申报表');
const names = (query: string, scope?: Parameters<typeof findCells>[2]) =>
	findCells(all, query, scope).map(({ name }) => name);

describe('the cells that a text can be bound to', () => {
	it('are those of tables and forms that hold a figure, each under the address that finds it', () => {
		expect(all.map(({ words }) => words)).toEqual([
			expect.stringContaining('办案费 · 合计'),
			'申报表 · 办案费 · 年度资金总额',
			'申报表 · 办案费 · 实施期资金总额',
			'申报表 · 办案费 · 年度资金总额',
			'申报表 · 办案费 · 年度市县财政资金',
			// What is nothing is seldom looked for.
			'申报表 · 办案费 · 年度省级财政资金'
		]);
		for (const { address, amount } of all) {
			const { row, column } = resolve(book, address)!;
			expect(book.value(row!, column!)).toBe(amount);
		}
	});

	it('are found by project, unit, field, and number in 万元 or 元', () => {
		expect(names('办案费 分局 年度')).toEqual([
			'F[办案费@分局].年度资金总额',
			'F[办案费@分局].年度市县财政资金'
		]);
		expect(names('123456.78 资金总额')).toEqual(['F[办案费@分局].年度资金总额']);
		expect(names('180.00')).toEqual(['T12[办案费].合计', 'F[办案费@市局].年度资金总额']);
		expect(names('空表')).toEqual([]);
	});

	it('can be those of the tables, the forms or one unit’s forms alone', () => {
		expect(names('180.00', 'tables')).toEqual(['T12[办案费].合计']);
		expect(names('', 'forms')).toHaveLength(5);
		expect(names('资金总额', { unit: 'u1' })).toEqual([
			'F[办案费@市局].年度资金总额',
			'F[办案费@市局].实施期资金总额'
		]);
	});
});
