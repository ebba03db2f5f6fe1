import { finds, holds } from '../../../../../tests/support/rule-examples';

const T1 = { 一般公共预算: { 金额: '10.00' } };
const T7 = { 合计: { 金额: '' } };
const filled = { 合计: { 金额: '5.00' }, '1030148': { 金额: '5.00' } };
const note = (注: string) => ({ 'note-T7': { 注 } });

holds('W26', 'an empty table says why', {
	T1,
	T7,
	notes: note('注：本部门无政府性基金预算，故本表无数据')
});
holds('W26', 'the book is not filled in at all yet', { T1: { 一般公共预算: { 金额: '' } }, T7 });
holds('W26', 'the table has figures', { T1, T7: filled });
finds('W26', 'no note at all', { T1, T7 }, { key: 'W26', cells: ['T7[合计].编码'] });
finds(
	'W26',
	'a note without the reason',
	{ T1, T7, notes: note('本表无数据') },
	{ severity: 'warning', key: 'W26.reason', cells: ['T7[合计].编码', 'T7.注'] }
);

holds('W27', 'a note of another kind', { T1, T7: filled, notes: note('含上级转移支付') });
finds(
	'W27',
	'a table with figures says that it is empty',
	{ T1, T7: filled, notes: note('注：本表无数据') },
	{ cells: ['T7[合计].编码', 'T7.注'] }
);

holds('W28', 'state capital codes', {
	T9: { 合计: { 金额: '5.00' }, '1030601': { 金额: '5.00' }, '223': { 合计: '5.00' } }
});
finds(
	'W28',
	'the codes of T5 were left in the table',
	{ T9: { '204': { 金额: '0.00' }, '20402': { 金额: '0.00' }, '208': { 合计: '0.00' } } },
	{ severity: 'warning', cells: ['T9[204].收入编码', 'T9[20402].收入编码'] },
	{ severity: 'warning', cells: ['T9[208].支出编码'] }
);
