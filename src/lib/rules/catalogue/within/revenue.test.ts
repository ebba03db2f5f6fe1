import { finds, holds } from '../../../../../tests/support/rule-examples';

const general = (合计: string, 上年结转 = '') => ({ 合计, 一般公共预算: 合计, 上年结转 });
const T2 = {
	合计: general('34428.01', '2668.12'),
	'204': general('34428.01', '2668.12'),
	'20402': general('34299.58', '2668.12'),
	'2040201': general('18351.30', '1230.88'),
	'2040202': general('15948.28', '1437.24'),
	'20408': general('128.43')
};

holds('W07', '合计 is the sum of the five sources, without 上年结转', { T2 });
finds(
	'W07',
	'上年结转 is counted in',
	{ T2: { '2040201': { 合计: '30.00', 一般公共预算: '20.00', 上年结转: '10.00' } } },
	{
		cells: [
			'T2[2040201].合计',
			'T2[2040201].一般公共预算',
			'T2[2040201].政府性基金预算',
			'T2[2040201].国有资本经营预算',
			'T2[2040201].财政专户管理资金',
			'T2[2040201].单位资金'
		],
		actual: '30.00',
		expected: '20.00'
	}
);
finds(
	'W07',
	'a unit’s own edition, in its own name',
	{ 'T2@u2': { '2040201': { 合计: '30.00', 单位资金: '20.00' } } },
	{ key: 'W07', actual: '30.00', expected: '20.00' }
);

holds('W08', '合计 is the sum of the classes', { T2 });
finds(
	'W08',
	'the column 上年结转 too',
	{ T2: { ...T2, 合计: general('34428.01', '2668.21') } },
	{ cells: ['T2[合计].上年结转', 'T2[204].上年结转'], difference: '0.09' }
);

holds('W09', 'a class is the sum of its groups', { T2 });
holds('W09', 'a class without groups says nothing', { T2: { '204': general('5.00') } });
finds(
	'W09',
	'it is not',
	{ T2: { ...T2, '20408': general('228.43') } },
	{ cells: ['T2[204].一般公共预算', 'T2[20402].一般公共预算', 'T2[20408].一般公共预算'] },
	{ cells: ['T2[204].合计', 'T2[20402].合计', 'T2[20408].合计'], difference: '-100.00' }
);

holds('W10', 'a group is the sum of its items', { T2 });
finds(
	'W10',
	'0.01 over two items is rounding, as in the real document',
	{ T2: { ...T2, '20402': general('34299.59', '2668.12') } },
	{ severity: 'rounding', cells: expectTwoItems('一般公共预算') },
	{ severity: 'rounding', cells: expectTwoItems('合计') }
);

function expectTwoItems(column: string): string[] {
	return ['T2[20402]', 'T2[2040201]', 'T2[2040202]'].map((row) => `${row}.${column}`);
}
