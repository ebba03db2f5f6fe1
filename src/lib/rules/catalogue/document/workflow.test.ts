import { describe, expect, it } from 'vitest';
import type { Book } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { digestsOfPart } from '$lib/budget/live/part-digest';
import type { WorkflowAct, WorkflowStep } from '$lib/budget/book/workflow';
import { sayFinding } from '$lib/messages/finding';
import { LOCALES } from '$lib/messages';
import { createEngine } from '../../engine/engine';
import { tellFinding } from '../../finding/told-finding';
import { headOf } from '../../../../../tests/support/small-book';

const HEAD: Book['head'] = headOf({
	units: [
		{ id: 'u1', code: '', name: '本级', kind: '行政', role: '本级' },
		{ id: 'u2', code: '', name: '看守所', kind: '行政', role: '所属' }
	]
});
const SHEETS: Book['sheets'] = {
	T12: [
		{ id: 'r1', order: 'a1', unit: 'u1', cells: { 项目: '甲', 合计: 100 } },
		{ id: 'r2', order: 'a2', unit: 'u2', cells: { 项目: '乙', 合计: 200 } }
	]
};
const steps = (...acts: WorkflowAct[]): WorkflowStep[] =>
	acts.map((act, i) => ({ ...act, id: `s${i}`, by: '审核人', at: '2023-01-10T02:00:00.000Z' }));
const bookWith = (...acts: WorkflowAct[]): Book => ({
	head: { ...HEAD, workflow: steps(...acts) },
	sheets: SHEETS
});
const digests = digestsOfPart(new LiveBook(bookWith()), 'u1');
const approved: WorkflowAct[] = [
	{ kind: 'submit', part: 'u1', digests },
	{ kind: 'approve', part: 'u1', digests }
];

function said(book: Book, rule: string, change?: (live: LiveBook) => void) {
	const live = new LiveBook(book);
	change?.(live);
	const found = createEngine(live)
		.findings()
		.filter((finding) => finding.rule === rule);
	for (const finding of found)
		for (const locale of LOCALES)
			expect(sayFinding(tellFinding(finding, live), locale)).not.toMatch(/undefined|“”/);
	return found.map(({ severity, unit, message, cells }) => ({
		severity,
		unit,
		key: message.key,
		cells
	}));
}

describe('rules about the way to approval', () => {
	it('[M01] every unit submits: a thing to do, and an error once the round has moved on', () => {
		expect(said(bookWith(...approved), 'M01')).toMatchObject([{ severity: 'hint' }]);
		const round: WorkflowAct = { kind: 'round', round: '批复' };
		expect(said(bookWith(round), 'M01').map(({ severity }) => severity)).toEqual([
			'error',
			'error'
		]);
		const submitted = (part: string): WorkflowAct => ({ kind: 'submit', part, digests: {} });
		expect(said(bookWith(submitted('u1'), submitted('u2')), 'M01')).toEqual([]);
	});

	it('[M02] an approval holds while nothing changes in the part', () => {
		expect(said(bookWith(...approved), 'M02')).toEqual([]);
		const other = (live: LiveBook): void =>
			live.apply({ kind: 'cell', row: 'r2', column: '合计', value: 1 });
		expect(said(bookWith(...approved), 'M02', other)).toEqual([]);
	});

	it('[M02] it is stale when a cell, a row or a table that was empty changes', () => {
		const changes: ((live: LiveBook) => void)[] = [
			(live) => live.apply({ kind: 'cell', row: 'r1', column: '合计', value: 101 }),
			(live) => live.apply({ kind: 'row-removed', row: 'r1' }),
			(live) =>
				live.apply({ kind: 'row', sheet: 'T2@u1', row: { id: 'x', order: 'a1', unit: 'u1' } })
		];
		for (const change of changes)
			expect(said(bookWith(...approved), 'M02', change)).toMatchObject([
				{ severity: 'error', key: 'M02' }
			]);
		const mended = (live: LiveBook): void => {
			changes[0](live);
			live.apply({ kind: 'cell', row: 'r1', column: '合计', value: 100 });
		};
		expect(said(bookWith(...approved), 'M02', mended)).toEqual([]);
	});

	it('[M04] a return cites its rules and cells', () => {
		const sendBack = (cited: { rule: string; cells: string[] }[]): WorkflowAct[] => [
			approved[0],
			{ kind: 'return', part: 'u1', note: '请核实', cited }
		];
		expect(said(bookWith(...sendBack([{ rule: 'P01', cells: [] }])), 'M04')).toEqual([]);
		expect(said(bookWith(...sendBack([])), 'M04')).toMatchObject([{ severity: 'warning' }]);
	});

	it('[M01] [M02] [M04] say nothing of a book in which nobody has submitted', () => {
		const engine = createEngine(new LiveBook({ head: HEAD, sheets: SHEETS }));
		const closed = engine.notApplicable().filter(({ rule }) => /^M0[124]$/.test(rule));
		expect(closed.map(({ why }) => why.key)).toEqual(Array(3).fill('lacks.workflow'));
	});
});
