import { finds, holds } from '../../../../../tests/support/rule-examples';

const T6 = {
	合计: { 合计: '15.00', 人员经费: '10.00', 公用经费: '5.00' },
	工资福利支出: { 合计: '10.00', 人员经费: '10.00' },
	'基本工资/工资奖金津补贴': { 合计: '6.00', 人员经费: '6.00' },
	'奖金/工资奖金津补贴': { 合计: '4.00', 人员经费: '4.00' },
	商品和服务支出: { 合计: '5.00', 公用经费: '5.00' },
	'办公费/办公经费': { 合计: '2.00', 公用经费: '2.00' },
	'办公费/商品和服务支出': { 合计: '1.00', 公用经费: '1.00' },
	'维修(护)费/维修(护)费': { 合计: '2.00', 公用经费: '2.00' },
	'差旅费/办公经费': {}
};
const told = (text: string) => ({ T6, narrative: { N6: { 正文: text } } });
const RIGHT =
	'基本支出15.00万元，其中：\n人员经费10.00万元，主要包括：奖金、基本工资；\n公用经费5.00万元，主要包括：办公费、维修（护）费。';

holds('N10', 'figures agree', told(RIGHT));
finds(
	'N10',
	'operating spending differs',
	told(RIGHT.replace('5.00万元，主要包括：办公', '5.01万元，主要包括：办公')),
	{
		cells: ['N[6].公用经费', 'T6[合计].公用经费'],
		difference: '0.01'
	}
);

holds('N11', 'the accounts with figures are listed, in any order and brackets', told(RIGHT));
holds('N11', 'no list is given', told('人员经费10.00万元。'));
finds('N11', 'one that has no figure', told(RIGHT.replace('办公费、', '办公费、差旅费、')), {
	severity: 'warning',
	cells: ['N[6].公用经费明细'],
	actual: '差旅费',
	key: 'N11.extra'
});
finds(
	'N11',
	'one is missing',
	told(RIGHT.replace('办公费、', '').replace('护）费。', '护）费、水费。')),
	{
		severity: 'warning',
		cells: ['N[6].公用经费明细', 'T6[办公费#2].公用经费'],
		expected: '办公费',
		key: 'N11.missing'
	},
	{ severity: 'warning', actual: '水费', key: 'N11.extra' }
);
finds(
	'N11',
	'one is missing from a list that ends in 等',
	told(RIGHT.replace('奖金、基本工资', '津贴补贴、基本工资等')),
	{ severity: 'hint', expected: '奖金' },
	{ severity: 'warning', actual: '津贴补贴' }
);
