import { expect, it } from 'vitest';
import { finds, holds, notApplicable } from '../../../../../tests/support/rule-examples';

const T3 = { '204': { 合计: '1.00' }, '208': { 合计: '2.00' } };
const plug = (cell: string, amount: string) => ({ cell, amount, reason: '各项四舍五入' });
const recorded = (...roundingPlugs: object[]) => ({ settings: { roundingPlugs } });

holds('M07', 'one cell of a table was moved by 0.01', {
	T3,
	T5: T3,
	head: recorded(plug('T3[204].合计', '0.01'), plug('T5[208].合计', '-0.01'))
});
finds(
	'M07',
	'two cells of one table, one of them by more than rounding',
	{ T3, head: recorded(plug('T3[204].合计', '0.01'), plug('T3[208].合计', '1.00')) },
	{ severity: 'explain', key: 'M07', cells: ['T3[204].合计', 'T3[208].合计'] },
	{ severity: 'explain', key: 'M07.large', cells: ['T3[208].合计'], actual: '1.00' }
);
it('[M07] is not applicable where none is on record', () => {
	expect(notApplicable('M07', { T3 })).toContain('舍位平衡');
});
