import { finds, holds } from '../../../../../tests/support/rule-examples';

const T3 = { 合计: { 合计: '6.00' } };
const lastYear = { year: 2022, figures: { 'T3[合计].合计': '5.00' } };

holds('N29', 'the cell is there, and last year’s', {
	T3,
	head: { settings: { lastYear } },
	narrative: { N3: { 正文: '支出预算{{T3[合计].合计}}，{{T3[合计].合计|比上年}}。' } }
});
finds(
	'N29',
	'its row is gone',
	{ T3, narrative: { N3: { 正文: '公共安全支出{{T3[204].合计}}。' } } },
	{ severity: 'error', cells: ['N[3].正文'] }
);
holds('N29', 'the form is there, in its unit', {
	projects: { 办案费: { unit: 'u2', 年度资金总额: '20000' } },
	narrative: { N10: { 正文: '办案费{{F[办案费@分局].年度资金总额}}。' } }
});
finds(
	'N29',
	'the form is another unit’s, or has another name',
	{
		projects: { 办案费: { unit: 'u2', 年度资金总额: '20000' } },
		narrative: {
			N10: { 正文: '{{F[办案费@市局].年度资金总额}}，{{F[办案@分局].年度资金总额}}。' }
		}
	},
	{ severity: 'error', cells: ['N[10].正文'] },
	{ severity: 'error', cells: ['N[10].正文'] }
);
finds(
	'N29',
	'two of a kind, and one that is no figure',
	{
		T3,
		narrative: { N3: { 正文: '{{T3[合计].合计|比上年}}，{{T3[合计].合计|比上年}}，{{T3}}。' } }
	},
	{ severity: 'error', cells: ['N[3].正文'] },
	{ severity: 'error', cells: ['N[3].正文'] },
	{ severity: 'error', cells: ['N[3].正文'] }
);
holds('N05', 'the text prints the figure of its cell', {
	T3,
	narrative: { N3: { 正文: '支出预算合计{{T3[合计].合计}}。' } }
});
finds(
	'N05',
	'the text is bound to another cell than it speaks of',
	{
		T3: { 合计: { 合计: '6.00', 基本支出: '1.00' } },
		narrative: { N3: { 正文: '支出预算合计{{T3[合计].基本支出}}。' } }
	},
	{ severity: 'error', actual: '1.00', expected: '6.00' }
);
