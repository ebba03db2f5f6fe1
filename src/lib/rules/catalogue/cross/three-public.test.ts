import { finds, holds } from '../../../../../tests/support/rule-examples';

const line = (合计: string) => ({ 合计, 一般公共预算: 合计 });
const T10 = {
	'因公出国（境）费': line('2.00'),
	公务接待费: line('15.00'),
	'①公务用车购置费': line('20.00'),
	'②公务用车运行维护费': line('544.41')
};
const T6 = {
	'因公出国(境)费用/因公出国（境）费用': { 合计: '2.00' },
	'公务接待费/公务接待费': { 合计: '10.00' },
	'公务接待费/商品和服务支出': { 合计: '5.00' },
	'公务用车运行维护费/公务用车运行维护费': { 合计: '544.41' },
	'公务用车购置/公务用车购置': { 合计: '20.00' }
};

for (const rule of ['X22', 'X23', 'X24', 'X25'])
	holds(rule, 'T10 shows what basic spending has', { T6, T10 });
finds(
	'X22',
	'less than basic spending',
	{ T6, T10: { ...T10, 公务接待费: line('14.00') } },
	{
		cells: ['T10[公务接待费].一般公共预算', 'T6[公务接待费].合计', 'T6[公务接待费#2].合计'],
		actual: '14.00',
		expected: '15.00'
	}
);
finds(
	'X23',
	'more: projects may pay the rest',
	{ T6, T10: { ...T10, '②公务用车运行维护费': line('600.00') } },
	{ severity: 'explain', key: 'X23.projects', difference: '55.59' }
);
holds('X25', 'the part of projects is known', {
	T6: { ...T6, '公务用车购置/公务用车购置': { 合计: '' } },
	T10,
	head: { settings: { threePublicProjects: { 购置: '20.00' } } }
});
finds(
	'X25',
	'the part of projects is known, and another',
	{ T6, T10, head: { settings: { threePublicProjects: { 购置: '3.00' } } } },
	{ severity: 'error', expected: '23.00', difference: '-3.00' }
);
finds(
	'X24',
	'T10 leaves a trip out',
	{ T6, T10: { ...T10, '因公出国（境）费': {} } },
	{ actual: '0.00', expected: '2.00' }
);
