import { expect, it } from 'vitest';
import { finds, holds, notApplicable } from '../../../../../tests/support/rule-examples';

const T3 = (合计: string, of204: string) => ({ 合计: { 合计 }, '204': { 合计: of204 } });
const T6 = (办公: string, 另一行: string) => ({
	'办公费/办公经费': { 合计: 办公 },
	'办公费/商品和服务支出': { 合计: 另一行 }
});
const editions = {
	T3: T3('10.00', '10.00'),
	'T3@u1': T3('6.00', '6.00'),
	'T3@u2': T3('4.00', '4.00')
};

holds('X41', 'the units add up', editions);
holds('X41', 'a table that not all units have is not compared', {
	...editions,
	T5: T3('9.00', '9.00'),
	'T5@u1': T3('1.00', '1.00')
});
holds('X41', 'what units pay each other is taken off', {
	...editions,
	T3: T3('9.00', '10.00'),
	head: { settings: { internalTransfers: { 'T3[合计].合计': '1.00' } } }
});
finds(
	'X41',
	'a unit changed one figure',
	{ ...editions, 'T3@u2': T3('4.00', '7.00') },
	{
		cells: ['T3[204].合计', 'T3@市局[204].合计', 'T3@分局[204].合计'],
		expected: '13.00',
		difference: '-3.00'
	}
);
finds(
	'X41',
	'a unit has a line that the department lacks',
	{ ...editions, 'T3@u2': { ...T3('4.00', '4.00'), '208': { 合计: '2.00' } } },
	{ key: 'X41.absent', cells: ['T3@分局[208].合计'] }
);
finds(
	'X41',
	'lines of one 部门科目 are told apart by their 政府科目',
	{
		T6: T6('3.00', '5.00'),
		'T6@u1': T6('3.00', '1.00'),
		'T6@u2': { '办公费/商品和服务支出': { 合计: '3.00' } }
	},
	{
		cells: ['T6[办公费#2].合计', 'T6@市局[办公费#2].合计', 'T6@分局[办公费].合计'],
		difference: '1.00'
	}
);
it('[X41] is not applicable while a unit has no tables of its own', () => {
	expect(notApplicable('X41', { T3: editions.T3, 'T3@u1': editions['T3@u1'] })).toContain('分局');
});
