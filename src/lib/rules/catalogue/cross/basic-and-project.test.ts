import { finds, holds } from '../../../../../tests/support/rule-examples';

const T5 = { 合计: { 合计: '160.00', 基本支出: '100.00', 项目支出: '60.00' } };
const general = (合计: string, unit: string) => ({ 合计, 一般公共预算: 合计, unit });
const T12 = {
	辅警招聘经费: general('40.00', 'u1'),
	更换电脑: general('20.00', 'u2'),
	'2023天网维护费': { 合计: '5.00', 单位资金: '5.00', unit: 'u2' },
	项目1: { unit: 'u1' }
};

holds('X16', 'basic spending is T6', { T5, T6: { 合计: { 合计: '100.00' } } });
finds(
	'X16',
	'it is not',
	{ T5, T6: { 合计: { 合计: '100.01' } } },
	{ cells: ['T5[合计].基本支出', 'T6[合计].合计'], difference: '-0.01' }
);

holds('X17', 'projects of the general budget add up', { T5, T12 });
holds('X17', 'T12 is empty', { T5, T12: { 项目1: {} } });
finds(
	'X17',
	'a project changed',
	{ T5, T12: { ...T12, 更换电脑: general('19.00', 'u2') } },
	{
		cells: ['T5[合计].项目支出', 'T12[辅警招聘经费].一般公共预算', 'T12[更换电脑].一般公共预算'],
		difference: '1.00'
	}
);
finds(
	'X17',
	'a unit’s own edition against that unit’s rows',
	{ 'T5@u2': { 合计: { 项目支出: '21.00' } }, T12 },
	{ cells: ['T5@分局[合计].项目支出', 'T12[更换电脑].一般公共预算'], difference: '1.00' }
);
const many = Object.fromEntries(
	Array.from({ length: 80 }, (_, at) => [`项目甲${at}`, general('1.00', 'u1')])
);
finds(
	'X17',
	'of a long sum the column is named',
	{ T5, T12: many },
	{ cells: ['T5[合计].项目支出', 'T12[*].一般公共预算'], expected: '80.00' }
);

const T2 = { 合计: { 合计: '65.00', 一般公共预算: '60.00', 单位资金: '5.00' } };
holds('X18', 'unit funds are those of the projects', { T2, T12 });
holds('X18', 'T12 is empty', { T2, T12: { 项目1: {} } });
finds(
	'X18',
	'a project paid by unit funds is not in T2',
	{ T2: { 合计: { 合计: '60.00', 一般公共预算: '60.00' } }, T12 },
	{
		cells: ['T2[合计].单位资金', 'T12[2023天网维护费].单位资金'],
		actual: '0.00',
		expected: '5.00',
		difference: '-5.00'
	}
);
finds(
	'X18',
	'a unit’s own edition against that unit’s rows',
	{ 'T2@u2': { 合计: { 合计: '24.00', 单位资金: '4.00' } }, T12 },
	{ cells: ['T2@分局[合计].单位资金', 'T12[2023天网维护费].单位资金'], difference: '-1.00' }
);

const training = { 培训收费项目: { 合计: '8.00', 财政专户管理资金: '8.00', unit: 'u1' } };
holds('X19', 'the special account pays its projects', {
	T2: { 合计: { 合计: '8.00', 财政专户管理资金: '8.00' } },
	T12: training
});
finds(
	'X19',
	'its money stands in the column beside',
	{ T2: { 合计: { 合计: '8.00', 单位资金: '8.00' } }, T12: training },
	{
		cells: ['T2[合计].财政专户管理资金', 'T12[培训收费项目].财政专户管理资金'],
		difference: '-8.00'
	}
);

const carried = {
	T1: { 上年结转: { 金额: '2668.11' } },
	T4: { 上年财政拨款结转: { 金额: '2668.11' } },
	T13: {
		市局: { role: 'total', 合计: '2668.11' },
		分局: { role: 'unit', unit: 'u2', 合计: '20.00' }
	}
};
holds('X20', 'one carry-over everywhere', {
	...carried,
	T2: { 合计: { 上年结转: '2668.11' } }
});
finds(
	'X20',
	'2,668.12 in T2 is an error, and only T2 is named',
	{ ...carried, T2: { 合计: { 上年结转: '2668.12' } } },
	{
		severity: 'error',
		cells: ['T13[部门合计].合计', 'T2[合计].上年结转'],
		actual: '2668.11',
		expected: '2668.12'
	}
);
finds(
	'X20',
	'a unit’s line in T13 against its own edition',
	{ ...carried, 'T1@u2': { 上年结转: { 金额: '21.00' } } },
	{ cells: ['T13[分局].合计', 'T1@分局[上年结转].金额'], difference: '-1.00' }
);

const T3 = { 合计: { 项目支出: '2733.11' } };
holds('X21', 'projects of this year and carried over', { T3, T12, T13: carried.T13 });
finds(
	'X21',
	'they do not add up',
	{ T3: { 合计: { 项目支出: '2733.90' } }, T12, T13: carried.T13 },
	{ expected: '2733.11', difference: '0.79' }
);
