import { describe, expect, it } from 'vitest';
import {
	FORM_FIELDS,
	FUND_COLUMNS,
	FUND_LINES,
	fundColumn,
	HALVES,
	INDICATOR_COLUMNS,
	PROSE_COLUMNS
} from './project-form';

describe('the project form', () => {
	it('[P1] has the funds of both halves, the sum first', () => {
		expect(new Set(FUND_COLUMNS).size).toBe(HALVES.length * FUND_LINES.length);
		expect(FUND_COLUMNS[0]).toBe('实施期资金总额');
		expect(fundColumn('年度', '总额')).toBe('年度资金总额');
		expect(fundColumn('实施期', '市县')).toBe('实施期市县财政资金');
	});

	it('[P2] merges long fields by characters and short ones as a whole', () => {
		expect([...PROSE_COLUMNS]).toEqual(
			expect.arrayContaining(['项目概况', '年度总体目标', '正文'])
		);
		for (const column of ['项目名称', '填报日期', ...FUND_COLUMNS, ...INDICATOR_COLUMNS]) {
			expect(PROSE_COLUMNS.has(column)).toBe(false);
		}
		const ids = [...FORM_FIELDS.map((field) => field.id), ...FUND_COLUMNS];
		expect(new Set(ids).size).toBe(ids.length);
	});
});
