import { finds, holds } from '../../../../../tests/support/rule-examples';

const book = (line: string, forms: Record<string, Record<string, string>>, total = '3.01') => ({
	T13: {
		部门合计: { role: 'total', 合计: total },
		分局: { role: 'unit', unit: 'u2', 合计: line },
		尾款: { role: 'project', unit: 'u2', 合计: '1.01' },
		质保金: { role: 'project', unit: 'u2', 合计: '2.00' }
	},
	projects: forms
});
const forms = {
	尾款: { unit: 'u2', 实施单位: '分局', 年度资金总额: '10054' },
	质保金: { unit: 'u2', 实施单位: '分局', 年度资金总额: '20000' }
};

holds('P05', 'form and row name one unit', book('3.01', forms));
holds(
	'P05',
	'no unit of ours: that is another matter',
	book('3.01', { ...forms, 尾款: { ...forms.尾款, 实施单位: '别处' } })
);
finds(
	'P05',
	'the form names another',
	book('3.01', { ...forms, 尾款: { ...forms.尾款, 实施单位: '市局' } }),
	{
		cells: ['F[尾款@分局].实施单位', 'T13[尾款].项目'],
		actual: '市局',
		expected: '分局'
	}
);

holds('P08', 'the forms make the unit’s line', book('3.01', forms));
holds('P08', 'rounding is told at the rows', book('3.02', forms));
holds('P08', 'one project has no form', book('9.00', { 尾款: forms.尾款 }));
finds('P08', 'the line is something else', book('3.50', forms), {
	cells: ['T13[分局].合计', 'F[尾款@分局].年度资金总额', 'F[质保金@分局].年度资金总额'],
	actual: '3.50',
	expected: '3.01',
	difference: '0.49'
});

const elsewhere = { T2: { 合计: { 上年结转: '3.01' } } };
holds('P09', 'all tables print one total', { ...book('3.01', forms), ...elsewhere });
finds(
	'P09',
	'the other table is right',
	{ ...book('3.01', forms, '3.02'), ...elsewhere },
	{
		severity: 'hint',
		key: 'P09',
		actual: '3.02',
		expected: '3.01'
	}
);
finds(
	'P09',
	'this table is right',
	{ ...book('3.01', forms), T2: { 合计: { 上年结转: '3.02' } } },
	{ severity: 'hint', key: 'P09.right', actual: '3.01' }
);
