/** X39: other money of an earlier year stands in T12 as if it were this year's. */
import { plainName } from '../../text/name';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';

const OTHER_MONEY = ['财政专户管理资金', '单位资金'] as const;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
/** 「结转」, but not 「无结转」 or 「不结转」. */
const CARRIED = /(?<![无不未没有非])(?:结转|结余)/;

export const earlierYearsMoney: Rule = {
	id: 'X39',
	severity: 'explain',
	comparator: 'TXT',
	each: 'row',
	of: ['T12'],
	check: (reader, row): Draft | undefined => {
		if (reader.mark(row)?.role === 'total') return undefined;
		const column = OTHER_MONEY.find((name) => (reader.amount(row, name) ?? 0) > 0);
		if (column === undefined) return undefined;
		const name = reader.text(row, '项目').trim();
		const cells = [
			{ row, column },
			{ row, column: '项目' }
		];
		const years = [...plainName(name).matchAll(YEAR)].map(([year]) => Number(year));
		const latest = Math.max(...years);
		if (years.length > 0 && latest < reader.head('year'))
			return { cells, arguments: { name, year: latest, column } };
		const form = reader.partner(row)?.row;
		if (form === undefined || !CARRIED.test(plainName(reader.text(form, '项目概况'))))
			return undefined;
		return {
			cells: [...cells, { row: form, column: '项目概况' }],
			variant: 'form',
			arguments: { name, column }
		};
	}
};
