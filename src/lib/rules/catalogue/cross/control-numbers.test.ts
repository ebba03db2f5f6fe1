import { expect, it } from 'vitest';
import { finds, holds, notApplicable } from '../../../../../tests/support/rule-examples';

const T12 = {
	a: { unit: 'u1', 合计: '5.00', 一般公共预算: '5.00' },
	b: { unit: 'u2', 合计: '4.00', 一般公共预算: '3.00', 单位资金: '1.00' }
};
const T5 = { 合计: { 合计: '30.00', 基本支出: '22.00', 项目支出: '8.00' } };
const number = (part: string, amount: string, unit?: string) => ({
	fund: '一般公共预算',
	part,
	amount,
	...(unit && { unit })
});
const within = (...controlNumbers: object[]) => ({ settings: { controlNumbers } });

holds('X42', 'within, or just at, the numbers', {
	T5,
	T12,
	head: within(number('基本支出', '22.00'), number('项目支出', '3.00', '分局'))
});
holds('X42', 'no table shows a unit’s basic spending', {
	T5,
	T12,
	head: within(number('基本支出', '1.00', '分局'))
});
finds(
	'X42',
	'a unit asks for more, and so does the department',
	{
		T5,
		T12,
		'T5@u2': { 合计: { 合计: '9.00', 基本支出: '9.00' } },
		head: within(
			number('项目支出', '2.50', '分局'),
			number('基本支出', '8.00', '分局'),
			number('基本支出', '21.00')
		)
	},
	{ cells: ['T5[合计].基本支出'], difference: '1.00' },
	{ cells: ['T5@分局[合计].基本支出'], difference: '1.00' },
	{ cells: ['T12[b].一般公共预算'], actual: '3.00', expected: '2.50' }
);
it('[X42] is not applicable without numbers, or for a unit that nobody knows', () => {
	expect(notApplicable('X42', { T12 })).toContain('控制数');
	expect(notApplicable('X42', { T12, head: within(number('合计', '1.00', '交警')) })).toContain(
		'交警'
	);
});
