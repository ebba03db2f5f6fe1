/** cn/budget/shanxi-unit-2022: what differs from the city's, and what stays. */
import { describe, expect, it } from 'vitest';
import { headerLines } from '../../../../tests/support/formats/printed';
import { formatTables, formatTitle } from '../format-tables';
import { firstFormat, knownFormat } from '../known-formats';
import { matchTitle } from '../title';

const format = knownFormat('cn/budget/shanxi-unit-2022')!;
const city = firstFormat();

describe('cn/budget/shanxi-unit-2022', () => {
	it('prints eleven tables, each under the name of the unit', () => {
		const facts = { year: 2022, department: '青禾县教育局', unit: '青禾县第一中学' };
		const titles = formatTables(format, 'unit').map((table) =>
			formatTitle(format, table, 'unit', facts)
		);
		expect(titles).toEqual(
			[
				'预算收支总表',
				'预算收入总表',
				'预算支出总表',
				'财政拨款收支总表',
				'一般公共预算支出预算表',
				'一般公共预算安排基本支出分经济科目表',
				'政府性基金预算收入表',
				'政府性基金预算支出预算表',
				'国有资本经营预算收支预算表',
				'“三公”经费支出预算表',
				'机关运行经费预算财政拨款情况统计表'
			].map((core) => `青禾县第一中学2022年${core}`)
		);
		const names = ['青禾县第一中学'];
		expect(titles.map((title) => matchTitle(title, format, names)?.table.id)).toEqual(
			format.tables.map(({ id }) => id)
		);
	});

	it('F5 has the columns, rows and coordinates of the city', () => {
		for (const table of format.tables) {
			const above = city.byId.get(table.id)!;
			expect(headerLines(table.paperHeader)).toEqual(headerLines(above.paperHeader));
			expect(table.columns).toEqual(above.columns);
			if (table.id !== 'T11') expect(table.fixedRows).toEqual(above.fixedRows);
		}
	});

	it('F5 leaves out the projects with all that spoke of them', () => {
		expect(city.tables.length - format.tables.length).toBe(2);
		const texts = JSON.stringify([format.formulas, format.charts, format.sections]);
		expect(texts).not.toMatch(/T1[23]/);
		expect(format.formulas.length).toBeGreaterThan(30);
		expect(format.formulas.find(({ id }) => id === 'W33')?.formula).toBe(
			'T11[合计].合计 = sum(T11[*].合计)'
		);
	});

	it('has seven sections of its own numbering', () => {
		const own = format.sections.filter(({ part }) => part === '情况说明');
		expect(own.map(({ ordinal, id }) => ordinal + id)).toEqual([
			'一N1',
			'二N7',
			'三N8',
			'四N9',
			'五N10',
			'六N11',
			'七N12'
		]);
	});
});
