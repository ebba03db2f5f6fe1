import type { PrintedDisclosure } from '../../../../../tests/support/disclosure-of';
import { finds, holds } from '../../../../../tests/support/rule-examples';

const of = (unit: string, 合计: string) => ({ unit, 合计, 一般公共预算: 合计 });
const T12 = {
	合计: { 合计: '6.00', 一般公共预算: '6.00' },
	辅警招聘经费: of('u1', '4.00'),
	遗属补助: of('u1', '1.00'),
	'遗属补助#2': of('u2', '1.00'),
	项目1: { unit: 'u1' }
};

holds('W35', 'there is a total', { T12 });
finds(
	'W35',
	'there is none',
	{ T12: { 辅警招聘经费: of('u1', '4.00') } },
	{ severity: 'warning', key: 'W35', cells: ['T12[辅警招聘经费].项目'] }
);
finds(
	'W35',
	'it is not the sum',
	{ T12: { 合计: { 合计: '4.50', 一般公共预算: '4.00' }, 辅警招聘经费: of('u1', '4.00') } },
	{ severity: 'warning', key: 'W35.sum', cells: ['T12[合计].合计', 'T12[辅警招聘经费].合计'] }
);

holds('W36', 'a hidden project has no amount', { T12 });
holds('W36', 'a project says that it is classified', {
	T12: { ...T12, '某项目（涉密）': { unit: 'u1' } }
});
finds(
	'W36',
	'a project has a name and no amount',
	{ T12: { ...T12, 更换电脑: { unit: 'u1' } } },
	{ cells: ['T12[更换电脑].合计'] }
);

holds('W37', 'two units have a project of one name', { T12 });
finds(
	'W37',
	'one unit has two, written differently',
	{ T12: { ...T12, '遗属 补助': of('u1', '1.00') } },
	{ severity: 'warning', cells: ['T12[遗属补助].项目', 'T12[遗属补助#3].项目'] }
);

const T13 = (root: string): PrintedDisclosure['T13'] => ({
	[root]: { role: 'total', 合计: '2.00' },
	'市局#2': { role: 'unit', unit: 'u1', 合计: '2.00' }
});
holds('W40', 'the first row says that it is the department', { T13: T13('部门合计') });
finds(
	'W40',
	'department and office have one name',
	{ T13: T13('市局') },
	{ severity: 'warning', cells: ['T13[部门合计].项目', 'T13[市局].项目'] }
);
