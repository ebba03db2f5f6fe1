import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { findingTitle, sayFinding } from '$lib/messages/finding';
import { LOCALES } from '$lib/messages';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { changesOf, randomEdit } from '../../../../tests/support/random-edits';
import { createEngine } from '../engine/engine';
import { inOrder } from '../engine/rule-order';
import { tellFinding } from '../finding/told-finding';
import { testOwnRule } from '../serving/check-formula';
import type { OwnRule } from './own-rule';

const own = (formula: string, more: Partial<OwnRule> = {}): OwnRule => ({
	...{ id: 'OWN-1', severity: 'error', sentence: '我们的规定', formula },
	...more
});

const BOOK = disclosureOf({
	T1: { 收入总计: { 金额: '30.00' }, 一般公共预算: { 金额: '30.00' } },
	T2: {
		合计: { 合计: '30.00', 一般公共预算: '30.00' },
		'204': { 合计: '30.00', 一般公共预算: '30.00' },
		'20402': { 合计: '30.00', 一般公共预算: '30.00' },
		'2040201': { 合计: '10.00', 一般公共预算: '10.00' },
		'2040202': { 合计: '20.00', 一般公共预算: '19.00' }
	},
	T3: {
		合计: { 合计: '30.00', 基本支出: '10.00', 项目支出: '20.00' },
		'204': { 合计: '30.00', 基本支出: '10.00', 项目支出: '20.00' }
	},
	T12: {
		甲: { unit: 'u1', 合计: '12.34' },
		乙: { unit: 'u2', 合计: '5.67' }
	},
	T13: {
		部门: { role: 'total', 合计: '2.00' },
		分局: { role: 'unit', unit: 'u2', 合计: '2.00' },
		丙: { role: 'project', unit: 'u2', 合计: '2.00' }
	},
	projects: {
		甲: { unit: 'u1', 年度资金总额: '123400' },
		乙: { unit: 'u2', 年度资金总额: '56749' }
	},
	narrative: { N8: { 正文: '2023年机关运行经费12.34万元。' } }
});

const found = (formula: string, book: Book = BOOK) =>
	testOwnRule(own(formula), book).map(
		({ severity, comparator, actual, expected, difference, printedIn }) =>
			[severity, comparator, actual, expected, difference, printedIn].join(' ')
	);

