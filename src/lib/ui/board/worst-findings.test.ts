import { describe, expect, it } from 'vitest';
import type { Finding } from '$lib/rules/finding/finding';
import { worstFindings } from './worst-findings';

const finding = (id: string, part: Partial<Finding>): Finding => ({
	...{ id, rule: 'X01', severity: 'error', comparator: 'ID', cells: [], sheets: ['T1'] },
	message: { key: 'X01', arguments: {} },
	...part
});

describe('the worst findings', () => {
	it('are errors by the size of their difference, in one unit, then what must be explained', () => {
		const found = [
			finding('explain', { severity: 'explain', difference: '900.00', printedIn: '万元' }),
			finding('yuan', { difference: '-20000', printedIn: '元' }),
			finding('wan', { difference: '3.00', printedIn: '万元' }),
			finding('words', {}),
			finding('rounding', { severity: 'rounding', difference: '0.01', printedIn: '万元' }),
			finding('explained', { severity: 'explain', explanation: 'e1' })
		];
		expect(worstFindings(found, 9).map(({ id }) => id)).toEqual([
			'wan',
			'yuan',
			'words',
			'explain'
		]);
		expect(worstFindings(found, 2).map(({ id }) => id)).toEqual(['wan', 'yuan']);
	});
});
