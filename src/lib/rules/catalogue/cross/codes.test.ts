import { describe } from 'vitest';
import { finds, holds } from '../../../../../tests/support/rule-examples';

const T2 = {
	'2040201': { 合计: '18351.30', 一般公共预算: '18351.30', 上年结转: '1024.53' },
	'2040299': { 合计: '1127.54', 单位资金: '1127.54' }
};
const T3 = {
	'2040201': { 合计: '19375.83', 基本支出: '16197.27', 项目支出: '3178.56' },
	'2040299': { 合计: '1127.54', 项目支出: '1127.54' }
};
const T5 = { '2040201': { 合计: '18351.30', 基本支出: '16197.27', 项目支出: '2154.03' } };

holds('X08', 'an item spends its income and its carry-over', { T2, T3 });
finds(
	'X08',
	'0.01 is rounding, 10 is not',
	{ T2, T3: { '2040201': { 合计: '19375.82' }, '2040299': { 合计: '1137.54' } } },
	{ severity: 'rounding', difference: '-0.01' },
	{
		cells: ['T3[2040299].合计', 'T2[2040299].合计', 'T2[2040299].上年结转'],
		difference: '10.00'
	}
);
finds(
	'X08',
	'a code with income has no row of spending',
	{ T2, T3: { '2040201': T3['2040201'] } },
	{ key: 'formula.absent', cells: ['T2[2040299].合计', 'T2[2040299].上年结转'] }
);

holds('X09', 'T5 lists what T2 has of the general budget', { T2, T5 });
finds(
	'X09',
	'a code differs',
	{ T2, T5: { '2040201': { 合计: '18351.03' } } },
	{ cells: ['T5[2040201].合计', 'T2[2040201].一般公共预算'], difference: '-0.27' }
);

holds('X14', 'basic spending is the same without carry-over', { T3, T5 });
finds(
	'X14',
	'it differs',
	{ T3, T5: { '2040201': { ...T5['2040201'], 基本支出: '16179.27' } } },
	{ cells: ['T3[2040201].基本支出', 'T5[2040201].基本支出'], difference: '18.00' }
);

holds('X15', 'projects are those of the general budget, carry-over and other money', {
	T2,
	T3,
	T5
});
finds(
	'X15',
	'a project is missing',
	{ T2, T3: { ...T3, '2040299': { 合计: '1127.54', 项目支出: '1000.00' } }, T5 },
	{
		cells: [
			'T3[2040299].项目支出',
			'T2[2040299].上年结转',
			'T2[2040299].财政专户管理资金',
			'T2[2040299].单位资金'
		],
		difference: '-127.54'
	}
);

/** A project of each budget under one code, and basic spending that a fund pays. */
const otherBudgets = {
	T2: {
		合计: { 合计: '170.00', 政府性基金预算: '110.00', 国有资本经营预算: '20.00' },
		'2120803': {
			合计: '170.00',
			一般公共预算: '40.00',
			政府性基金预算: '110.00',
			国有资本经营预算: '20.00'
		}
	},
	T3: { '2120803': { 合计: '170.00', 基本支出: '45.00', 项目支出: '125.00' } },
	T5: { '2120803': { 合计: '40.00', 基本支出: '35.00', 项目支出: '5.00' } },
	T8: { '2120803': { 合计: '110.00', 基本支出: '10.00', 项目支出: '100.00' } },
	T9: { '2120803': { 合计: '20.00', 项目支出: '20.00' } }
};

describe('[T11] funds and state capital pay too', () => {
	holds('X14', 'basic spending of a fund', otherBudgets);
	holds('X15', 'projects of a fund and of state capital', otherBudgets);
	finds(
		'X15',
		'a project of the fund is missing',
		{ ...otherBudgets, T3: { '2120803': { ...otherBudgets.T3['2120803'], 项目支出: '25.00' } } },
		{
			cells: [
				'T3[2120803].项目支出',
				'T5[2120803].项目支出',
				'T8[2120803].项目支出',
				'T9[2120803].项目支出',
				'T2[2120803].上年结转',
				'T2[2120803].财政专户管理资金',
				'T2[2120803].单位资金'
			],
			expected: '125.00',
			difference: '-100.00'
		}
	);
	finds(
		'X14',
		'basic spending of the fund is missing',
		{ ...otherBudgets, T3: { '2120803': { ...otherBudgets.T3['2120803'], 基本支出: '35.00' } } },
		{ expected: '45.00', difference: '-10.00' }
	);
});
