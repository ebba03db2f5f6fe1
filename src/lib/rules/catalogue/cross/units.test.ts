import { finds, holds } from '../../../../../tests/support/rule-examples';

const T11 = {
	部门合计: { role: 'total', 合计: '2.00' },
	市局: { unit: 'u1', 合计: '1.00' },
	分局: { unit: 'u2', 合计: '1.00' }
};
const T13 = {
	部门: { role: 'total', 合计: '1.00' },
	分局: { role: 'unit', unit: 'u2', 合计: '1.00' }
};

holds('X38', 'all units are registered', {
	T11,
	T13,
	projects: { 辅警招聘经费: { unit: 'u2', 实施单位: '市公安局分局' }, 无名: {} }
});
finds(
	'X38',
	'names that the register doesn’t have',
	{
		T11: { ...T11, 分局: { unit: 'u2', 单位: '分 居', 合计: '1.00' } },
		T13: { ...T13, 交警支队: { role: 'unit', 合计: '1.00' } },
		projects: { 灌溉: { 实施单位: '灌区管理处' }, 旧项目: { unit: 'u9' } }
	},
	{ cells: ['T11[分居].单位'] },
	{ cells: ['T13[交警支队].项目'] },
	{ cells: ['F[灌溉].实施单位'] },
	{ cells: ['F[旧项目@u9].实施单位'] }
);
finds(
	'X38',
	'a row names another unit than its own, or none',
	{ T11: { 市局: { unit: 'u2', 合计: '1.00' }, x: { unit: 'u1', 单位: '', 合计: '1.00' } } },
	{ key: 'X38.owner', cells: ['T11[市局].单位'] },
	{ key: 'X38.blank' }
);
