import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { changesOf, randomEdit } from '../../../../tests/support/random-edits';
import { disclosureOf, type PrintedDisclosure } from '../../../../tests/support/disclosure-of';
import { ProjectMatching } from './project-matching';
import { cpuTime } from '../../../../tests/support/cpu-time';

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
	const decided = (form: string, row: string) => ({
		form,
		row,
		by: '张敏',
		at: '2023-02-01T00:00:00Z'
	});
	const misread: PrintedDisclosure = {
		T12: {
			刑技检验鉴定耗材: { unit: 'u1', 合计: '120.00' },
			毒品检验鉴定耗材: { unit: 'u1', 合计: '30.00' }
		},
		projects: { 刑侦检验鉴定耗材: { unit: 'u1', 年度资金总额: '1200000' } }
	};
	const withMatches = (confirmed: string[][], broken: string[][]): PrintedDisclosure => ({
		...misread,
		head: {
			settings: {
				matches: {
					confirmed: confirmed.map(([form, row]) => decided(form, row)),
					broken: broken.map(([form, row]) => decided(form, row))
				}
			}
		}
	});
	it('[M10] keeps to what a person confirmed, the first of two, while both sides are there', () => {
		expect(pairs(misread)).toEqual({ 'T12-0': 'projects-0' });
		expect(pairs(withMatches([['projects-0', 'T12-1']], []))).toEqual({ 'T12-1': 'projects-0' });
		const two = [
			['projects-0', 'gone'],
			['projects-0', 'T12-1'],
			['projects-0', 'T12-0']
		];
		expect(pairs(withMatches(two, []))).toEqual({ 'T12-1': 'projects-0' });
	});
	it('[M11] never matches what a person took apart, and may find another partner', () => {
		const broken = ['projects-0', 'T12-0'];
		expect(pairs(withMatches([], [broken]))).toEqual({ 'T12-1': 'projects-0' });
		expect(pairs(withMatches([broken], [broken]))).toEqual({ 'T12-1': 'projects-0' });
		expect(pairs(withMatches([], [broken, ['projects-0', 'T12-1']]))).toEqual({});
	});
	it('[M9] matches after any edits and decisions as it would have from the start', () => {
		const names = [
			'甲检验鉴定耗材',
			'乙检验鉴定耗材',
			'甲检验鉴定耗材',
			'更换电脑',
			'更换电脑设备'
		];
		const of = (amount: number) =>
			Object.fromEntries(
				names.map((name, at) => [
					names.indexOf(name) === at ? name : `${name}#2`,
					{ unit: `u${1 + (at % 2)}`, [amount > 99 ? '年度资金总额' : '合计']: String(amount) }
				])
			);
		const start = disclosureOf({ T12: of(2), T13: of(3), projects: of(20_000) });
		fc.assert(
			fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 25 }), (edits) => {
				const live = new LiveBook(start);
				const matching = new ProjectMatching(live);
				matching.settle();
				for (const [serial, edit] of edits.entries()) {
					for (const change of changesOf(edit, live, serial)) {
						const from = change.kind === 'cell' || change.kind === 'row-removed' ? change.row : '';
						const sheet = live.sheetOf(change.kind === 'row' ? change.row.id : from);
						live.apply(change);
						if (change.kind === 'head') matching.headChanged();
						else if (change.kind !== 'row') matching.touch(sheet, from);
						else for (const each of [sheet, change.sheet]) matching.touch(each, change.row.id);
					}
					matching.settle();
					const fresh = new ProjectMatching(live);
					fresh.settle();
					for (const each of ['T12', 'T13', 'projects'] as const)
						for (const { id } of live.rows(each))
							expect(matching.match(id)).toEqual(fresh.match(id));
				}
			}),
			{ seed: 7, numRuns: 400 }
		);
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
		const start = cpuTime();
		pairs({ T12: Object.fromEntries(rows), projects: Object.fromEntries(forms) });
		expect(cpuTime() - start).toBeLessThan(2_000);
	});
});