describe('own rules', () => {
	it('[O9] read the columns that a book added, and follow their edits', () => {
		const book: Book = {
			...BOOK,
			head: { ...BOOK.head, settings: { ownRules: [own('T2[合计].附加_执行数 ≤ T2[合计].合计')] } },
			sheets: {
				...BOOK.sheets,
				T2: BOOK.sheets.T2!.map((row, i) =>
					i === 0 ? { ...row, cells: { ...row.cells, 附加_执行数: 31_000_000 } } : row
				)
			}
		};
		const live = new LiveBook(book);
		const engine = createEngine(live, []);
		const mine = () => engine.findings().filter(({ rule }) => rule === 'OWN-1');
		expect(mine()).toMatchObject([{ actual: '31.00', expected: '30.00' }]);
		const row = live.rows('T2')[0].id;
		engine.apply([{ kind: 'cell', row, column: '附加_执行数', value: 30_000_000 }]);
		expect(mine()).toEqual([]);
	});

	it('[O9] that hold are silent', () => {
		for (const formula of [
			'T3[合计].合计 = T2[合计].合计',
			'T3[合计].项目支出 ≥ sum(T12[*].合计)',
			'sum(T2[*].合计) = T2[合计].合计',
			'sum(T13[*].合计) = T13[部门合计].合计',
			'sum(F[*].年度资金总额) = 180149元',
			'T12[甲].合计 = F[甲@市局].年度资金总额',
			'T12[甲].合计 = N[8].机关运行经费',
			'count(T12[*]) = 2',
			'count(T12[*].单位资金) = 0',
			'T3[合计].基本支出 ≤ T3[合计].合计 × 40%',
			'T3[*].合计 = T3[*].基本支出 + T3[*].项目支出',
			'T3[*].合计 = T2[*].合计'
		])
			expect([formula, ...found(formula)]).toEqual([formula]);
	});

	it('[O9] that fail say both sides and their difference', () => {
		expect(found('T3[合计].项目支出 = sum(T12[*].合计) + T13[部门合计].合计')).toEqual([
			'error SUM 20.00 20.01 -0.01 万元'.replace('error', 'rounding')
		]);
		expect(found('T3[合计].项目支出 = sum(T12[*].合计)')).toEqual([
			'error SUM 20.00 18.01 1.99 万元'
		]);
		expect(found('T3[合计].合计 < T2[合计].合计')).toEqual(['error ≤ 30.00 30.00 0.00 万元']);
		expect(found('count(T12[*]) > 2')).toEqual(['error ≤ 2 2 0 ']);
		expect(found('T3[合计].合计 × 33% = 9.8万元')).toEqual(['error SUM 9.90 9.80 0.10 万元']);
	});

	it('[O10] compare one figure with another exactly, sums within the interval, forms as printed', () => {
		const off = (cents: string) =>
			disclosureOf({
				T3: { 合计: { 合计: '30.00', 基本支出: '10.00', 项目支出: cents } },
				T12: { 甲: { unit: 'u1', 合计: '20.00' } },
				projects: { 甲: { unit: 'u1', 年度资金总额: '200049' } }
			});
		expect(found('T3[合计].项目支出 = T12[甲].合计', off('20.01'))).toEqual([
			'error ID 20.01 20.00 0.01 万元'
		]);
		expect(found('T3[合计].合计 = T3[合计].基本支出 + T3[合计].项目支出', off('20.01'))).toEqual([
			'rounding SUM 30.00 30.01 -0.01 万元'
		]);
		expect(found('T3[合计].合计 = T3[合计].基本支出 + T3[合计].项目支出', off('20.02'))).toEqual([
			'error SUM 30.00 30.02 -0.02 万元'
		]);
		expect(found('T12[甲].合计 = F[甲@市局].年度资金总额', off('20.00'))).toEqual([]);
		expect(found('T3[合计].项目支出 = F[甲@市局].年度资金总额', off('20.01'))).toEqual([
			'error CONV 20.01 20.00 0.01 万元'
		]);
	});

	it('[O11] with a tolerance are silent up to it', () => {
		expect(found('T3[合计].项目支出 = sum(T12[*].合计) ± 1.99')).toEqual([]);
		expect(found('T3[合计].项目支出 = sum(T12[*].合计) ± 1.98')).toHaveLength(1);
		expect(found('F[甲@市局].年度资金总额 = F[乙@分局].年度资金总额 ± 66651')).toEqual([]);
		expect(found('F[甲@市局].年度资金总额 = F[乙@分局].年度资金总额 ± 66650元')).toHaveLength(1);
	});

	it('[O12] for each row find the rows that fail, one by one', () => {
		const findings = testOwnRule(own('T2[*].合计 = T2[*].一般公共预算'), BOOK);
		expect(findings.map((f) => [f.id, f.cells])).toEqual([
			[
				'OWN-1:T2-4:合计:T2-4',
				[
					{ row: 'T2-4', column: '合计' },
					{ row: 'T2-4', column: '一般公共预算' }
				]
			]
		]);
		const beside = testOwnRule(own('T3[合计].基本支出 ≥ T2[*].合计'), BOOK);
		expect(new Set(beside.map(({ id }) => id)).size).toBe(4);
	});

	it('[O13] say nothing of tables without figures, and once that a row is gone', () => {
		const empty = disclosureOf({ T2: { 合计: { 合计: '1.00' } }, T3: { 合计: {} } });
		expect(found('T2[合计].合计 = T3[合计].合计', empty)).toEqual([]);
		const gone = testOwnRule(own('T2[*].合计 ≤ T3[999].合计'), BOOK);
		expect(gone).toMatchObject([
			{
				rule: 'OWN-1',
				severity: 'warning',
				cells: [],
				message: { key: 'OWN.lost', arguments: { address: 'T3[999].合计' } }
			}
		]);
	});

	it('[O14] come, change, are switched off and go with the head', () => {
		const engine = createEngine(new LiveBook(BOOK), []);
		const set = (settings: object) =>
			engine.apply([{ kind: 'head', head: { ...BOOK.head, settings: settings as never } }]);
		expect(engine.findings()).toEqual([]);
		const rule = own('T3[合计].合计 = 1万元');
		expect(set({ ownRules: [rule] }).added).toMatchObject([{ rule: 'OWN-1', severity: 'error' }]);
		const { added, removed } = set({ ownRules: [{ ...rule, severity: 'hint' }] });
		expect([added, removed]).toMatchObject([[{ severity: 'hint' }], [{ severity: 'error' }]]);
		const off = { 'OWN-1': { off: true, reason: '今年不用' } };
		expect(set({ ownRules: [rule], rules: off }).removed).toHaveLength(1);
		expect(engine.notApplicable()).toMatchObject([
			{ rule: 'OWN-1', why: { key: 'off', arguments: { reason: '今年不用' } } }
		]);
		set({ ownRules: [rule] });
		expect(set({}).removed).toHaveLength(1);
		expect(engine.findings()).toEqual([]);
	});

	it('[O15] that cannot be read are told of, and hide no other', () => {
		const rules = [
			{ id: 'OWN-1', severity: 'error' },
			own('T3[合计].合计 = ', { id: 'OWN-2' }),
			own('T3[合计].合计 = 1万元', { id: 'OWN-3' }),
			own('T3[合计].合计 = 1万元', { id: 'OWN-3' })
		];
		const head = { ...BOOK.head, settings: { ownRules: rules } };
		const live = new LiveBook({ ...BOOK, head });
		const findings = createEngine(live, []).findings();
		expect(findings.map((f) => `${f.rule} ${f.message.key}`).sort()).toEqual([
			'OWN OWN.malformed',
			'OWN OWN.malformed',
			'OWN-2 OWN.broken',
			'OWN-3 OWN'
		]);
		for (const locale of LOCALES)
			for (const finding of findings) {
				const said = sayFinding(tellFinding(finding, live), locale);
				expect(`${findingTitle(finding, locale)} ${said}`).not.toMatch(/undefined|OWN|NaN/);
			}
		for (const odd of ['x', 7, { a: 1 }, null]) {
			const settings = { ownRules: odd };
			expect(() =>
				createEngine(new LiveBook({ ...BOOK, head: { ...BOOK.head, settings } }))
			).not.toThrow();
		}
	});

	it('[E1] after any edits find what a fresh engine would find', () => {
		const formulas = [
			'T3[合计].项目支出 = sum(T12[*].合计) + T13[部门合计].合计',
			'T2[*].合计 = T2[*].一般公共预算 + T2[*].单位资金',
			'T3[*].合计 = T2[*].合计 + T2[*].上年结转',
			'sum(F[*].年度资金总额) = sum(T12[*].合计)',
			'F[*].年度资金总额 ≤ F[*].实施期资金总额 × 90%',
			'count(T12[*].合计) = count(F[*])',
			'sum(T6[*].合计) = T6[合计].合计',
			'sum(T1[*].金额) = T1[本年收入合计].金额',
			'T10[合计].合计 = sum(T10[*].合计)'
		];
		const ownRules = formulas.map((formula, at) => own(formula, { id: `OWN-${at + 1}` }));
		const book = consistentBook({ seed: 5, scale: 0.1, editions: true });
		const start = {
			...book,
			head: { ...book.head, settings: { ...book.head.settings, ownRules } }
		};
		fc.assert(
			fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 12 }), (edits) => {
				const live = new LiveBook(start);
				const engine = createEngine(live, []);
				const told = new Map(engine.findings().map((f) => [f.id, f]));
				for (const [serial, edit] of edits.entries()) {
					const { added, removed } = engine.apply(changesOf(edit, live, serial));
					for (const finding of removed) told.delete(finding.id);
					for (const finding of added) told.set(finding.id, finding);
				}
				const fresh = createEngine(new LiveBook(live.snapshot()), []).findings();
				expect(engine.findings()).toEqual(fresh);
				expect(inOrder(told.values(), live)).toEqual(fresh);
			}),
			{ seed: 20231123, numRuns: 200 }
		);
	});

	it('[O9] of a consistent book hold', () => {
		const book = consistentBook({ seed: 5 });
		for (const formula of [
			'T3[合计].项目支出 = sum(T12[*].合计) + T13[部门合计].合计',
			'sum(T6[*].合计) = T6[合计].合计',
			'sum(T1[*].金额) = T1[本年收入合计].金额',
			'sum(T1[*].合计) = T1[本年支出合计].合计',
			'sum(T11[*].合计) = T11[部门合计].合计',
			'sum(T4[*].小计) = T4[本年支出合计].小计',
			'T10[合计].合计 = sum(T10[*].合计)',
			'T12[*].合计 ≥ 0'
		])
			expect([formula, ...found(formula, book)]).toEqual([formula]);
	});
});
