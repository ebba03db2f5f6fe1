import { finds, holds } from '../../../../../tests/support/rule-examples';

const T1 = {
	一般公共预算: { 金额: '37968.48' },
	单位资金: { 金额: '1127.54' },
	上年结转: { 金额: '2668.11' },
	支出总计: { 合计: '41764.13' }
};
const T4 = {
	一般公共预算: { 金额: '37968.48' },
	上年财政拨款结转: { 金额: '2668.11' },
	'一般公共预算#2': { 金额: '2668.11' },
	支出总计: { 小计: '40636.59' }
};
const T5 = { 合计: { 合计: '37968.48' } };

holds('X10', 'T1, T4 and T5 agree', { T1, T4, T5 });
holds('X10', 'T4 and T5 are empty', { T1, T4: { 支出总计: {} }, T5: { 合计: {} } });
finds(
	'X10',
	'T5 differs',
	{ T1, T4, T5: { 合计: { 合计: '37968.49' } } },
	{ cells: ['T1[一般公共预算].金额', 'T5[合计].合计'], difference: '-0.01' }
);
finds(
	'X10',
	'T4 differs in a unit’s own edition',
	{ 'T1@u1': { 一般公共预算: { 金额: '5.00' } }, 'T4@u1': { 一般公共预算: { 金额: '6.00' } } },
	{ cells: ['T1@市局[一般公共预算].金额', 'T4@市局[一般公共预算].金额'] }
);

holds('X11', 'all carry-over is appropriations', { T1, T4 });
finds(
	'X11',
	'it differs by 0.01',
	{ T1: { ...T1, 上年结转: { 金额: '2668.12' } }, T4 },
	{ cells: ['T4[上年财政拨款结转].金额', 'T1[上年结转].金额'], difference: '-0.01' }
);
finds(
	'X11',
	'the rest may be unit funds, as T13 bears T4 out',
	{
		T1: { ...T1, 上年结转: { 金额: '2700.00' } },
		T4,
		T13: { 市局: { role: 'total', 合计: '2668.11' } }
	},
	{ severity: 'explain', key: 'formula', difference: '-31.89' }
);

holds('X12', 'appropriations are all spending but special account and unit funds', { T1, T4 });
finds(
	'X12',
	'unit funds are counted in',
	{ T1, T4: { ...T4, 支出总计: { 小计: '41764.13' } } },
	{ actual: '41764.13', expected: '40636.59', difference: '1127.54' }
);

const otherCarried = {
	T1: { ...T1, 上年结转: { 金额: '2700.00' }, 支出总计: { 合计: '41796.02' } },
	T4,
	T13: { 市局: { role: 'total', 合计: '2668.11' } }
};
holds('X12', 'neither is what they carry over, as T13 bears T4 out', otherCarried);
finds(
	'X12',
	'without T13 nothing speaks for it',
	{ T1: otherCarried.T1, T4 },
	{ expected: '40668.48', difference: '-31.89' }
);
