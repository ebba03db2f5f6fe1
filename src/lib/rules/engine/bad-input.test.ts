import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { disclosureOf, type PrintedDisclosure } from '../../../../tests/support/disclosure-of';
import { createBookEngine } from './book-engine';
import type { Engine } from './engine';

const engineOf = (printed: PrintedDisclosure): Engine =>
	createBookEngine(new LiveBook(disclosureOf(printed)));
const rulesIn = (engine: Engine) => new Set(engine.findings().map(({ rule }) => rule));
const failed = (engine: Engine) =>
	engine.findings().filter(({ message }) => message.key === 'rule-failed');

it('[E13] ten thousand projects with their forms are checked, and an edit among them is told', () => {
	const names = Array.from({ length: 10_000 }, (_, at) => `第${at}号设备更新项目`);
	const rows = names.map((name) => [name, { unit: 'u1', 合计: '1.00', 一般公共预算: '1.00' }]);
	const forms = names.map((name) => [name, { unit: 'u1', 年度资金总额: '10000' }]);
	const engine = engineOf({
		T5: { 合计: { 项目支出: '10000.00', 合计: '10000.00' } },
		T12: Object.fromEntries(rows) as never,
		projects: Object.fromEntries(forms) as never
	});
	expect(failed(engine)).toEqual([]);
	expect(rulesIn(engine)).not.toContain('X17');
	expect(rulesIn(engine)).not.toContain('P03');
	const edit = { kind: 'cell', row: 'T12-5000', column: '一般公共预算', value: 5_000_000 } as const;
	const told = engine.apply([edit]).added.map(({ rule }) => rule);
	expect(told).toEqual(expect.arrayContaining(['W34', 'X17']));
});

it('[E13] negative figures and those of fifteen digits are added exactly, and told', () => {
	const engine = engineOf({
		T5: { 合计: { 合计: '8007199254.74', 基本支出: '8007199254.75', 项目支出: '-0.01' } },
		T12: { 甲: { unit: 'u1', 合计: '-12.00', 一般公共预算: '-12.00' } }
	});
	expect(failed(engine)).toEqual([]);
	const findings = engine.findings();
	expect(findings.filter(({ rule }) => rule === 'W18')).toEqual([]);
	expect(findings.filter(({ rule }) => rule === 'W41').length).toBeGreaterThan(0);
});

it('[E13] [E14] missing tables, empty ones and rows without cells make no rule fail', () => {
	for (const printed of [
		{},
		{ T1: {} },
		{ T2: { 合计: {} }, T12: { 甲: {} }, projects: { 甲: {} } }
	])
		expect(failed(engineOf(printed))).toEqual([]);
});
