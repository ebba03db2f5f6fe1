import { finds, holds } from '../../../../../tests/support/rule-examples';

const tree = {
	合计: { 合计: '100.00', 基本支出: '40.00', 项目支出: '60.00' },
	'204': { 合计: '100.00', 基本支出: '40.00', 项目支出: '60.00' },
	'20402': { 合计: '100.00', 基本支出: '40.00', 项目支出: '60.00' },
	'2040201': { 合计: '70.00', 基本支出: '40.00', 项目支出: '30.00' },
	'2040202': { 合计: '30.00', 项目支出: '30.00' }
};
const rowOff = { ...tree, '2040202': { 合计: '30.00', 项目支出: '29.00' } };
const treeOff = { ...tree, '20402': { 合计: '100.00', 基本支出: '50.00', 项目支出: '60.00' } };

for (const [row, levels, table] of [
	['W11', 'W12', 'T3'],
	['W18', 'W19', 'T5']
] as const) {
	holds(row, 'every row is basic plus project spending', { [table]: tree });
	finds(
		row,
		'one row is not',
		{ [table]: rowOff },
		{
			cells: ['合计', '基本支出', '项目支出'].map((column) => `${table}[2040202].${column}`),
			actual: '30.00',
			expected: '29.00'
		}
	);
	holds(levels, 'all levels add up', { [table]: tree });
	finds(
		levels,
		'a group differs from the class above and the items below',
		{ [table]: treeOff },
		{ cells: [`${table}[204].基本支出`, `${table}[20402].基本支出`], difference: '-10.00' },
		{ cells: [`${table}[20402].基本支出`, `${table}[2040201].基本支出`], difference: '10.00' }
	);
}
