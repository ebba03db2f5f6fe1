import { finds, holds } from '../../../../../tests/support/rule-examples';

const form = (...fields: Record<string, string>[]) => ({
	projects: { 辅警招聘经费: Object.assign({ unit: 'u1' }, ...fields) }
});
const oneYear = { 项目属性: '一次性项目（1 年结束）', 项目期: '1 年' };
const threeYears = { 项目属性: '经常性项目(长期开展)', 项目期: '三年' };
const funds = (term: string, year: string) => ({ 实施期资金总额: term, 年度资金总额: year });

holds(
	'F04',
	'a one-off project has all its funds in the year',
	form(oneYear, funds('400000', '400000'))
);
holds(
	'F04',
	'the term is the year in whole hundreds',
	form(oneYear, funds('4680300', '4680272.65'))
);
holds('F04', 'a project of several years', form(threeYears, funds('900000', '300000')));
finds('F04', 'the term has more', form(oneYear, funds('620000', '400000')), {
	severity: 'explain',
	cells: [
		'F[辅警招聘经费@市局].实施期资金总额',
		'F[辅警招聘经费@市局].年度资金总额',
		'F[辅警招聘经费@市局].项目期'
	],
	actual: '620000.00',
	expected: '400000.00',
	difference: '220000.00'
});

holds('F05', 'three years cost about three times one', form(threeYears, funds('600000', '300000')));
holds('F05', 'the period cannot be read', form({ 项目期: '长期' }, funds('9000000', '300000')));
finds('F05', 'three years cost six times one', form(threeYears, funds('1800000', '300000')), {
	severity: 'explain',
	actual: '1800000.00',
	expected: '900000.00'
});

holds('F06', 'one period for each attribute', {
	projects: { 甲: threeYears, 乙: threeYears, 丙: oneYear }
});
finds(
	'F06',
	'one of three differs',
	{ projects: { 甲: threeYears, 乙: threeYears, 丙: { ...threeYears, 项目期: '4年' } } },
	{ severity: 'hint', cells: ['F[丙].项目期'] }
);

holds('F07', 'both are filled in', form(oneYear));
finds('F07', 'the period is left blank', form({ 项目属性: '一次性项目' }), {
	cells: ['F[辅警招聘经费@市局].项目期']
});

const goals = (term: string, year: string) => ({ 实施期总体目标: term, 年度总体目标: year });
holds('F16', 'the year has its own goal', form(threeYears, goals('三年招聘300人', '招聘100人')));
holds('F16', 'a year is its whole term', form(oneYear, goals('招聘100人', '招聘100人')));
finds('F16', 'the same text twice', form(threeYears, goals('招聘300人。', '招聘 300 人。')), {
	severity: 'warning',
	cells: ['F[辅警招聘经费@市局].年度总体目标', 'F[辅警招聘经费@市局].实施期总体目标']
});
