import { describe, expect, it } from 'vitest';
import type { Finding } from '$lib/rules/finding';
import { filtered, NO_UNIT, readFilter, writeFilter, type Answer } from './finding-filter';

const finding = (part: Partial<Finding>): Finding => ({
	id: 'a',
	rule: 'X01',
	severity: 'error',
	comparator: 'ID',
	cells: [],
	sheets: ['T1'],
	message: { key: 'X01', arguments: {} },
	...part
});

describe('the filter of findings', () => {
	it('comes back from its address as it was', () => {
		const filter = { severity: 'explain', place: 'T12', unit: 'u2', rule: 'P03' } as const;
		expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
		expect(writeFilter({})).toBe('');
	});
	it('ignores a severity that there is not', () => {
		expect(readFilter(new URLSearchParams('severity=doom')).severity).toBeUndefined();
	});
	it('takes editions for their table and indicators for forms', () => {
		const edition = finding({ sheets: ['T2@u1'] });
		const indicator = finding({ sheets: ['indicators@p1'] });
		expect(filtered([edition, indicator], { place: 'T2' })).toEqual([edition]);
		expect(filtered([edition, indicator], { place: 'projects' })).toEqual([indicator]);
	});
	it("tells the department's findings from the units'", () => {
		const own = finding({});
		const unit = finding({ unit: 'u1' });
		expect(filtered([own, unit], { unit: NO_UNIT })).toEqual([own]);
		expect(filtered([own, unit], { unit: 'u1', severity: 'error', rule: 'X01' })).toEqual([unit]);
	});
	it('tells what waits for an explanation from what waits for approval', () => {
		const given = { rule: 'P01', operands: {}, text: '涉密', author: '王芳', at: '' };
		const explanations = [
			{ id: 'e1', ...given },
			{ id: 'e2', ...given, approver: '张敏' }
		];
		const open = finding({ severity: 'explain' });
		const [awaiting, approved] = explanations.map(({ id }) => ({ ...open, explanation: id }));
		const all = [finding({ severity: 'error' }), open, awaiting, approved];
		const answered = (answer: Answer) => filtered(all, { answer }, explanations);
		expect(answered('open')).toEqual([open]);
		expect(answered('awaiting')).toEqual([awaiting]);
		expect(answered('approved')).toEqual([approved]);
	});
});
