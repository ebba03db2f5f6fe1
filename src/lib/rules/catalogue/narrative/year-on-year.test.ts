import { finds, holds } from '../../../../../tests/support/rule-examples';

const one = (text: string) => ({ narrative: { N1: { 正文: text } } });
holds(
	'N08',
	'the percentage is of last year',
	one('收入总计110万元，比上年增加10万元，增长10.00%。')
);
holds('N08', 'a decrease', one('收入总计90万元，比上年减少10万元，下降10.00%。'));
holds(
	'N08',
	'rounded half up at the decimals printed',
	one('收入总计400万元，比上年增加100万元，增长33.3%。')
);
holds('N08', 'points are no percentages of a figure', one('收入总计90万元，占比提高3个百分点。'));
holds(
	'N08',
	'nothing last year: no percentage can be checked',
	one('收入总计10万元，比上年增加10万元，增长100%。')
);
finds(
	'N08',
	'the percentage is of this year',
	one('收入总计110万元，比上年增加10万元，增长9.09%。'),
	{
		cells: ['N[1].收入总计增减率', 'N[1].收入总计', 'N[1].收入总计增减额'],
		actual: '9.09%',
		expected: '10.00%',
		key: 'N08.percent'
	}
);

const eight = (text: string) => ({ narrative: { N8: { 正文: text } } });
holds(
	'N18',
	'change and percentage are right',
	eight('机关运行经费90.00万元较上年100.00万元减少10万元，下降10.00%。')
);
finds(
	'N18',
	'cut off instead of rounded',
	eight('机关运行经费266.67万元，较上年400.00万元减少133.33万元，下降33.32%。'),
	{
		cells: [
			'N[8].机关运行经费增减率',
			'N[8].机关运行经费',
			'N[8].机关运行经费上年数',
			'N[8].机关运行经费增减额'
		],
		actual: '33.32%',
		expected: '33.33%'
	}
);
finds(
	'N18',
	'the change is not the difference',
	eight('机关运行经费90万元较上年100万元减少11万元，下降11.00%。'),
	{
		cells: ['N[8].机关运行经费增减额', 'N[8].机关运行经费', 'N[8].机关运行经费上年数'],
		actual: '-11.00',
		expected: '-10.00',
		key: 'N18.change'
	}
);

const both = (N1: string, N5: string) => ({ narrative: { N1: { 正文: N1 }, N5: { 正文: N5 } } });
const WHOLE = '收入总计120万元，比上年增加20万元；支出总计120万元，比上年增加20万元。';
holds('N09', 'each with a base of its own', both(WHOLE, '当年拨款90万元，比上年增加10万元。'));
holds(
	'N09',
	'the appropriation is the whole budget',
	both(WHOLE, '当年拨款120万元，比上年增加20万元。')
);
finds('N09', 'one base for two scopes', both(WHOLE, '当年拨款110万元，比上年增加10万元。'), {
	severity: 'explain',
	cells: ['N[1].收入总计增减额', 'N[1].收入总计', 'N[5].当年拨款增减额', 'N[5].当年拨款'],
	actual: '100.00'
});
finds(
	'N09',
	'income and spending imply different years',
	both('收入总计120万元，比上年增加20万元；支出总计120万元，比上年增加30万元。', ''),
	{
		severity: 'explain',
		key: 'N09.differ',
		actual: '90.00',
		expected: '100.00'
	}
);
