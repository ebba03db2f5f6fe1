import { describe, expect, it } from 'vitest';
import type { BookHead } from '../book/book';
import type { WorkflowStep } from '../book/workflow';
import { daysUntil, deadlinesOf } from './deadlines';
import { headOf } from '../../../../tests/support/small-book';

const head = (part: Partial<BookHead>): BookHead =>
	headOf({
		units: [
			{ id: 'u1', code: '', name: '甲局', kind: '行政', role: '本级' },
			{ id: 'u2', code: '', name: '甲局城区分局', kind: '行政', role: '所属' }
		],
		...part
	});
const round: WorkflowStep = {
	...{ kind: 'round' as const, round: '二上' as const },
	...{ id: 's1', by: '财务科', at: '2023-01-01T00:00:00Z' }
};

describe('deadlines', () => {
	it('are the one of the round, if it has one', () => {
		expect(deadlinesOf(head({}))).toEqual([]);
		expect(deadlinesOf(head({ workflow: [round] }))).toEqual([]);
		expect(deadlinesOf(head({ workflow: [{ ...round, deadline: '2023-03-01' }] }))).toEqual([
			{ kind: 'round', round: '二上', day: '2023-03-01' }
		]);
	});
	it('follow 批复: 20 days to publish, 15 to pass it on to each unit, until that is noted', () => {
		const dates = { 批复: '2023-02-20' };
		expect(deadlinesOf(head({ settings: { dates } }))).toEqual([
			{ kind: 'pass-on', day: '2023-03-07', units: ['甲局', '甲局城区分局'] },
			{ kind: 'publish', day: '2023-03-12' }
		]);
		const done = { ...dates, 发布: '2023-03-01', 单位批复: { 甲局: '2023-03-01' } };
		expect(deadlinesOf(head({ settings: { dates: done } }))).toEqual([
			{ kind: 'pass-on', day: '2023-03-07', units: ['甲局城区分局'] }
		]);
	});
	it('are counted in days of Shanghai', () => {
		const evening = Date.parse('2023-03-06T16:30:00Z');
		expect(daysUntil('2023-03-07', evening)).toBe(0);
		expect(daysUntil('2023-03-12', evening)).toBe(5);
		expect(daysUntil('2023-03-01', evening)).toBe(-6);
	});
});
