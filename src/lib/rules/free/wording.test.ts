import { linesOf } from '../../../../tests/support/disclosure-of';
import { finds, holds } from '../../../../tests/support/rule-examples';

const at = (line: number): string => `原文[第${line}行]`;

holds('G05', 'a word was chosen', linesOf('比上年增加5.00万元（含结转），增长（不含结转）3%。'));
finds(
	'G05',
	'both words of the template are there',
	linesOf(
		'与上年相比增加（减少）0万元，增长（减少） 0%。',
		'决算数比上年减少0.15万元，下降（增长）27.78%。'
	),
	{ cells: [at(1)], arguments: { wrong: '增加（减少）', count: 2 } },
	{ cells: [at(2)], arguments: { wrong: '下降（增长）', count: 1 } }
);

holds(
	'G06',
	'with their sign, or in money',
	linesOf('增加5.00万元，增长3.5%。增加5.00万元，增长3倍。')
);
finds('G06', 'without', linesOf('支出增加1193.20万元，增长13.95。主要原因：增支。'), {
	cells: [at(1)],
	arguments: { wrong: '增长13.95', count: 1 }
});

holds('G07', 'nothing twice', linesOf('目的的实现，一般公共预算拨款，一户一策。'));
finds('G07', 'twice', linesOf('主要原因是主要原因是人员增加的的影响。'), {
	severity: 'hint',
	cells: [at(1)],
	arguments: { wrong: '主要原因是主要原因是', count: 2 }
});

holds(
	'D15',
	'nothing is left of a template',
	linesOf('不用说明变动原因。主要原因：节约。按《办法》填写。GXX-2型设备。')
);
finds(
	'D15',
	'what a template left',
	linesOf('上海市XX局', '主要原因是。', '增加万元，', '奖励金。（按06表中实际发生的事项填写）'),
	{ cells: [at(1)], arguments: { wrong: 'XX' } },
	{ cells: [at(2)] },
	{ cells: [at(3)] },
	{ cells: [at(4)] }
);
holds('D08', 'dots', linesOf('4\t。。。'));

holds(
	'G08',
	'headings of the year, and of comparisons',
	linesOf(
		'2023年部门预算情况说明',
		'2023年预算比2022年预算增加',
		'截至2022年8月31日，共有车辆1辆。'
	)
);
finds(
	'G08',
	'last year’s heading and day',
	linesOf('2022年部门预算表', '截至2021年12月31日，共有车辆1辆。'),
	{ severity: 'explain', cells: [at(1)], arguments: { written: 2022, year: 2023 } },
	{ severity: 'explain', cells: [at(2)], key: 'G08.day', arguments: { written: 2021 } }
);
