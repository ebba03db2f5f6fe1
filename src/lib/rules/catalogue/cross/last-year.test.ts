import { expect, it } from 'vitest';
import { finds, holds, notApplicable } from '../../../../../tests/support/rule-examples';

const narrative = {
	N1: { 正文: '2023年度预算收入总计41764.14万元，比上年增加5367.16万元，增加14.75%。' },
	N8: { 正文: '2023年机关运行经费3798.29万元，上年是4095.46万元，今年少了297.17万元，下降7.26%。' }
};
const lastYear = (figures: Record<string, string>) => ({
	settings: { lastYear: { year: 2022, figures } }
});

holds('X40', 'last year is as it was published', {
	narrative,
	head: lastYear({ 'T1[收入总计].金额': '36396.98', 'T11[部门合计].合计': '4095.46' })
});
holds('X40', 'last year’s book doesn’t have the figure', { narrative, head: lastYear({}) });
finds(
	'X40',
	'the base implied and the base written differ from what was published',
	{
		narrative,
		head: lastYear({ 'T1[收入总计].金额': '36396.89', 'T11[部门合计].合计': '4059.46' })
	},
	{ cells: ['N[1].收入总计增减额', 'N[1].收入总计'], actual: '36396.98', expected: '36396.89' },
	{ cells: ['N[8].机关运行经费上年数', 'N[8].机关运行经费'], difference: '36.00' }
);
it('[X40] is not applicable without last year’s book', () => {
	expect(notApplicable('X40', { narrative })).toContain('上年');
});
