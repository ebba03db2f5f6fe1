import { finds, holds } from '../../../../../tests/support/rule-examples';

const own = (inRow: string, inForm: string) => ({
	T12: { 康复经费: { unit: 'u1', 合计: '2.00', 单位资金: inRow } },
	projects: { 康复经费: { unit: 'u1', 年度资金总额: '20000', 年度单位自筹: inForm } }
});
holds('P06', 'unit funds on both sides', own('2.00', '20000'));
holds('P06', 'on neither', own('', '0'));
finds('P06', 'only the form has own funds', own('', '20000'), {
	cells: ['T12[康复经费].单位资金', 'F[康复经费@市局].年度单位自筹']
});
finds('P06', 'only the row has unit funds', own('2.00', ''), { key: 'P06.row' });

const transfer = (name: string, funds: Record<string, string>) => ({
	projects: { [name]: { unit: 'u1', ...funds } }
});
holds(
	'P07',
	'the funds are provincial',
	transfer('2023年省级转移支付资金', { 年度省级财政资金: '1' })
);
holds('P07', 'no transfer', transfer('辅警招聘经费', { 年度市县财政资金: '1' }));
finds(
	'P07',
	'the city pays a transfer',
	transfer('2023年中央和省级政法转移支付资金', { 年度市县财政资金: '1' }),
	{
		severity: 'explain',
		key: 'P07.none'
	}
);
const granted = (other: Record<string, string>) => ({
	projects: {
		'晋市财政法〔2021〕51号办案费': { unit: 'u1', 年度中央财政资金: '5' },
		'装备费(晋市政法法[2021]51号)': { unit: 'u2', ...other },
		'晋市财政法〔2021〕61号': { unit: 'u2', 年度省级财政资金: '5' }
	}
});
holds('P07', 'one document, one level', granted({ 年度中央财政资金: '7' }));
finds('P07', 'one document, two levels', granted({ 年度省级财政资金: '7' }), {
	severity: 'explain',
	key: 'P07',
	cells: [
		'F[晋市财政法〔2021〕51号办案费@市局].年度中央财政资金',
		'F[装备费(晋市政法法[2021\\]51号)@分局].年度省级财政资金'
	]
});

const matched = (name: string) => ({
	T12: { 刑侦检验鉴定耗材: { unit: 'u1', 合计: '2.00' } },
	projects: { [name]: { unit: 'u1', 年度资金总额: '20000' } }
});
holds('P04', 'the names differ in brackets and spaces only', matched('刑侦检验 鉴定耗材'));
finds('P04', 'matched by likeness', matched('刑技检验鉴定耗材'), {
	severity: 'warning',
	cells: ['T12[刑侦检验鉴定耗材].项目', 'F[刑技检验鉴定耗材@市局].项目名称']
});
const confirmed = [{ form: 'projects-0', row: 'T12-0', by: '张敏', at: '2023-02-01T00:00:00Z' }];
holds('P04', 'a person confirmed it', {
	...matched('刑技检验鉴定耗材'),
	head: { settings: { matches: { confirmed, broken: [] } } }
});

const quoted = (text: string, settings = { dailyStandards: { 会议: '360', 差旅补助: '180' } }) => ({
	projects: { 办案费: { unit: 'u1', 项目概况: text } },
	head: { settings }
});
holds('P10', 'within the standard', quoted('出差补助180元/人/天，全年需5万元。'));
holds('P10', 'another kind of price', quoted('餐费500元/人/天。'));
finds('P10', 'above it', quoted('召开会议2次，每次3天，会议费400元/人/天。'), {
	severity: 'warning',
	actual: '400.00',
	expected: '360.00',
	difference: '40.00'
});
