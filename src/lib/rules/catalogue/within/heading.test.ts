import { finds, holds } from '../../../../../tests/support/rule-examples';

const T1 = { 收入总计: { 金额: '1.00' } };
holds('W45', 'the department has a name', { T1 });
finds(
	'W45',
	'it has none',
	{ T1, head: { department: { code: '070', name: ' ' } } },
	{ cells: ['T1[收入总计]'] }
);
