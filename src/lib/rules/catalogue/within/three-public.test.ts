import { finds, holds } from '../../../../../tests/support/rule-examples';

const general = (合计: string) => ({ 合计, 一般公共预算: 合计 });
const T10 = {
	'因公出国（境）费': {},
	公务接待费: general('15.00'),
	公务用车购置及运行费: general('544.41'),
	'①公务用车购置费': {},
	'②公务用车运行维护费': general('544.41'),
	合计: general('559.41')
};

holds('W30', 'the three add up; what is under vehicles is not counted twice', { T10 });
finds(
	'W30',
	'they do not',
	{ T10: { ...T10, 公务接待费: general('51.00') } },
	{ cells: expectThree('一般公共预算'), difference: '-36.00' },
	{ cells: expectThree('合计'), difference: '-36.00' }
);
function expectThree(column: string): string[] {
	return ['合计', '因公出国（境）费', '公务接待费', '公务用车购置及运行费'].map(
		(row) => `T10[${row}].${column}`
	);
}

holds('W31', 'vehicles are purchase plus running', { T10 });
finds(
	'W31',
	'a purchase is not in the sum',
	{ T10: { ...T10, '①公务用车购置费': general('30.00') } },
	{ difference: '-30.00' },
	{ difference: '-30.00' }
);

holds('W32', 'each row is the sum of its budgets', { T10 });
finds(
	'W32',
	'a row is not',
	{ T10: { ...T10, 公务接待费: { 合计: '15.00', 一般公共预算: '12.00' } } },
	{ actual: '15.00', expected: '12.00' }
);
