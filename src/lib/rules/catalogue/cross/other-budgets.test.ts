import { finds, holds } from '../../../../../tests/support/rule-examples';

const T1 = { 政府性基金预算: { 金额: '50.00' }, 国有资本经营预算: { 金额: '7.00' } };
const T4 = {
	政府性基金预算: { 金额: '50.00' },
	国有资本经营预算: { 金额: '7.00' },
	'政府性基金预算#2': { 金额: '3.00' },
	支出总计: { 小计: '60.00', 政府性基金预算: '53.00', 国有资本经营预算: '7.00' }
};
const T7 = { 合计: { 金额: '50.00' } };
const T8 = { 合计: { 合计: '50.00', 项目支出: '50.00' } };
const T9 = { 合计: { 金额: '7.00' }, '合计#2': { 合计: '7.00' } };

holds('X36', 'funds agree; T4 spends carry-over too', { T1, T4, T7, T8 });
holds('X36', 'there are none anywhere', {
	T1: { 一般公共预算: { 金额: '1.00' } },
	T7: { 合计: { 金额: '' } }
});
finds(
	'X36',
	'each table differs',
	{
		T1,
		T4: { ...T4, 政府性基金预算: { 金额: '51.00' } },
		T7: { 合计: { 金额: '52.00' } },
		T8
	},
	{ cells: ['T4[政府性基金预算].金额', 'T1[政府性基金预算].金额'], difference: '1.00' },
	{ key: 'X36.carried', actual: '53.00', expected: '54.00' },
	{ cells: ['T7[合计].金额', 'T4[政府性基金预算].金额'], difference: '1.00' },
	{ cells: ['T8[合计].合计', 'T7[合计].金额'], difference: '-2.00' }
);

holds('X37', 'state capital agrees', { T1, T4, T9 });
finds(
	'X37',
	'spending is not income',
	{ T1, T4, T9: { ...T9, '合计#2': { 合计: '9.00' } } },
	{ cells: ['T9[合计].合计', 'T9[合计].金额'], difference: '2.00' }
);
finds(
	'X37',
	'T1 has some, and T9 is empty',
	{ T1, T4, T9: { 合计: { 金额: '' }, '合计#2': { 合计: '' } } },
	{ cells: ['T9[合计].金额', 'T4[国有资本经营预算].金额'], actual: '0.00', expected: '7.00' }
);
