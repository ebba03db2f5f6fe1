import { finds, holds } from '../../../../../tests/support/rule-examples';

const eight = (text: string) => ({ narrative: { N8: { 正文: text } } });
holds('N14', 'word and sign agree', eight('机关运行经费90万元较上年100万元减少10万元，下降10%。'));
holds('N14', 'nothing changed', eight('机关运行经费90万元较上年90万元增加0.00万元，增长0.00%。'));
finds(
	'N14',
	'less than last year, called more',
	eight('机关运行经费90万元较上年100万元增加10万元。'),
	{
		cells: ['N[8].机关运行经费增减额', 'N[8].机关运行经费', 'N[8].机关运行经费上年数'],
		actual: '增加',
		expected: '减少'
	}
);
finds(
	'N14',
	'amount and percentage go different ways',
	eight('机关运行经费90万元，比上年减少10万元，增长10%。'),
	{
		cells: ['N[8].机关运行经费增减率', 'N[8].机关运行经费增减额'],
		key: 'N14.disagree'
	}
);
finds('N14', 'the direction is said twice', eight('机关运行经费90万元，比上年减少-10万元。'), {
	key: 'N14.negative',
	actual: '-10.00'
});
finds(
	'N14',
	'the same, and yet changed',
	{
		narrative: { N7: { 正文: '公务接待费3万元与上年预算数相同，公务接待费增加1万元。' } }
	},
	{ key: 'N14.same', actual: '相同', expected: '增加' }
);

const one = (text: string) => ({ narrative: { N1: { 正文: text } } });
holds(
	'N15',
	'the change is explained',
	eight('机关运行经费90万元，比上年减少10万元，主要原因是人员减少。')
);
holds('N15', 'nothing changed', eight('机关运行经费90万元，比上年增加0.00万元。'));
finds('N15', 'no reason', eight('机关运行经费90万元，比上年减少10万元。'), {
	severity: 'explain',
	cells: ['N[8].机关运行经费增减额']
});
finds(
	'N15',
	'in 五, only a hint',
	{ narrative: { N5: { 正文: '当年拨款9万元，比上年增加1万元。' } } },
	{ severity: 'hint' }
);
finds(
	'N15',
	'spending copies the reason of income',
	one(
		'收入总计9万元，比上年增加1万元，主要原因是新招录人员增加经费。支出总计9万元，比上年增加1万元，主要原因是新招录人员增加经费。'
	),
	{
		severity: 'hint',
		key: 'N15.repeated'
	}
);
