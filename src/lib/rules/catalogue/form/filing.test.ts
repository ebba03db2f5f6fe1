import { finds, holds } from '../../../../../tests/support/rule-examples';

const form = (fields: Record<string, string>) => ({
	projects: { 辅警招聘经费: { unit: 'u1', ...fields } }
});
const at = (column: string, name = '辅警招聘经费', unit = '市局') => `F[${name}@${unit}].${column}`;

holds('F22', 'our own code and name, in any brackets', form({ 主管部门及代码: '070－市局' }));
finds(
	'F22',
	'two forms of a unit have the code of the finance bureau',
	{
		projects: {
			甲: { unit: 'u2', 主管部门及代码: '911-政法科' },
			乙: { unit: 'u2', 主管部门及代码: '070-市局' },
			丙: { unit: 'u2', 主管部门及代码: '911-政法科' }
		}
	},
	{
		cells: [at('主管部门及代码', '甲', '分局'), at('主管部门及代码', '丙', '分局')],
		actual: '911-政法科',
		expected: '070-市局'
	}
);
finds('F22', 'it is blank', form({ 经办人: '甲' }), { key: 'F22.blank' });

holds('F23', 'a unit of the register', form({ 实施单位: '分局' }));
finds('F23', 'no unit of ours', form({ 实施单位: '胜利渠灌区管理处' }), {
	cells: [at('实施单位')]
});
finds('F23', 'cut short', form({ 实施单位: '分' }), { key: 'F23.like', expected: '分局' });
finds('F23', 'blank', form({}), { key: 'F23.blank' });

const named = { 负责人: '甲', 经办人: '乙' };
holds('F24', 'both are named', form(named));
holds('F24', 'no forms', { T12: { 项目: { 合计: '1.00' } } });
finds(
	'F24',
	'one form of three has no handler',
	{ projects: { 甲: named, 乙: named, 丙: { 负责人: '甲' } } },
	{ cells: ['F[丙].经办人'] }
);
finds(
	'F24',
	'all forms leave it blank: told once',
	{ projects: { 甲: { 经办人: '乙' }, 乙: { 经办人: '乙' } } },
	{ key: 'F24.most', cells: ['F[甲].负责人', 'F[乙].负责人'] }
);

holds('F25', 'as the filing system prints it', form({ 填报日期: '20221121185941' }));
holds('F25', 'a day with dashes', form({ 填报日期: '2023-03-15' }));
finds('F25', 'the 30th of February', form({ 填报日期: '20230230101010' }), {
	severity: 'warning',
	key: 'F25.invalid'
});
finds('F25', 'cut short', form({ 填报日期: '202211' }), {
	severity: 'warning',
	key: 'F25.invalid'
});
finds('F25', 'after the year began in earnest', form({ 填报日期: '20230701000000' }), {
	severity: 'warning',
	cells: [at('填报日期')]
});
finds(
	'F25',
	'outside the window of the book',
	{
		...form({ 填报日期: '20221121185941' }),
		head: { settings: { filingWindow: { from: '2022-11-25', to: '2022-12-31' } } }
	},
	{ severity: 'warning', key: 'F25' }
);
finds('F25', 'blank', form({}), { severity: 'warning', key: 'F25.blank' });
