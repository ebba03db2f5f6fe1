import { finds, holds } from '../../../../../tests/support/rule-examples';

holds('W34', 'each project is the sum of its sources', {
	T12: { 新增更换电梯: { 合计: '100.00', 一般公共预算: '100.00' }, 项目1: {} }
});
finds(
	'W34',
	'a figure slipped out of its column',
	{ T12: { '2022年社区警务室专项经费': { 合计: '9.86' } } },
	{ actual: '9.86', expected: '0.00', difference: '9.86' }
);

const general = (合计: string) => ({ 合计, 一般公共预算: 合计 });
const T13 = {
	市局: { role: 'total', ...general('40.65') },
	'市局#2': { role: 'unit', unit: 'u1', ...general('30.58') },
	雪亮工程二期: { role: 'project', unit: 'u1', ...general('20.00') },
	转移支付: { role: 'project', unit: 'u1', ...general('10.58') },
	分局: { role: 'unit', unit: 'u2', ...general('10.07') },
	'转移支付#2': { role: 'project', unit: 'u2', ...general('10.07') }
};

holds('W38', 'the department is the sum of its units, not of units and projects', { T13 });
finds(
	'W38',
	'a unit changed',
	{ T13: { ...T13, 分局: { role: 'unit', unit: 'u2', ...general('11.07') } } },
	{ cells: ['T13[部门合计].一般公共预算', 'T13[市局].一般公共预算', 'T13[分局].一般公共预算'] },
	{ difference: '-1.00' }
);

holds('W39', 'a unit is the sum of its projects', { T13 });
finds(
	'W39',
	'a project changed',
	{ T13: { ...T13, 转移支付: { role: 'project', unit: 'u1', ...general('15.80') } } },
	{ cells: ['市局', '雪亮工程二期', '转移支付'].map((row) => `T13[${row}].一般公共预算`) },
	{ actual: '30.58', expected: '35.80', difference: '-5.22' }
);
