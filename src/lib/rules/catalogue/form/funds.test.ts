import { finds, holds } from '../../../../../tests/support/rule-examples';

const form = (...funds: Record<string, string>[]) => ({
	projects: { 辅警招聘经费: Object.assign({ unit: 'u1' }, ...funds) }
});
const term = { 实施期资金总额: '620,000', 实施期市县财政资金: '620,000', 实施期单位自筹: '0' };
const year = { 年度资金总额: '400,000', 年度省级财政资金: '100,000', 年度市县财政资金: '300,000' };

holds('F01', 'the term is the sum of its sources', form(term));
holds('F01', 'a form with one half only', form(year));
finds(
	'F01',
	'sources of a form are exact: 0.01 元 is no rounding',
	form({ ...term, 实施期市县财政资金: '619,999.99' }),
	{ actual: '620000.00', expected: '619999.99', difference: '0.01' }
);

holds('F02', 'the year is the sum of its sources', form(year));
finds('F02', 'a source is missing', form({ ...year, 年度省级财政资金: '' }), {
	actual: '400000.00',
	expected: '300000.00',
	difference: '100000.00'
});

holds('F03', 'the year is within the term', form(term, year));
holds('F03', 'no term is given', form(year));
finds('F03', 'the year exceeds the term', form(term, { 年度资金总额: '620,001' }), {
	cells: ['F[辅警招聘经费@市局].年度资金总额', 'F[辅警招聘经费@市局].实施期资金总额'],
	difference: '1.00'
});
