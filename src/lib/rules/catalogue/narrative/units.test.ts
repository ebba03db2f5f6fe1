import { finds, holds } from '../../../../../tests/support/rule-examples';

const told = (text: string) => ({ narrative: { O2: { 正文: text } } });
holds('N27', 'list, count and register agree', told('预算组成单位包括：市局、分局等2个单位。'));
holds('N27', 'no list is given', told('内设机构33个。'));
finds(
	'N27',
	'the count is not the length of the list',
	told('预算组成单位包括：市局、分局等3个单位。'),
	{
		severity: 'warning',
		cells: ['N[O2].预算单位', 'N[O2].预算单位明细'],
		actual: '3',
		expected: '2'
	}
);
finds(
	'N27',
	'a unit more than the register',
	told('预算组成单位包括：市局、分局、所等三个单位。'),
	{
		severity: 'warning',
		key: 'N27.register',
		actual: '3',
		expected: '2'
	}
);
