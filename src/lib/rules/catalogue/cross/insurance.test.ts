import { finds, holds } from '../../../../../tests/support/rule-examples';

const basic = (基本支出: string) => ({ 合计: 基本支出, 基本支出 });
const T5 = {
	'21011': basic('1177.21'),
	'2080505': basic('1682.13'),
	'2080506': basic('90.00'),
	'2101101': basic('700.00'),
	'2101102': basic('105.46'),
	'2101103': basic('371.75'),
	'2210201': basic('1678.58')
};
const T6 = {
	'机关事业单位基本养老保险缴费/社会保障缴费': { 合计: '1682.13' },
	'职业年金缴费/社会保障缴费': { 合计: '90.00' },
	'职工基本医疗保险缴费/社会保障缴费': { 合计: '805.46' },
	'公务员医疗补助缴费/社会保障缴费': { 合计: '371.75' },
	'住房公积金/住房公积金': { 合计: '1600.00' },
	'住房公积金/工资福利支出': { 合计: '78.58' }
};

for (const rule of ['X28', 'X29', 'X30', 'X31', 'X32'])
	holds(rule, 'what is paid is what the code holds', { T5, T6 });
holds('X32', 'neither has an occupational pension', {
	T5: { '204': basic('1.00') },
	T6: { a: { 合计: '1.00' } }
});
finds(
	'X28',
	'two digits swapped',
	{ T5, T6: { ...T6, '机关事业单位基本养老保险缴费/社会保障缴费': { 合计: '1682.31' } } },
	{
		cells: ['T6[机关事业单位基本养老保险缴费].合计', 'T5[2080505].基本支出'],
		difference: '0.18'
	}
);
finds(
	'X29',
	'institutions are left out',
	{ T5: { ...T5, '2101102': basic('') }, T6 },
	{ expected: '700.00', difference: '105.46' }
);
finds(
	'X31',
	'0.01 between rows rounded apart is rounding',
	{ T5, T6: { ...T6, '住房公积金/工资福利支出': { 合计: '78.57' } } },
	{ severity: 'rounding', difference: '0.01' }
);
finds(
	'X30',
	'no code holds it',
	{ T5: { '204': basic('1.00') }, T6 },
	{ key: 'X30.absent', cells: ['T6[公务员医疗补助缴费].合计'] }
);

const INSTITUTION = { id: 'u2', code: '', name: '警校', kind: '事业', role: '所属' } as const;
holds('X33', 'institutions pay theirs', { T5, head: { units: [INSTITUTION] } });
holds('X33', 'there are none', { T5: { '2101101': basic('1.00') } });
finds(
	'X33',
	'institutions have none',
	{ T5: { '2101101': basic('1.00') }, head: { units: [INSTITUTION] } },
	{ severity: 'warning', cells: ['T5[2101101].编码'] }
);
