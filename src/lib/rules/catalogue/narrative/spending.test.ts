import { finds, holds } from '../../../../../tests/support/rule-examples';

const T3 = { 合计: { 合计: '100.00', 基本支出: '60.00', 项目支出: '40.00' } };
const three = (text: string) => ({ T3, narrative: { N3: { 正文: text } } });
const RIGHT =
	'支出预算100.00万元，其中：项目支出40.00万元，占40.00%；基本支出60.00万元，占60.00%。';
holds('N05', 'total, parts and shares agree', three(RIGHT));
finds(
	'N05',
	'basic spending differs',
	three(RIGHT.replace('60.00万元', '61.00万元')),
	{
		cells: ['N[3].基本支出', 'T3[合计].基本支出'],
		difference: '1.00'
	},
	{ key: 'N05.percent', actual: '60.00%', expected: '61.00%' }
);

const T4 = {
	一般公共预算: { 金额: '90.00' },
	本年收入合计: { 金额: '90.00' },
	上年财政拨款结转: { 金额: '10.00' },
	收入总计: { 金额: '100.00' },
	公共安全支出: { 小计: '100.00', 一般公共预算: '100.00' },
	支出总计: { 小计: '100.00', 一般公共预算: '100.00' }
};
const four = (text: string) => ({ T4, narrative: { N4: { 正文: text } } });
holds(
	'N06',
	'一般公共预算 with or without 结转',
	four(
		'财政拨款收支总预算100万元。收入为一般公共预算拨款100万元。其中：当年拨款收入90万元，上年结转收入10万元。支出包括：公共安全支出100万元。'
	)
);
holds('N06', 'without', four('收入包括一般公共预算拨款90万元。'));
finds(
	'N06',
	'a class differs',
	four('支出包括：公共安全支出99万元、教育支出1万元。'),
	{
		cells: ['N[4].公共安全支出', 'T4[公共安全支出].小计']
	},
	{ cells: ['N[4].教育支出'], expected: '0.00' }
);
finds(
	'N06',
	'neither reading of 一般公共预算 fits: the closest is shown',
	four('一般公共预算拨款99.00万元。'),
	{
		cells: ['N[4].一般公共预算', 'T4[支出总计].一般公共预算'],
		difference: '-1.00'
	}
);

const T5 = { 合计: { 合计: '90.00' }, '204': { 合计: '60.00' }, '208': { 合计: '30.00' } };
const five = (text: string) => ({ T5, narrative: { N5: { 正文: text } } });
const STRUCTURE =
	'一般公共预算当年拨款90万元，主要用于：公共安全支出60万元，占66.67%；社会保障和就业支出30万元，占33.33%。';
holds('N07', 'appropriation, classes and shares agree', five(STRUCTURE));
finds(
	'N07',
	'a class and its share differ',
	five(STRUCTURE.replace('30万元，占33.33', '13万元，占33.33')),
	{
		cells: ['N[5].社会保障和就业支出', 'T5[208].合计'],
		expected: '30.00'
	},
	{ key: 'N07.percent', expected: '14.44%' }
);
