import { describe, expect, it } from 'vitest';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { disclosureOf, type PrintedDisclosure } from '../../../../tests/support/disclosure-of';
import { printCell } from '$lib/budget/address/address-book';
import type { Book } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createEngine } from '../engine/engine';
import { Considering, type Considered } from './consider';

function consider(rule: string, book: Book): Considered & { live: LiveBook } {
	const live = new LiveBook(book);
	const engine = createEngine(live);
	const before = engine.findings();
	const finding = before.find((f) => f.rule === rule && f.severity !== 'rounding');
	const considered = new Considering(live, engine).consider(finding!.id);
	expect(engine.findings()).toEqual(before);
	return { live, ...considered };
}
const summary = ({ live, suggestions }: ReturnType<typeof consider>) =>
	suggestions.map(({ edits, evidence }) => ({
		edits: edits.map(({ row, column, value }) => `${printCell(live, row, column)} = ${value}`),
		evidence: evidence.map(({ kind }) => kind)
	}));
const of = (rule: string, printed: PrintedDisclosure) =>
	summary(consider(rule, disclosureOf(printed)));

describe('a fix', () => {
	it('[F1] is suggested where an addend has a slip', () => {
		const printed = {
			T5: {
				合计: { 合计: '4629.97', 基本支出: '4629.97' },
				'201': { 合计: '1204.35', 基本支出: '1204.35' },
				'202': { 合计: '377.81', 基本支出: '737.81' },
				'203': { 合计: '92.46', 基本支出: '92.46' },
				'204': { 合计: '2310.07', 基本支出: '2310.07' },
				'205': { 合计: '645.28', 基本支出: '645.28' }
			}
		};
		expect(of('W19', printed)).toEqual([
			{ edits: ['T5[202].基本支出 = 377810000'], evidence: ['slip'] }
		]);
	});

	it('[F2] follows the majority of places that state the same fact', () => {
		const live = new LiveBook(consistentBook({ scale: 0.3 }));
		const row = live.rows('T1').find(({ cells }) => /上年结转$/.test(String(cells['收入项目'])))!;
		const right = row.cells['金额'] as number;
		live.apply({ kind: 'cell', row: row.id, column: '金额', value: right + 1_230_000 });
		const [first] = summary(consider('X03', live.snapshot()));
		expect(first.edits).toEqual([`T1[上年结转].金额 = ${right}`]);
		expect(first.evidence).toContain('consequences');
	});

	it('[F2] follows forms in 元 where rounding made the difference', () => {
		const printed = {
			T12: { 辅警招聘经费: { unit: 'u1', 合计: '40.12' } },
			projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: '401287' } }
		};
		const [fix] = of('P03', printed);
		expect(fix).toEqual({
			edits: ['T12[辅警招聘经费].合计 = 40130000'],
			evidence: expect.arrayContaining(['slip', 'unrounded'])
		});
	});

	const carriedOver = (form: string): PrintedDisclosure => ({
		T1: { 上年结转: { 金额: '40.11' } },
		T13: {
			部门合计: { role: 'total', 合计: '40.11' },
			市局: { role: 'unit', unit: 'u1', 合计: '40.11' },
			辅警招聘经费: { role: 'project', unit: 'u1', 合计: '30.12' },
			办案经费: { role: 'project', unit: 'u1', 合计: '9.99' }
		},
		T2: { 合计: { 上年结转: '40.12' } },
		projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: form } }
	});

	it('[F2] says what of the forms is missing', () => {
		const [fix] = consider('X20', disclosureOf(carriedOver('301187'))).suggestions;
		expect(fix.evidence.map(({ kind }) => kind)).toContain('unrounded');
		expect(fix.evidence[0].arguments).toMatchObject({ exact: '401087.00', formless: 1 });
	});

	it('[F6] [F7] follows the forms against the majority, in every place of the fact', () => {
		const [fix, ...more] = of('X03', carriedOver('301200'));
		expect(fix.edits).toEqual(['T2[合计].上年结转 = 40110000']);
		expect(more).toEqual([]);
		const [wide, ...others] = of('X03', carriedOver('301312'));
		expect(wide.edits).toEqual(['T1[上年结转].金额 = 40120000', 'T13[部门合计].合计 = 40120000']);
		expect(others).toEqual([]);
	});

	it('[F3] is not suggested where both sides are as credible', () => {
		expect(
			of('X03', { T1: { 上年结转: { 金额: '2668.11' } }, T2: { 合计: { 上年结转: '2668.12' } } })
		).toEqual([]);
	});

	it('[F4] never makes a form of a row', () => {
		const printed = {
			T12: { 辅警招聘经费: { unit: 'u1', 合计: '47.00' } },
			projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: '401287' } }
		};
		for (const { edits } of of('P03', printed)) expect(edits.join()).not.toContain('F[');
	});

	it('[F5] tells what it clears', () => {
		const printed = {
			T12: { 辅警招聘经费: { unit: 'u1', 合计: '40.12' } },
			projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: '401287' } }
		};
		const [{ cleared, caused }] = consider('P03', disclosureOf(printed)).suggestions;
		expect(cleared.map(({ rule }) => rule)).toContain('P03');
		expect(caused.filter(({ severity }) => severity === 'error')).toEqual([]);
	});
});
