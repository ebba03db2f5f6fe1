import { describe, expect, it } from 'vitest';
import { FORMAT_IDS, firstFormat, knownFormat } from './known-formats';
import { fundColumn, HALVES, FUND_LINES, PROSE_COLUMNS } from '$lib/budget/form/first-form';
import {
	columnOfFund,
	formHalves,
	formTextsOf,
	fundColumnsOf,
	fundsIn,
	goalsOf,
	indicatorColumnsOf
} from './project-form';

describe.each(FORMAT_IDS.map((id) => [id, knownFormat(id)!] as const))(
	'the project form of %s',
	(_, format) => {
		it('[P1] has columns of their own for the funds of each half, the sum first', () => {
			const funds = formHalves(format).flatMap((half) =>
				fundsIn(format, half).map((fund) => columnOfFund(half, fund))
			);
			expect(new Set(funds).size).toBe(funds.length);
			for (const half of formHalves(format)) expect(fundsIn(format, half)[0].id).toMatch(/总额$/);
		});

		it('[P7] has a goal for each half, or none', () => {
			expect([0, formHalves(format).length]).toContain(goalsOf(format).length);
		});

		it('[P2] holds no figure and no indicator where it holds text', () => {
			const ids = [...formTextsOf(format), ...fundColumnsOf(format), ...indicatorColumnsOf(format)];
			expect(new Set(ids).size).toBe(ids.length);
		});
	}
);

describe('the form of the first format, by its names', () => {
	it('[P1] has the funds of both halves', () => {
		const columns = HALVES.flatMap((half) => FUND_LINES.map((line) => fundColumn(half, line)));
		expect(columns).toEqual([...fundColumnsOf(firstFormat())]);
		expect(fundColumn('实施期', '市县')).toBe('实施期市县财政资金');
	});

	it('[P2] merges long fields by characters and short ones as a whole', () => {
		expect([...PROSE_COLUMNS]).toEqual(
			expect.arrayContaining(['项目概况', '年度总体目标', '正文'])
		);
		const whole = ['项目名称', '填报日期', ...fundColumnsOf(firstFormat())];
		for (const column of [...whole, ...indicatorColumnsOf(firstFormat())])
			expect(PROSE_COLUMNS.has(column)).toBe(false);
	});
});
