import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live-book';
import { disclosureOf, type PrintedDisclosure } from '../../../tests/support/disclosure-of';
import { ProjectMatching } from './project-matching';

/** Pairs as `row ↔ form` by their places in the disclosure. */
function pairs(printed: PrintedDisclosure): Record<string, string> {
	const live = new LiveBook(disclosureOf(printed));
	const matching = new ProjectMatching(live);
	matching.settle();
	const found: Record<string, string> = {};
	for (const sheet of ['T12', 'T13'] as const)
		for (const { id } of live.rows(sheet)) {
			const match = matching.match(id);
			if (match) found[id] = match.row;
		}
	return found;
}

describe('matching', () => {
	it('[M3] prefers the same unit among namesakes', () => {
		expect(
			pairs({
				T12: {
					遗属补助: { unit: 'u1', 合计: '8.98' },
					'遗属补助#2': { unit: 'u2', 合计: '11.11' }
				},
				projects: {
					遗属补助: { unit: 'u2', 年度资金总额: '89800' },
					'遗属补助#2': { unit: 'u1', 年度资金总额: '111100' }
				}
			})
		).toEqual({ 'T12-0': 'projects-1', 'T12-1': 'projects-0' });
	});
	it('[M4] tells namesakes of one unit apart by their amount, else takes them in order', () => {
		expect(
			pairs({
				T13: {
					转移支付: { unit: 'u1', role: 'project', 合计: '12.00' },
					'转移支付#2': { unit: 'u1', role: 'project', 合计: '8.00' },
					'转移支付#3': { unit: 'u1', role: 'project', 合计: '1.00' }
				},
				projects: {
					转移支付: { unit: 'u1', 年度资金总额: '80000' },
					'转移支付#2': { unit: 'u1', 年度资金总额: '70000' },
					'转移支付#3': { unit: 'u1', 年度资金总额: '60000' }
				}
			})
		).toEqual({ 'T13-0': 'projects-1', 'T13-1': 'projects-0', 'T13-2': 'projects-2' });
	});
	it('[M5] finds a misread name by likeness, unit and amount', () => {
		expect(
			pairs({
				T12: {
					戒毒管理管理工作经费: { unit: 'u1', 合计: '48.00' },
					刑技检验鉴定耗材: { 合计: '120.00' }
				},
				projects: {
					刑侦检验鉴定耗材: { unit: 'u1', 年度资金总额: '1200000' },
					戒毒管理信息化建设: { unit: 'u1', 年度资金总额: '480000' }
				}
			})
		).toEqual({ 'T12-0': 'projects-1', 'T12-1': 'projects-0' });
	});
	it('[M6] keeps projects apart that differ in a year, unless the amount is the same', () => {
		const row = { '2022天网维护费': { unit: 'u1', 合计: '17.55' } };
		const form = (amount: string) => ({ '2023天网维护费': { unit: 'u1', 年度资金总额: amount } });
		expect(pairs({ T12: row, projects: form('400000') })).toEqual({});
		expect(pairs({ T12: row, projects: form('175500') })).toEqual({ 'T12-0': 'projects-0' });
	});
	it('[M7] takes another unit’s namesake only with the same amount', () => {
		const row = { 更换电脑: { unit: 'u1', 合计: '19.00' } };
		const form = (amount: string) => ({ 更换电脑: { unit: 'u2', 年度资金总额: amount } });
		expect(pairs({ T12: row, projects: form('200000') })).toEqual({});
		expect(pairs({ T12: row, projects: form('190000') })).toEqual({ 'T12-0': 'projects-0' });
	});
	it('[M8] never matches hidden projects, totals or unit lines', () => {
		expect(
			pairs({
				T12: { 项目1: { unit: 'u1' }, 合计: { 合计: '1.00' } },
				T13: { 市局: { role: 'unit', unit: 'u1', 合计: '1.00' } },
				projects: {
					项目1: { unit: 'u1' },
					合计: { unit: 'u1', 年度资金总额: '10000' },
					市局: { unit: 'u1', 年度资金总额: '10000' }
				}
			})
		).toEqual({});
	});
	it('[M9] stays quick where thousands find no partner', () => {
		const rows = Array.from({ length: 4_000 }, (_, at) => [
			`甲${'某项经费工程采购'.slice(at % 5)}${at}`,
			{ unit: 'u1', 合计: String(at) }
		]);
		const forms = Array.from({ length: 4_000 }, (_, at) => [
			`乙${'信息系统服务改造'.slice(at % 5)}${at}`,
			{ unit: 'u1', 年度资金总额: String(at * 7 + 3) }
		]);
		const start = performance.now();
		pairs({ T12: Object.fromEntries(rows), projects: Object.fromEntries(forms) });
		expect(performance.now() - start).toBeLessThan(2_000);
	});
});
