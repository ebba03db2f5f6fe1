import { finds, holds } from '../../../../../tests/support/rule-examples';

const T1 = { '四、公共安全支出': { 合计: '37226.21', 当年: '34558.10', 结转: '2668.11' } };
const T2 = { '204': { 合计: '34558.10', 单位资金: '1127.54', 上年结转: '2668.11' } };
const T3 = { '204': { 合计: '37226.21' } };

holds('X05', 'T1 by label is T3 by code', { T1, T3 });
finds(
	'X05',
	'it is not',
	{ T1, T3: { '204': { 合计: '37226.12' } } },
	{ cells: ['T1[公共安全支出].合计', 'T3[204].合计'], difference: '0.09' }
);
finds(
	'X05',
	'T3 has a class that T1 leaves blank',
	{ T1: { ...T1, '八、社会保障和就业支出': {} }, T3: { ...T3, '208': { 合计: '10.00' } } },
	{ cells: ['T1[社会保障和就业支出].合计', 'T3[208].合计'], actual: '0.00', expected: '10.00' }
);
finds(
	'X05',
	'T3 has no row for a class',
	{ T1: { ...T1, '五、教育支出': { 合计: '10.00' } }, T3 },
	{ key: 'X05.absent', cells: ['T1[教育支出].合计'] }
);

holds('X06', 'this year agrees', { T1, T2 });
finds(
	'X06',
	'it does not',
	{ T1, T2: { '204': { 合计: '34558.01', 上年结转: '2668.11' } } },
	{ cells: ['T1[公共安全支出].当年', 'T2[204].合计'], difference: '0.09' }
);

holds('X07', 'carry-over agrees', { T1, T2 });
finds(
	'X07',
	'it does not',
	{ T1, T2: { '204': { 合计: '34558.10', 上年结转: '2668.12' } } },
	{ cells: ['T1[公共安全支出].结转', 'T2[204].上年结转'], difference: '-0.01' }
);

const T4 = { 公共安全支出: { 小计: '36098.67', 一般公共预算: '36098.67' } };
holds('X13', 'appropriations are all but special account and unit funds', { T2, T3, T4 });
finds(
	'X13',
	'unit funds are counted in',
	{ T2, T3, T4: { 公共安全支出: { 小计: '37226.21', 一般公共预算: '37226.21' } } },
	{
		cells: [
			'T4[公共安全支出].小计',
			'T3[204].合计',
			'T2[204].财政专户管理资金',
			'T2[204].单位资金'
		],
		expected: '36098.67',
		difference: '1127.54'
	}
);
finds(
	'X13',
	'unit funds were carried over, which no table shows by class',
	{
		T1: { 上年结转: { 金额: '12.00' } },
		T2: { '204': { 合计: '100.00' } },
		T3: { '204': { 合计: '112.00' } },
		T4: { 上年财政拨款结转: { 金额: '10.00' }, 公共安全支出: { 小计: '110.00' } },
		T13: { 市局: { role: 'total', 合计: '10.00' } }
	},
	{ severity: 'explain', difference: '-2.00' }
);
