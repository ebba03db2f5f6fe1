import { finds, holds } from '../../../../../tests/support/rule-examples';

const general = (合计: string) => ({ 合计, 一般公共预算: 合计 });
const T11 = {
	部门合计: { role: 'total', ...general('1727.02') },
	市局: { role: 'unit', unit: 'u1', ...general('1632.31') },
	分局: { role: 'unit', unit: 'u2', ...general('94.71') }
};

holds('W33', 'the units add up', { T11 });
finds(
	'W33',
	'a unit changed',
	{ T11: { ...T11, 分局: { role: 'unit', unit: 'u2', ...general('97.41') } } },
	{ cells: ['部门合计', '市局', '分局'].map((row) => `T11[${row}].一般公共预算`) },
	{ cells: ['部门合计', '市局', '分局'].map((row) => `T11[${row}].合计`), difference: '-2.70' }
);
finds(
	'W33',
	'a row is not the sum of its budgets',
	{ T11: { 分局: { role: 'unit', unit: 'u2', 合计: '94.71', 一般公共预算: '90.00' } } },
	{ key: 'W33.columns', actual: '94.71', expected: '90.00' }
);
