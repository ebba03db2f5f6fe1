import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { describe, expect, it } from 'vitest';
import type { Finding } from '$lib/rules/finding/finding';
import { groupFindings } from './group-findings';

const finding = (id: string, part: Partial<Finding>): Finding => ({
	...{ id, rule: 'X01', severity: 'error', comparator: 'ID', cells: [], sheets: ['T1'] },
	message: { key: 'X01', arguments: {} },
	...part
});
const FOUND = [
	finding('a', { rule: 'X02', unit: 'u2', sheets: ['T12', 'projects'] }),
	finding('b', { rule: 'X01', unit: 'u1', sheets: ['T2@u1'] }),
	finding('c', { rule: 'X01', sheets: ['indicators@p1'] }),
	finding('d', { rule: 'X03', severity: 'warning', sheets: ['T12'] }),
	finding('e', { rule: 'X03', severity: 'warning', sheets: ['T12'] })
];
const grouped = (by: 'unit' | 'sheet' | 'rule') =>
	groupFindings(FOUND, by, SMALL_BOOK.head).map(({ key, findings }) => [
		key,
		findings.map(({ id }) => id).join('')
	]);

describe('groups of findings', () => {
	it('by unit come in the order of the register, the department first', () => {
		expect(grouped('unit')).toEqual([
			['department', 'cde'],
			['u1', 'b'],
			['u2', 'a']
		]);
	});
	it('by sheet come in the order of the document; each finding stands in one', () => {
		expect(grouped('sheet')).toEqual([
			['T2', 'b'],
			['T12', 'ade'],
			['projects', 'c']
		]);
	});
	it('by rule come the worst first, not the most', () => {
		expect(grouped('rule')).toEqual([
			['X01', 'bc'],
			['X02', 'a'],
			['X03', 'de']
		]);
	});
});
