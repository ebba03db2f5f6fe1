import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	canFollow,
	isClosed,
	progressOf,
	workflowOf,
	type PartAct,
	type PartState,
	type WorkflowAct,
	type WorkflowStep
} from './workflow';

let count = 0;
const step = (act: WorkflowAct): WorkflowStep => ({
	...act,
	id: `s${++count}`,
	by: '财务科',
	at: '2023-01-10T02:00:00.000Z'
});
const submit = step({ kind: 'submit', part: 'u1', digests: {} });
const approve = step({ kind: 'approve', part: 'u1', digests: { T12: 'a' } });
const sendBack = step({ kind: 'return', part: 'u1', note: '合计不符', cited: [] });
const lock = step({ kind: 'lock', part: 'u1' });

const stateAfter = (...steps: WorkflowStep[]): PartState =>
	progressOf(workflowOf(steps), 'u1').state;

describe('workflow', () => {
	it('[L1] leads from filling in over submission, return and approval to the lock', () => {
		expect(stateAfter()).toBe('填报');
		expect(stateAfter(submit)).toBe('上报');
		expect(stateAfter(submit, sendBack)).toBe('退回');
		expect(stateAfter(submit, sendBack, submit)).toBe('上报');
		expect(stateAfter(submit, approve)).toBe('已审');
		expect(stateAfter(submit, approve, lock)).toBe('锁定');
		const unlock = step({ kind: 'unlock', part: 'u1', note: '更正' });
		expect(stateAfter(submit, approve, lock, unlock)).toBe('已审');
		expect(stateAfter(submit, step({ kind: 'withdraw', part: 'u1' }))).toBe('填报');
	});

	it('[L2] steps that do not fit change nothing', () => {
		expect(stateAfter(approve)).toBe('填报');
		expect(stateAfter(submit, submit)).toBe('上报');
		expect(stateAfter(submit, lock)).toBe('上报');
		expect(progressOf(workflowOf([approve]), 'u1').steps).toEqual([]);
	});

	it('[L3] a round begins with every part open, and with its own deadline', () => {
		const second = step({ kind: 'round', round: '二上', deadline: '2023-01-20' });
		const workflow = workflowOf([submit, approve, second]);
		expect(workflow.round).toBe('二上');
		expect(workflow.deadline).toBe('2023-01-20');
		expect(progressOf(workflow, 'u1')).toEqual({ state: '填报', steps: [] });
		expect(workflowOf([second, step({ kind: 'round', round: '公开' })]).deadline).toBeUndefined();
	});

	it('[L4] the approval that stands is known, and gone with a return', () => {
		expect(progressOf(workflowOf([submit, approve, lock]), 'u1').approval).toBe(approve);
		const returned = progressOf(workflowOf([submit, approve, sendBack]), 'u1');
		expect(returned.approval).toBeUndefined();
		expect(returned.returned).toBe(sendBack);
		const again = progressOf(workflowOf([submit, sendBack, submit]), 'u1');
		expect(again.returned).toBe(sendBack);
		expect(
			progressOf(workflowOf([submit, sendBack, submit, approve]), 'u1').returned
		).toBeUndefined();
	});

	it('[L5] closes to its unit what waits or is approved, and to everybody what is locked', () => {
		const closed = (state: PartState) => [isClosed(state, 'unit'), isClosed(state, 'coordinator')];
		expect(closed('填报')).toEqual([false, false]);
		expect(closed('退回')).toEqual([false, false]);
		expect(closed('上报')).toEqual([true, false]);
		expect(closed('已审')).toEqual([true, false]);
		expect(closed('锁定')).toEqual([true, true]);
	});

	it('[L2] any list of steps amounts to the same as its fitting ones', () => {
		const act = fc.oneof(
			fc.constantFrom<WorkflowAct>(
				{ kind: 'submit', part: 'u1', digests: {} },
				{ kind: 'withdraw', part: 'u1' },
				{ kind: 'return', part: 'u1', note: '', cited: [] },
				{ kind: 'approve', part: 'u1', digests: {} },
				{ kind: 'lock', part: 'u1' },
				{ kind: 'unlock', part: 'u1', note: '' },
				{ kind: 'submit', part: 'department', digests: {} }
			)
		);
		fc.assert(
			fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
				const steps = acts.map(step);
				const fitting: WorkflowStep[] = [];
				for (const one of steps) {
					const { part, kind } = one as PartAct;
					if (canFollow(kind, progressOf(workflowOf([...fitting]), part).state)) fitting.push(one);
				}
				expect(workflowOf(steps)).toEqual(workflowOf(fitting));
			})
		);
	});
});
