import { finds, holds } from '../../../../../tests/support/rule-examples';

const T1 = { 上年结转: { 金额: '10.00' }, 收入总计: { 金额: '100.00' } };
const T2 = { 合计: { 合计: '90.00', 一般公共预算: '80.00', 单位资金: '10.00', 上年结转: '10.00' } };
const told = (text: string) => ({ T1, T2, narrative: { N2: { 正文: text } } });
const RIGHT =
	'预算收入总计100.00万元，主要包括一般公共预算拨款收入80.00万元，占80.00%；政府性基金预算拨款收入0.00万元，占0.00%；单位资金10.00万元，占10.00%；上年结转10.00万元，占10%。';

holds('N03', 'sources and shares agree', told(RIGHT));
holds(
	'N03',
	'shares in the income of the year',
	told('本年收入90万元，其中：单位资金10万元，占11.11%。')
);
holds('N03', 'a share of something else is left alone', told('收入总计100万元。完成率98%。'));
finds(
	'N03',
	'a source differs',
	told(RIGHT.replace('资金10.00万元，占10.00%', '资金10.01万元，占10.01%')),
	{
		cells: ['N[2].单位资金', 'T2[合计].单位资金'],
		difference: '0.01'
	}
);
finds(
	'N03',
	'a source that the table leaves blank',
	told(RIGHT.replace('收入0.00万元，占0.00%', '收入3.00万元，占3.00%')),
	{
		cells: ['N[2].政府性基金预算', 'T2[合计].政府性基金预算'],
		expected: '0.00'
	}
);
finds(
	'N03',
	'a share is cut off instead of rounded',
	{
		T1: { 收入总计: { 金额: '300.00' } },
		T2: { 合计: { 合计: '300.00', 单位资金: '200.00' } },
		narrative: { N2: { 正文: '收入总计300万元，其中：单位资金200万元，占66.66%。' } }
	},
	{
		cells: ['N[2].单位资金占比', 'N[2].单位资金', 'N[2].收入总计'],
		actual: '66.66%',
		expected: '66.67%',
		key: 'N03.percent'
	}
);
finds(
	'N03',
	'the tables contradict each other: both are shown',
	{
		...told('上年结转10.00万元。'),
		T1: { ...T1, 上年结转: { 金额: '10.01' } }
	},
	{ cells: ['N[2].上年结转', 'T1[上年结转].金额'], expected: '10.01' }
);
