import { finds, holds } from '../../../../../tests/support/rule-examples';

holds('W41', 'figures of two decimals, blanks and zeros', {
	T3: { '204': { 合计: '12.30', 基本支出: '', 项目支出: '0.00' } },
	projects: { 辅警招聘经费: { 年度资金总额: '98617.23' } }
});
finds(
	'W41',
	'text, a negative figure and too many decimals',
	{ T3: { '204': { 合计: '12.345', 基本支出: '-1.00', 项目支出: '约5' } } },
	{ key: 'W41.decimals', cells: ['T3[204].合计'], actual: '12.345' },
	{ key: 'W41.negative', cells: ['T3[204].基本支出'], actual: '-1.00' },
	{ key: 'W41.text', cells: ['T3[204].项目支出'] }
);
finds(
	'W41',
	'a form is in 元, to the 分',
	{ projects: { 辅警招聘经费: { 年度资金总额: '400000.00', 年度单位自筹: '无' } } },
	{ key: 'W41.text', cells: ['F[辅警招聘经费].年度单位自筹'] }
);
