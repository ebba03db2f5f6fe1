import { finds, holds } from '../../../../../tests/support/rule-examples';

const T1 = {
	一般公共预算: { 金额: '90.00' },
	本年收入合计: { 金额: '90.00' },
	上年结转: { 金额: '10.00' },
	收入总计: { 金额: '100.00' },
	本年支出合计: { 合计: '100.00', 当年: '90.00', 结转: '10.00' },
	支出总计: { 合计: '100.00', 当年: '90.00', 结转: '10.00' }
};
const told = (text: string) => ({ T1, narrative: { N1: { 正文: text } } });
const RIGHT =
	'2023年收入总计100.00万元，其中：本年收入90万元，上年结转10.00万元，比上年增加5万元；支出总计100.00万元，其中：本年预算安排90.00万元，上年结转10.00万元。';

holds('N01', 'text and 收支总表 agree, however many decimals are printed', told(RIGHT));
holds('N01', 'the table is empty', { narrative: told(RIGHT).narrative });
holds('N01', 'roughly told, and right as far as that goes', told('收入总计约0.01亿元。'));
holds(
	'N01',
	'本年支出 may be meant with what was carried over',
	told('支出总计100万元，其中：本年支出100万元，年终结转0万元。')
);
finds(
	'N01',
	'the carry-over of spending differs',
	told(RIGHT.replace(/10\.00万元。$/, '11.00万元。')),
	{
		cells: ['N[1].上年结转#2', 'T1[支出总计].结转'],
		actual: '11.00',
		expected: '10.00',
		difference: '1.00'
	}
);
finds('N01', 'digits are swapped', told('收入总计100万元，其中：本年收入09万元。'), {
	cells: ['N[1].本年收入', 'T1[本年收入合计].金额'],
	expected: '90.00'
});

holds('N02', 'the parts add up', told(RIGHT));
holds('N02', 'only some of the parts are told', told('收入总计100万元，其中：本年收入90万元。'));
finds('N02', 'they do not', told(RIGHT.replace('结转10.00万元，', '结转9.00万元，')), {
	severity: 'warning',
	cells: ['N[1].收入总计', 'N[1].本年收入', 'N[1].上年结转'],
	difference: '1.00'
});
finds(
	'N02',
	'rounding explains the difference',
	told('收入总计100.01万元，其中：本年收入90.00万元，上年结转10.00万元。'),
	{ severity: 'rounding', difference: '0.01' }
);
