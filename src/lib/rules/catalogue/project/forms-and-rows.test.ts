import { finds, holds } from '../../../../../tests/support/rule-examples';

const T12 = { 辅警招聘经费: { unit: 'u1', 合计: '40.00', 一般公共预算: '40.00' } };
const T13 = {
	市局: { role: 'total', 合计: '226.00' },
	'提前下达资金晋市政法法{2021}51号': { role: 'project', unit: 'u2', 合计: '226.00' }
};
const projects = {
	辅警招聘经费: { unit: 'u1', 年度资金总额: '400000' },
	'提前下达资金晋市财政法〔2021〕51号': { unit: 'u2', 年度资金总额: '2259999.99' }
};

holds('P01', 'every project of T12 and T13 has its form, by name or by likeness', {
	T12,
	T13,
	projects
});
holds('P01', 'no forms are in the book', { T12, T13 });
finds(
	'P01',
	'a project has none',
	{ T12: { ...T12, 一级网安大队建设: { unit: 'u2', 合计: '19.50' } }, projects },
	{ cells: ['T12[一级网安大队建设].项目'] }
);
finds(
	'P01',
	'a classified row without name and figures wants an explanation',
	{ T12: { ...T12, 项目1: { unit: 'u1' } }, projects },
	{ severity: 'explain', key: 'P01.secret', cells: ['T12[项目1].项目'] }
);
finds(
	'P01',
	'two rows of one name, one form',
	{ T12: { ...T12, '辅警招聘经费#2': { unit: 'u1', 合计: '9.00' } }, projects },
	{ cells: ['T12[辅警招聘经费#2].项目'] }
);

holds('P02', 'every form has its row', { T12, T13, projects });
holds('P02', 'no project tables are in the book', { projects });
finds(
	'P02',
	'a form has none',
	{ T12, T13, projects: { ...projects, 公用经费项目: { unit: 'u2', 年度资金总额: '88500' } } },
	{ cells: ['F[公用经费项目@分局].项目名称'] }
);

holds('P03', 'the form rounds half up to the row', { T12, T13, projects });
holds('P03', '0.005 万元 rounds up', {
	T12: { 质保金: { 合计: '0.03' } },
	projects: { 质保金: { 年度资金总额: '250' } }
});
finds(
	'P03',
	'the form says something else',
	{ T12, projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: '400050' } } },
	{
		cells: ['T12[辅警招聘经费].合计', 'F[辅警招聘经费@市局].年度资金总额'],
		actual: '40.00',
		expected: '40.01',
		difference: '-0.01'
	}
);
finds(
	'P03',
	'the row has no figure',
	{ T12: { 辅警招聘经费: { unit: 'u1' } }, projects },
	{ actual: '0.00', expected: '40.00' }
);
