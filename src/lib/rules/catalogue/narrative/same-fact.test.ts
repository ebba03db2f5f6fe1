import { finds, holds } from '../../../../../tests/support/rule-examples';

const narrative = (N1: string, N2: string) => ({
	narrative: { N1: { 正文: N1 }, N2: { 正文: N2 } }
});
const ONE = '收入总计100万元，其中：上年结转10.00万元；支出总计100万元，其中：上年结转10.00万元。';

holds(
	'N04',
	'one value everywhere',
	narrative(ONE, '收入总计100.00万元，上年结转10万元，占10.00%。')
);
holds('N04', 'roughly told in one place', narrative(ONE, '收入总计约0.01亿元。'));
holds('N04', 'what 四 carries over is only 财政拨款', {
	narrative: { N1: { 正文: ONE }, N4: { 正文: '上年结转8万元。' } }
});
finds('N04', 'the carry-over has two values', narrative(ONE, '上年结转10.01万元。'), {
	cells: ['N[2].上年结转', 'N[1].上年结转'],
	actual: '10.01',
	expected: '10.00',
	difference: '0.01'
});
