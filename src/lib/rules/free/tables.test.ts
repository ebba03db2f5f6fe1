import { linesOf } from '../../../../tests/support/disclosure-of';
import { finds, holds } from '../../../../tests/support/rule-examples';

const at = (line: number): string => `原文[第${line}行]`;

const TOTALS = [
	'财政拨款收入支出决算总表',
	'单位：万元',
	'收入\t\t支出\t',
	'一、一般公共预算财政拨款\t2,940.05\t一、教育支出\t2,940.05',
	'总计\t2,961.68\t总计\t2,961.68'
];
holds(
	'G09',
	'the total of the table; totals of other things',
	linesOf(
		...TOTALS,
		'某局2024年度财政拨款收入支出总计2961.68万元。政府采购支出预算总额10.00万元。其他收入总计1.00万元。'
	)
);
holds(
	'G09',
	'a table whose total is not printed twice',
	linesOf(...TOTALS.slice(0, 4), '总计\t2,961.68\t总计\t', '某局财政拨款收入支出总计0.3万元。')
);
finds('G09', 'another figure', linesOf(...TOTALS, '某局2024年度财政拨款收入支出总计0.3万元。'), {
	cells: [at(6), at(5)],
	actual: '0.30',
	expected: '2961.68'
});
finds(
	'G09',
	'staff against the total of 基本支出',
	linesOf(
		'一般公共预算财政拨款基本支出决算表',
		'人员经费合计\t4884.09\t公用经费合计\t480.66',
		'一般公共预算财政拨款基本支出5377.64万元。其中：人员经费4896.98万元；公用经费480.66万元。'
	),
	{ cells: [at(3), at(2)], actual: '4896.98', expected: '4884.09' }
);

const TREE = [
	'一般公共预算财政拨款支出决算表',
	'205\t\t\t教育支出\t60.00\t60.00',
	'205\t02\t\t普通教育\t60.00\t60.00',
	'205\t02\t01\t学前教育\t10.00\t10.00',
	'205\t02\t02\t小学教育\t20.00\t20.00',
	'205\t02\t03\t初中教育\t30.00\t30.00'
];
const item = (name: string, amount: string, parent = '普通教育') =>
	`1、教育支出（类）${parent}（款）${name}（项）。主要用于：教育。年初预算为9.00万元，支出决算为${amount}万元。`;
holds(
	'G10',
	'as in the table',
	linesOf(...TREE, item('学前教育', '10.00'), item('小学教育', '20.00'), item('初中教育', '30.00'))
);
finds(
	'G10',
	'one figure is another',
	linesOf(
		...TREE,
		item('学前教育', '10.00'),
		item('小学教育', '20.00'),
		item('初中教育', '30.50'),
		'教育支出（类）60.00万元，占100%。'
	),
	{ cells: [at(9), at(6)], actual: '30.50', expected: '30.00' }
);
finds(
	'G10',
	'told twice in one paragraph',
	linesOf(
		'31.“住房保障支出（类）住房改革支出（款）住房公积金（项）”350.35万元，主要用于丙。2023年当年预算执行数为348.52万元，2024年预算安排352.67万元，比2023年预算执行数增加0.53%。'
	),
	{ cells: [at(1)], key: 'G10.again', actual: '352.67', expected: '350.35' }
);

const NAMED = [item('学前教育', '10.00'), item('小学教育', '20.00')];
holds('G11', 'names as in the table', linesOf(...TREE, ...NAMED, item('初中教育支出', '30.00')));
finds(
	'G11',
	'an old name, and another parent',
	linesOf(
		...TREE,
		'205\t02\t04\t高中教育\t40.00\t40.00',
		...NAMED,
		item('初中教育', '30.00'),
		item('普通高中', '40.00'),
		item('小学教育', '20.00', '教育管理事务')
	),
	{ severity: 'warning', cells: [at(11), at(7)], expected: '高中教育' },
	{ severity: 'warning', cells: [at(12), at(3)], expected: '普通教育' }
);

const ACCOUNTS = [
	'一般公共预算财政拨款基本支出决算表',
	'301\t01\t基本工资\t1.00\t302\t01\t办公费\t1.00',
	'303\t09\t奖励金\t0.31\t302\t28\t工会经费\t24.42',
	'303\t10\t个人农业生产补贴\t\t302\t29\t福利费\t42.77'
];
const listed = (names: string) =>
	`基本支出10.00万元。其中：人员经费5.00万元，主要包括：${names}；公用经费5.00万元，主要包括：办公费、工会经费、福利费。`;
holds('G12', 'all have figures', linesOf(...ACCOUNTS, listed('基本工资、奖励金')));
finds('G12', 'one has none', linesOf(...ACCOUNTS, listed('基本工资、个人农业生产补贴')), {
	severity: 'warning',
	cells: [at(5), at(4)],
	arguments: { name: '个人农业生产补贴', missing: '奖励金' }
});

const classes = (one: string) => [
	'收入支出决算总表',
	`一、收入\t\t一、教育支出\t${one}`,
	'\t\t二、卫生健康支出\t60.99',
	'\t\t三、住房保障支出\t445.69',
	'本年收入合计\t\t本年支出合计\t2,940.05',
	'注：本表反映总收支。',
	'支出决算表',
	'合计\t\t\t\t2,940.05\t2,336.91',
	'205\t\t\t教育支出\t2,433.37\t1,830.23',
	'210\t\t\t卫生健康支出\t60.99\t60.99',
	'221\t\t\t住房保障支出\t445.69\t445.69'
];
holds('G13', 'one figure in both tables', linesOf(...classes('2,433.37')));
holds('G13', 'tables of another total', linesOf(...classes('2,400.00')));
finds('G13', '0.01 apart', linesOf(...classes('2,433.36')), {
	cells: [at(2), at(9)],
	actual: '2433.36',
	expected: '2433.37',
	difference: '-0.01'
});
