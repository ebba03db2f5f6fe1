import { finds, holds } from '../../../../../tests/support/rule-examples';

const of = (单位资金: string) => ({ unit: 'u1', 合计: 单位资金, 单位资金 });
const said = (项目概况: string) => ({ unit: 'u1', 项目概况, 年度资金总额: '100000' });

holds('X39', 'this year’s, or named for a span that reaches into it', {
	T12: { '2023天网维护费': of('10.00'), '2022-2023年巡逻经费': of('10.00'), 维稳经费: of('10.00') },
	projects: { 维稳经费: said('经费不结转，按20230101起的标准核定。') }
});
holds('X39', 'appropriations of an earlier year are none of its business', {
	T12: { '2022年雪亮工程': { unit: 'u1', 合计: '10.00', 一般公共预算: '10.00' } }
});
finds(
	'X39',
	'named for last year, or carried over by its form',
	{
		T12: { '2022天网维护费': of('10.00'), 检查站经费: of('10.00') },
		projects: { 检查站经费: said('2022年拨付20万元，结转2023年10万元。') }
	},
	{
		severity: 'explain',
		key: 'X39',
		cells: ['T12[2022天网维护费].单位资金', 'T12[2022天网维护费].项目']
	},
	{
		severity: 'explain',
		key: 'X39.form',
		cells: ['T12[检查站经费].单位资金', 'T12[检查站经费].项目', 'F[检查站经费@市局].项目概况']
	}
);
