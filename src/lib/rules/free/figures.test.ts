import { linesOf } from '../../../../tests/support/disclosure-of';
import { finds, holds } from '../../../../tests/support/rule-examples';

const at = (line: number): string => `原文[第${line}行]`;
const narrative = (section: string, 正文: string) => ({ narrative: { [section]: { 正文 } } });

holds(
	'G01',
	'growth, decline and completion as they should be',
	linesOf(
		'某局2024年度收入支出总计2995.39万元。与2023年度相比，收入支出总计减少56.95万元，下降1.87%。主要原因：人员减少，较上年减少20万元，下降90%。',
		'“三公”经费支出年初预算为2.85万元，支出决算为0.39万元，完成预算的13.68%，其中：公务接待费决算为0.39万元，完成预算的50%。',
		'1.“甲支出（类）乙（款）丙（项）”25.77万元，主要用于丙。2023年当年预算执行数为60.13万元，2024年预算安排25.77万元，比2023年预算执行数减少57.14%。',
		'收入预算10.00万元，其中：财政拨款8.00万元，比上年增加2.00万元，增长25.00%。',
		'2023年执行数为0.00万元，2024年预算安排25.00万元，比2023年执行数增加100.00%。'
	)
);
holds(
	'G01',
	'rounding of the figures themselves explains it',
	linesOf('甲0.39万元，比上年减少0.15万元，下降27.70%。')
);
finds(
	'G01',
	'a rate of growth that its figures do not give',
	linesOf(
		'预留经费预算数为1685.72万元。与上年相比增加1557.29万元，增长1312.56%。主要原因是预留增加。'
	),
	{ cells: [at(1)], actual: '1312.56%', expected: '1212.56%' }
);
finds(
	'G01',
	'against last year’s figure, and against the budget',
	linesOf(
		'2023年当年预算执行数为60.00万元，2024年预算安排30.00万元，比2023年预算执行数减少57.00%。',
		'支出年初预算为200.00万元，支出决算为190.00万元，完成年初预算的94.00%。'
	),
	{ cells: [at(1)], actual: '57.00%', expected: '50.00%' },
	{ cells: [at(2)], actual: '94.00%', expected: '95.00%' }
);
finds(
	'G01',
	'over lines that the page broke',
	linesOf(
		'31.“甲支出（类）乙（款）丙（项）”30.00万元，主要用于丙等各项工作的开展。2023年当年预算执行数为',
		'60.00万元，2024年预算安排30.00万元，比2023年预算执行数减少57.00%。'
	),
	{ cells: [at(2)], arguments: { quote: '57.00%', start: 38, end: 44 } }
);
holds(
	'G01',
	'what N08 tells in sections of the first format',
	narrative('N5', '一般公共预算财政拨款12.00万元，比上年增加2.00万元，增长30.00%。')
);

holds(
	'G02',
	'words that fit',
	linesOf(
		'年初预算为10.00万元，支出决算为10.00万元。决算数与预算数基本持平。',
		'年初预算为10.00万元，支出决算为9.00万元。决算数小于预算数的主要原因：节约。',
		'2023年执行数为5.00万元，2024年预算安排5.00万元，比2023年执行数持平。',
		'甲比上年增加1.00万元，增长10%。'
	)
);
finds(
	'G02',
	'words that do not',
	linesOf(
		'年初预算为10.00万元，支出决算为9.00万元。决算数大于预算数的主要原因：增支。',
		'2023年执行数为5.00万元，2024年预算安排6.00万元，比2023年执行数持平。',
		'甲9.00万元，比上年增加1.00万元，下降12.50%。'
	),
	{ cells: [at(1)], key: 'G02.execution', actual: '大于', expected: '小于' },
	{ cells: [at(2)], actual: '持平', expected: '增加' },
	{ cells: [at(3)], key: 'G02.disagree', actual: '下降', expected: '增加' }
);

holds(
	'G03',
	'shares as they should be, of a total, of the sum, of some parts only',
	linesOf(
		'本年支出合计2940.05万元，其中：基本支出2336.91万元，占79.49%；项目支出603.14万元，占20.51%；',
		'甲支出222.50万元，占“三公”经费的26.69%；乙支出183.60万元，占“三公”经费的22.03%；丙支出427.50万元，占“三公”经费的51.28%。',
		'支出100.00万元，主要用于以下方面：甲30.00万元，占30.00%；乙20.00万元，占20.00%。',
		'拨款支出2940.05万元，占本年支出合计的100.00%。'
	)
);
finds(
	'G03',
	'one share of a list is wrong, and the list is told once',
	linesOf(
		'支出2940.05万元，主要用于以下方面：甲支出（类）2106.66万元，占71.73%；乙支出（类）326.72万元，占11.11%；丙支出（类）60.99万元，占2.07%；丁支出（类）445.69万元，占15.16%；'
	),
	{ cells: [at(1)], actual: '71.73%', expected: '71.65%' }
);
finds(
	'G03',
	'shares over 100 without a total; a share of a figure that is named elsewhere',
	linesOf(
		'支出合计为：甲10.00万元，占33.33%；乙10.00万元，占33.33%；丙10.00万元，占33.84%。',
		'本年支出合计9759.38万元。',
		'拨款支出9746.50万元，占本年支出合计的99.86%。'
	),
	{ key: 'G03.sum', actual: '100.50%' },
	{ cells: [at(3)], actual: '99.86%', expected: '99.87%' }
);
finds(
	'G03',
	'a last share that was made to fit is rounding',
	linesOf(
		'支出合计15897.44万元，其中：甲7877.76万元，占49.55%；乙6333.96万元，占39.84%；丙1685.72万元，占10.61%；'
	),
	{ severity: 'rounding', actual: '10.61%', expected: '10.60%' }
);

holds(
	'G04',
	'complete lists that add up, and lists that are not complete',
	linesOf(
		'采购金额10.00万元，其中：货物采购金额5.00万元、工程采购金额0万元、服务采购金额5.00万元。',
		'共有车辆7辆，其中：领导干部用车1辆、执法执勤用车2辆、其他用车4辆；单价100万元以上设备3台。',
		'支出10.00万元，其中：专项甲1.00万元、专项乙2.00万元。',
		'采购预算10.00万元，其中：货物5.00万元，比上年增加1.00万元，服务5.00万元。'
	)
);
finds(
	'G04',
	'goods and services, vehicles',
	linesOf(
		'采购金额10.00万元，其中：货物采购金额5.00万元、工程采购金额1.00万元、服务采购金额5.00万元。',
		'共有车辆7辆，其中：领导干部用车1辆、执法执勤用车2辆、其他用车5辆。'
	),
	{ cells: [at(1)], actual: '10.00', expected: '11.00', difference: '-1.00' },
	{ cells: [at(2)], key: 'G04.count', actual: '7', expected: '8' }
);
finds(
	'G04',
	'0.01 of three rounded figures is rounding',
	linesOf('采购金额251.25万元，其中：货物4.79万元、工程0万元、服务246.47万元。'),
	{ severity: 'rounding', difference: '-0.01' }
);
