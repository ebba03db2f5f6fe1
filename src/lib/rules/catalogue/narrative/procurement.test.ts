import { finds, holds } from '../../../../../tests/support/rule-examples';

const tables = {
	T3: { 合计: { 合计: '100.00', 基本支出: '60.00', 项目支出: '40.00' } },
	T6: { 合计: { 合计: '60.00', 人员经费: '50.00', 公用经费: '10.00' } }
};
const told = (text: string) => ({ ...tables, narrative: { N9: { 正文: text } } });
const RIGHT =
	'政府采购预算总额6.600万元，其中：货物1.1万元、工程2.2万元、服务3.300万元，面向中小企业预留2万元。';

holds('N19', 'goods, works and services add up', told(RIGHT));
holds('N19', 'only one kind is told', told('政府采购预算总额6.6万元，其中货物1.1万元。'));
finds('N19', 'they do not', told(RIGHT.replace('2.2', '2.3')), {
	cells: ['N[9].政府采购总额', 'N[9].采购货物', 'N[9].采购工程', 'N[9].采购服务'],
	difference: '-0.10'
});

holds('N20', 'less than can be bought, and the share is told', told(RIGHT));
holds('N20', 'nothing is bought', told('政府采购预算0万元。'));
finds(
	'N20',
	'more than all but staff',
	told('政府采购预算总额50.01万元，面向中小企业预留10万元。'),
	{
		severity: 'warning',
		cells: ['N[9].政府采购总额', 'T3[合计].合计', 'T6[合计].人员经费'],
		expected: '50.00'
	}
);
finds('N20', 'no word of small enterprises', told('政府采购预算总额5万元。'), {
	severity: 'warning',
	key: 'N20.share'
});
