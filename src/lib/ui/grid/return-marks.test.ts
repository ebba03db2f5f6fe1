import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import type { WorkflowStep } from '$lib/budget/book/workflow';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { citedCells } from './return-marks';

const step = { by: '财务科', at: '2023-01-10T08:00:00Z' };
const submitted: WorkflowStep = {
	...step,
	id: 's1',
	kind: 'submit',
	part: 'department',
	digests: {}
};
const returned: WorkflowStep = {
	...{ ...step, id: 's2', kind: 'return', part: 'department', note: '请核实' },
	cited: [
		{ rule: 'W20', cells: ['T2[合计].合计', 'T2[合计]', 'T2[没有的].合计', '不是地址'] },
		{ rule: 'X03', cells: ['T2[合计].合计'] }
	]
};
const bookWith = (workflow: readonly WorkflowStep[]) => {
	const book = disclosureOf({ T2: { 合计: { 合计: '1.00' } } });
	return new LiveBook({ ...book, head: { ...book.head, workflow } });
};

describe('cells that a return names', () => {
	it('are found by their addresses, rows as wholes; what is gone is left out', () => {
		const cited = citedCells(bookWith([submitted, returned]));
		const told = [...cited].map(([key, matters]) => [
			key.slice(key.indexOf(':')),
			matters.map(({ rule, step }) => `${rule} ${step.note}`)
		]);
		expect(told).toEqual([
			[':合计', ['W20 请核实', 'X03 请核实']],
			[':', ['W20 请核实']]
		]);
	});
	it('are named no more once the part was approved', () => {
		const again: WorkflowStep = { ...submitted, id: 's3' };
		const approved: WorkflowStep = {
			...{ ...step, id: 's4', kind: 'approve', part: 'department', digests: {} }
		};
		expect(citedCells(bookWith([submitted, returned, again])).size).toBe(2);
		expect(citedCells(bookWith([submitted, returned, again, approved])).size).toBe(0);
	});
});
