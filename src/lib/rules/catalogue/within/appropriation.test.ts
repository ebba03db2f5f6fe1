import { finds, holds } from '../../../../../tests/support/rule-examples';

const income = {
	一般公共预算: { 金额: '37968.48' },
	政府性基金预算: { 金额: '' },
	本年收入合计: { 金额: '37968.48' },
	上年财政拨款结转: { 金额: '2668.11' },
	'一般公共预算#2': { 金额: '2668.11' },
	收入总计: { 金额: '40636.59' }
};
const spending = {
	公共安全支出: { 小计: '36098.67', 一般公共预算: '36098.67' },
	卫生健康支出: { 小计: '1177.21', 一般公共预算: '1000.00', 政府性基金预算: '177.21' },
	本年支出合计: { 小计: '37275.88', 一般公共预算: '37098.67', 政府性基金预算: '177.21' }
};

holds('W13', 'income and carry-over add up', { T4: income });
finds(
	'W13',
	'they do not',
	{ T4: { ...income, 收入总计: { 金额: '40000.00' } } },
	{ cells: ['T4[收入总计].金额', 'T4[本年收入合计].金额', 'T4[上年财政拨款结转].金额'] }
);

const bySource = {
	一般公共预算: { 金额: '37968.48' },
	政府性基金预算: { 金额: '' },
	国有资本经营预算: { 金额: '' },
	本年收入合计: { 金额: '37968.48' }
};
holds('W47', 'the budgets add up, those of the carry-over apart', {
	T4: { ...bySource, '一般公共预算#2': { 金额: '2668.11' } }
});
finds(
	'W47',
	'a budget is not in the total',
	{ T4: { ...bySource, 政府性基金预算: { 金额: '12.00' } } },
	{ actual: '37968.48', expected: '37980.48', difference: '-12.00' }
);

holds('W14', 'the classes add up', { T4: spending });
finds(
	'W14',
	'a class is left out of the total',
	{ T4: { ...spending, 住房保障支出: { 小计: '10.00', 一般公共预算: '10.00' } } },
	{ cells: expectClasses('一般公共预算'), difference: '-10.00' },
	{ cells: expectClasses('小计'), difference: '-10.00' }
);
function expectClasses(column: string): string[] {
	return ['本年支出合计', '公共安全支出', '卫生健康支出', '住房保障支出'].map(
		(row) => `T4[${row}].${column}`
	);
}

holds('W15', 'each row is the sum of its budgets', { T4: spending });
finds(
	'W15',
	'a row is not',
	{ T4: { 卫生健康支出: { 小计: '1177.21', 一般公共预算: '1000.00' } } },
	{ actual: '1177.21', expected: '1000.00' }
);

holds('W16', 'carry-over is its budgets, printed a second time', { T4: income });
finds(
	'W16',
	'it is not',
	{ T4: { ...income, '一般公共预算#2': { 金额: '2600.00' } } },
	{ actual: '2668.11', expected: '2600.00' }
);

holds('W17', 'income equals spending', { T4: { ...income, 支出总计: { 小计: '40636.59' } } });
finds(
	'W17',
	'0.01 apart is an error',
	{ T4: { ...income, 支出总计: { 小计: '40636.60' } } },
	{ cells: ['T4[收入总计].金额', 'T4[支出总计].小计'], difference: '-0.01' }
);
