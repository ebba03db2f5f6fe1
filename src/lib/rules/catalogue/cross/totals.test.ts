import { finds, holds } from '../../../../../tests/support/rule-examples';

const T1 = {
	一般公共预算: { 金额: '37968.48' },
	财政专户管理资金: { 金额: '' },
	单位资金: { 金额: '1127.54' },
	本年收入合计: { 金额: '39096.02' },
	上年结转: { 金额: '2668.11' },
	收入总计: { 金额: '41764.14' },
	支出总计: { 合计: '41764.14' }
};
const total = {
	合计: '39096.02',
	一般公共预算: '37968.48',
	单位资金: '1127.54',
	上年结转: '2668.12'
};

holds('X01', 'T1 and T2 agree', { T1, T2: { 合计: total } });
finds(
	'X01',
	'they do not',
	{ T1: { ...T1, 收入总计: { 金额: '41746.14' } }, T2: { 合计: total } },
	{ cells: ['T1[收入总计].金额', 'T2[合计].合计', 'T2[合计].上年结转'], difference: '-18.00' }
);
holds('X01', 'T2 is not filled in yet', { T1, T2: { 合计: {} } });

holds('X02', 'the sources agree', { T1, T2: { 合计: total } });
finds(
	'X02',
	'unit funds stand in the column beside',
	{ T1, T2: { 合计: { ...total, 财政专户管理资金: '1127.54', 单位资金: '' } } },
	{ cells: ['T1[财政专户管理资金].金额', 'T2[合计].财政专户管理资金'], difference: '-1127.54' },
	{ cells: ['T1[单位资金].金额', 'T2[合计].单位资金'], difference: '1127.54' }
);

holds('X03', 'one carry-over', { T1, T2: { 合计: { ...total, 上年结转: '2668.11' } } });
finds(
	'X03',
	'2,668.11 against 2,668.12 is an error, not rounding',
	{ T1, T2: { 合计: total } },
	{
		severity: 'error',
		cells: ['T1[上年结转].金额', 'T2[合计].上年结转'],
		actual: '2668.11',
		expected: '2668.12',
		difference: '-0.01'
	}
);
finds(
	'X03',
	'in a unit’s own edition',
	{ 'T1@u2': { 上年结转: { 金额: '5.00' } }, 'T2@u2': { 合计: { 上年结转: '6.00' } } },
	{ cells: ['T1@分局[上年结转].金额', 'T2@分局[合计].上年结转'] }
);

holds('X04', 'T1 and T3 agree', { T1, T3: { 合计: { 合计: '41764.14' } } });
finds(
	'X04',
	'they do not',
	{ T1, T3: { 合计: { 合计: '41764.13' } } },
	{ cells: ['T1[支出总计].合计', 'T3[合计].合计'], difference: '0.01' }
);
