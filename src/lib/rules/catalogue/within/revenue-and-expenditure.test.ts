import { finds, holds } from '../../../../../tests/support/rule-examples';

const income = {
	一般公共预算: { 金额: '37968.48' },
	单位资金: { 金额: '1127.54' },
	本年收入合计: { 金额: '39096.02' },
	上年结转: { 金额: '2668.12' },
	收入总计: { 金额: '41764.14' }
};

holds('W01', 'income and carry-over add up', { T1: income });
holds('W01', 'an empty table', { T1: { 收入总计: { 金额: '' }, 上年结转: { 金额: '' } } });
finds(
	'W01',
	'the total is one of its digits off',
	{ T1: { ...income, 收入总计: { 金额: '41674.14' } } },
	{
		cells: ['T1[收入总计].金额', 'T1[本年收入合计].金额', 'T1[上年结转].金额'],
		actual: '41674.14',
		expected: '41764.14',
		difference: '-90.00'
	}
);
finds(
	'W01',
	'0.01 is rounding',
	{ T1: { ...income, 上年结转: { 金额: '2668.11' } } },
	{ severity: 'rounding', actual: '41764.14', expected: '41764.13', difference: '0.01' }
);

holds('W02', 'the sources add up', { T1: income });
finds(
	'W02',
	'a source is missing',
	{ T1: { ...income, 单位资金: { 金额: '' } } },
	{ actual: '39096.02', expected: '37968.48', difference: '1127.54' }
);

const spending = {
	公共安全支出: { 合计: '37226.21', 当年: '34558.10', 结转: '2668.11' },
	住房保障支出: { 合计: '1678.58', 当年: '1678.58' },
	本年支出合计: { 合计: '38904.79', 当年: '36236.68', 结转: '2668.11' },
	支出总计: { 合计: '38904.79', 当年: '36236.68', 结转: '2668.11' }
};

holds('W03', 'nothing is carried forward', { T1: spending });
finds(
	'W03',
	'what is carried forward is not in the total',
	{ T1: { ...spending, 年终结转: { 合计: '100.00' } } },
	{ actual: '38904.79', expected: '39004.79', difference: '-100.00' }
);

const both = { ...income, 支出总计: { 合计: '41764.14' } };
holds('W04', 'income equals spending', { T1: both });
finds(
	'W04',
	'0.01 apart is no rounding: it is one fact',
	{ T1: { ...both, 支出总计: { 合计: '41764.13' } } },
	{ cells: ['T1[收入总计].金额', 'T1[支出总计].合计'], difference: '0.01' }
);

holds('W05', 'the classes add up in each column', { T1: spending });
finds(
	'W05',
	'a class changed in one column only',
	{ T1: { ...spending, 住房保障支出: { 合计: '1678.58', 当年: '1600.00' } } },
	{
		cells: ['T1[本年支出合计].当年', 'T1[公共安全支出].当年', 'T1[住房保障支出].当年'],
		actual: '36236.68',
		expected: '36158.10',
		difference: '78.58'
	}
);

holds('W06', 'each row adds up', { T1: spending });
finds(
	'W06',
	'a row does not',
	{ T1: { ...spending, 公共安全支出: { 合计: '37226.21', 当年: '34558.10' } } },
	{
		cells: ['T1[公共安全支出].合计', 'T1[公共安全支出].当年', 'T1[公共安全支出].结转'],
		difference: '2668.11'
	}
);
