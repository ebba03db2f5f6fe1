import { describe, expect, it } from 'vitest';
import type { Finding } from '$lib/rules/finding/finding';
import {
	filtered,
	foldedText,
	NO_UNIT,
	NOBODY,
	readFilter,
	writeFilter,
	type FindingState
} from './finding-filter';

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
	it('tells where findings stand: open, explained, approved, lapsed', () => {
		const given = { rule: 'P01', operands: {}, text: '涉密', author: '王芳', at: '' };
		const explanations = [
			{ id: 'e1', ...given },
			{ id: 'e2', ...given, approver: '张敏' }
		];
		const open = finding({ severity: 'explain' });
		const [awaiting, approved] = explanations.map(({ id }) => ({ ...open, explanation: id }));
		const lapsed = finding({ rule: 'M03' });
		const rounding = finding({ severity: 'rounding' });
		const all = [open, awaiting, approved, lapsed, rounding];
		const inState = (state: FindingState) => filtered(all, { state }, { explanations });
		expect(inState('open')).toEqual([open]);
		expect(inState('awaiting')).toEqual([awaiting]);
		expect(inState('approved')).toEqual([approved]);
		expect(inState('lapsed')).toEqual([lapsed]);
		expect(inState('off')).toEqual([]);
	});
	it('finds whose every word is said, whatever the widths and separators', () => {
		const [one, other] = [finding({ id: 'a' }), finding({ id: 'b' })];
		const textOf = ({ id }: Finding) =>
			foldedText(id === 'a' ? 'X01 收入总计 41,764.14' : 'X01 支出总计 9.00');
		const search = (text: string) => filtered([one, other], { text }, { textOf });
		expect(search('41764.14 收入')).toEqual([one]);
		expect(search('ｘ01')).toEqual([one, other]);
		expect(search('收入 9.00')).toEqual([]);
	});
	it('knows who is asked, and what nobody is asked about', () => {
		const [one, other] = [finding({ id: 'a' }), finding({ id: 'b' })];
		const assignments = { a: { to: 'clerk-u1', name: '王芳', by: '张敏', at: '' } };
		const of = (person: string) => filtered([one, other], { person }, { assignments });
		expect(of('clerk-u1')).toEqual([one]);
		expect(of(NOBODY)).toEqual([other]);
	});
});
