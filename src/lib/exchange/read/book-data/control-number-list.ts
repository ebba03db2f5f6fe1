/** 一下控制数 as a table: 单位, 资金来源, 部分, 金额. The department's own have no unit, or its name. */
import type { BookHead } from '$lib/budget/book/book';
import { FUND_SOURCES } from '$lib/budget/table/fund-source';
import type { Source } from '../source';
import { readAmount } from './data-amount';
import type { DataResult } from './data-problem';
import { dataRows, OnlyOnce, readAll } from './data-rows';

const COLUMNS = {
	unit: ['单位', '预算单位', 'unit'],
	fund: ['资金来源', '来源', 'fund'],
	part: ['部分', '支出类别', 'part'],
	amount: ['金额（万元）', '金额', '控制数', 'amount']
} as const;

export const PARTS = ['合计', '基本支出', '项目支出'] as const;

/** As the setting holds them. */
export interface ControlNumberEntry {
	readonly unit?: string;
	readonly fund: (typeof FUND_SOURCES)[number];
	readonly part: (typeof PARTS)[number];
	readonly amount: string;
}

export function readControlNumbers(
	source: Source,
	{ units, department }: Pick<BookHead, 'units' | 'department'>
): DataResult<ControlNumberEntry[]> {
	const rows = dataRows(source, COLUMNS, ['unit']);
	if (!rows.ok) return rows;
	const once = new OnlyOnce();
	const known = units.map(({ name }) => name);
	return readAll(rows.value, ({ cells, at }, tell): ControlNumberEntry | undefined => {
		// A unit may bear the department's name: then the unit is meant, for the department needs none.
		const isUnit = known.includes(cells.unit);
		const isDepartment = ['', '部门', '合计', department.name].includes(cells.unit);
		const fund = FUND_SOURCES.find((one) => one === cells.fund);
		const part = PARTS.find((one) => one === cells.part);
		const amount = readAmount(cells.amount, at('amount'), tell);
		if (!isUnit && !isDepartment)
			tell({ kind: 'unknown-unit', found: cells.unit, known, ...at('unit') });
		if (!fund)
			tell({ kind: 'not-one-of', found: cells.fund, expected: FUND_SOURCES, ...at('fund') });
		if (!part) tell({ kind: 'not-one-of', found: cells.part, expected: PARTS, ...at('part') });
		if (!fund || !part || amount === undefined) return undefined;
		const named = isUnit ? { unit: cells.unit } : {};
		const what = [isUnit ? cells.unit : '部门', fund, part].join(' ');
		const before = once.note(JSON.stringify([named, fund, part]), what, at('amount'));
		if (before) tell(before);
		return { ...named, fund, part, amount };
	});
}
