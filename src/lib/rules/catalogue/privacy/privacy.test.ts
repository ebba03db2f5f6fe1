import { finds, holds } from '../../../../../tests/support/rule-examples';

const at = (stage?: string) => ({ head: { settings: stage ? { stage } : {} } });
const form = (fields: Record<string, string>) => ({
	projects: { 办案费: { unit: 'u1', ...fields } }
});

holds('S01', 'an office number, a date, a masked number', {
	...form({ 联系电话: '0356-1234567', 填报日期: '20221121185941', 项目概况: '联系138****0000。' }),
	...at('公开')
});
finds('S01', 'before publication it is a hint', form({ 联系电话: '13800000000' }), {
	severity: 'hint',
	cells: ['F[办案费@市局].联系电话']
});
finds(
	'S01',
	'at publication it is an error',
	{ ...form({ 联系电话: '13800000000' }), ...at('公开') },
	{ severity: 'error' }
);

holds('S02', 'masked', { ...form({ 经办人: '张*' }), ...at('公开') });
finds('S02', 'before publication', form({ 经办人: '张三' }), {
	severity: 'hint',
	key: 'S02.before'
});
finds(
	'S02',
	'at publication',
	{ ...form({ 经办人: '张三' }), ...at('公开') },
	{ severity: 'explain', key: 'S02' }
);

holds('S03', 'what every disclosure prints', {
	...form({ 项目概况: '购置非涉密计算机50台。' }),
	narrative: { N11: { 正文: '机要通信用车7辆。' } }
});
finds('S03', 'words for review', form({ 项目概况: '机要室改造，涉密网络建设。' }), {
	severity: 'explain',
	cells: ['F[办案费@市局].项目概况']
});

const carried = (hidden: Record<string, Record<string, string>>) => ({
	T13: {
		部门合计: { role: 'total', 合计: '9.00' },
		分局: { role: 'unit', unit: 'u2', 合计: '9.00' },
		尾款: { role: 'project', unit: 'u2', 合计: '4.00' },
		...hidden
	}
});
const secret = { role: 'project', unit: 'u2' };
holds('S04', 'two are hidden', carried({ 项目1: secret, 项目2: secret }));
holds('S04', 'none is hidden', carried({ 质保金: { ...secret, 合计: '5.00' } }));
finds('S04', 'the only hidden one can be worked out', carried({ 项目1: secret }), {
	cells: ['T13[项目1].合计', 'T13[分局].合计']
});
const thisYear = (rows: Record<string, Record<string, string>>) => ({
	T3: { 合计: { 项目支出: '10.00' } },
	T12: { 设备: { unit: 'u1', 合计: '6.00' }, ...rows }
});
holds('S04', 'this year hides two', thisYear({ 项目1: {}, 项目2: {} }));
finds('S04', 'this year hides one, and T3 tells it', thisYear({ 项目1: {} }), {
	cells: ['T12[项目1].合计', 'T3[合计].项目支出']
});

const code = (t2: string, settings: Record<string, unknown> = { redactedCodes: ['2040220'] }) => ({
	T2: { '2040220': { 合计: t2 } },
	T3: { '2040220': { 合计: '' } },
	head: { settings }
});
holds('S05', 'it is redacted everywhere', code(''));
holds('S05', 'nothing is redacted', code('5.00', {}));
finds('S05', 'one table prints it', code('5.00'), { cells: ['T2[2040220].合计'], actual: '5.00' });

const clearance = {
	保密审查: { by: '甲', on: '2023-02-10' },
	负责人签字: { by: '乙', on: '2023-02-11' }
};
holds('S06', 'both are on record', {
	...form({}),
	head: { settings: { stage: '公开', clearance } }
});
finds('S06', 'on the way there', form({}), { severity: 'hint', key: 'S06.before' });
finds(
	'S06',
	'published without',
	{ ...form({}), ...at('公开') },
	{ severity: 'error', key: 'S06' }
);

holds(
	'S07',
	'long numbers that are none',
	form({ 项目概况: '批号110101199013077712，编号6222000000000000，晋A类。' })
);
finds(
	'S07',
	'an identity number with its check digit',
	form({ 项目概况: '身份证11010519491231002X。' }),
	{ cells: ['F[办案费@市局].项目概况'] }
);
finds('S07', 'a bank account', form({ 项目概况: '账号6212345678901234569。' }), {});
finds('S07', 'a number plate', form({ 项目概况: '车辆晋E·12345报废。' }), {});
