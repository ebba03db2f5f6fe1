import { finds, holds } from '../../../../../tests/support/rule-examples';

const tables = {
	T3: { 合计: { 合计: '9.00', 基本支出: '4.00', 项目支出: '5.00' } },
	T12: { 甲: { 合计: '3.00', 一般公共预算: '3.00' }, 乙: { 合计: '2.00', 单位资金: '2.00' } },
	projects: { 甲: { 年度资金总额: '30000' }, 乙: { 年度资金总额: '20000' } }
};
const told = (text: string) => ({ ...tables, narrative: { N10: { 正文: text } } });

holds('N21', 'as many as forms', told('实行绩效目标管理的项目2个。'));
holds('N21', 'there are no forms', { narrative: told('实行绩效目标管理的项目3个。').narrative });
finds('N21', 'more than forms', told('实行绩效目标管理的项目3个。'), {
	cells: ['N[10].绩效项目数'],
	actual: '3',
	expected: '2'
});

holds('N22', '一般公共预算 of T12', told('项目2个，涉及一般公共预算当年拨款3.00万元。'));
holds('N22', 'all of T12', told('项目2个，涉及资金5.00万元。'));
finds('N22', '一般公共预算 differs', told('项目2个，涉及一般公共预算当年拨款5.00万元。'), {
	cells: ['N[10].绩效项目金额', 'T12[甲].一般公共预算'],
	expected: '3.00'
});
finds('N22', 'rounding explains the difference', told('涉及资金5.01万元。'), {
	severity: 'rounding'
});

holds('N23', 'not more than project spending', told('涉及资金5.00万元。'));
finds('N23', 'more', told('涉及资金6.00万元。'), {
	severity: 'warning',
	cells: ['N[10].绩效项目金额', 'T3[合计].项目支出'],
	difference: '1.00'
});
