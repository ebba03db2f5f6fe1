import { finds, holds } from '../../../../../tests/support/rule-examples';

const text = (section: string, 正文: string) => ({ narrative: { [section]: { 正文 } } });

const TABLES = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T8', 'T9', 'T10', 'T11', 'T12', 'T13'];
const tables = Object.fromEntries(TABLES.map((table) => [table, { 合计: { 合计: '1.00' } }]));
holds('D01', 'a table is there if only by its note', {
	...tables,
	notes: { 'note-T7': { 注: '本表无数据' } }
});
holds('D01', 'no table was begun', text('N1', '收入'));
finds('D01', 'one is missing', tables, { cells: ['T7[*].编码'] });

const sections = Object.fromEntries(
	['O1', 'O2', 'N1', 'N8', 'N9', 'N10', 'N11', 'Z'].map((id) => [id, { 正文: '正文' }])
);
holds('D02', 'all required sections', { narrative: sections });
finds(
	'D02',
	'one is empty',
	{ narrative: { ...sections, N9: { 正文: ' ' } } },
	{ cells: ['N[9].正文'] }
);

holds(
	'D04',
	'years on purpose',
	text(
		'N8',
		'比2022年预算增加1万元；截至2022年12月31日；根据《2022年部门预算编制通知》。2023年部门预算。'
	)
);
finds('D04', 'last year’s text', text('O2', '市局2022年部门预算组成单位包括甲、乙。'), {
	severity: 'explain',
	cells: ['N[O2].正文']
});

holds('D05', 'our own level', text('Z', '指市直部门用财政拨款安排的费用。'));
finds('D05', 'the level above', text('Z', '“三公”经费：指省直部门用财政拨款安排的费用。'), {
	severity: 'warning'
});

holds(
	'D06',
	'in 万元; thresholds and prices are no figures',
	text('N3', '支出12.00万元。单价500元以上的设备，200元/人。')
);
finds('D06', 'in 元', text('N3', '支出120000元。'), { cells: ['N[3].正文'] });

holds(
	'D07',
	'printed as tables print',
	text('N3', '支出20,828.20万元，占1.00万元；单价50万元以上。')
);
finds('D07', 'one decimal, no separator', text('N3', '支出20,828.2万元，其中1571.50万元。'), {
	severity: 'hint'
});

holds('D08', 'ellipses and quotes', text('N3', '支出……增加。“三公”经费：（一）出国。'));
finds('D08', 'two marks', text('N3', '额度大。；本年部门预算，，增加。'), { severity: 'hint' });

const terms = (glossary: string) => ({
	narrative: { N3: { 正文: '基本支出1.00万元，机关运行经费2.00万元。' }, Z: { 正文: glossary } }
});
holds('D11', 'both are explained', terms('基本支出：指…。机关运行经费：指…。'));
finds('D11', 'one is not', terms('基本支出：指…。'), { severity: 'hint', cells: ['N[Z].正文'] });

holds(
	'D12',
	'the right words',
	text('N11', '截至2022年底，单价50万元以上的通用设备1套，单价100万元以上的专用设备2套。')
);
finds(
	'D12',
	'a slip, and swapped thresholds',
	text('N11', '单价50万元（含）以上的专用设备1套，占用设备2套。'),
	{ severity: 'hint', arguments: { right: '100万元以上的专用设备' } },
	{ severity: 'hint', arguments: { wrong: '占用设备', right: '专用设备', count: 1 } }
);
finds(
	'D12',
	'[S3] each slip is told, also behind another that comes first and more often',
	text('N11', '截止2022年底，通用设备1套。截止2022年底，单价100万元以上的占用设备2套。'),
	{ severity: 'hint', arguments: { wrong: '占用设备', count: 1 } },
	{ severity: 'hint', arguments: { wrong: '截止', count: 2 } }
);
holds('D12', 'something is occupied', text('N11', '不得长期占用设备，占用设备资源的应当归还。'));

holds(
	'D14',
	'a reason is given, or none is needed',
	text('N12', '（一）政府购买服务指导性目录\n无，本年没有列入目录的事项。\n（二）其他\n无')
);
finds('D14', 'nothing but 无', text('N12', '（一）政府购买服务指导性目录\n无\n（二）其他：无。'), {
	severity: 'hint'
});

const dates = (settings: unknown) => ({
	...text('N1', '收入'),
	head: { settings: { dates: settings } }
});
holds(
	'D13',
	'in time',
	dates({ 批复: '2023-02-01', 发布: '2023-02-21', 单位批复: { 分局: '2023-02-16' } })
);
finds(
	'D13',
	'both late',
	dates({ 批复: '2023-02-01', 发布: '2023-02-22', 单位批复: { 分局: '2023-02-17' } }),
	{ key: 'D13' },
	{ key: 'D13.unit' }
);
finds(
	'D13',
	'published before it was approved',
	dates({ 批复: '2023-02-01', 发布: '2023-01-31' }),
	{ key: 'D13.before' }
);

const explained = (operands: Record<string, string | number>) => ({
	T12: { 康复经费: { unit: 'u1', 合计: '2.00' } },
	projects: { 康复经费: { unit: 'u1', 年度资金总额: '20000', 项目期: '1年' } },
	'indicators@projects-0': { i0: { '年度.指标值': '3人' } },
	narrative: { N8: { 正文: '增加1.00万元。' } },
	head: {
		explanations: [
			{ id: 'e1', rule: 'F04', operands, text: '说明', author: '甲', at: '2023-01-01T00:00:00Z' }
		]
	}
});
holds(
	'M03',
	'everything is as it was explained',
	explained({
		'T12[康复经费].合计': 2_000_000,
		'F[康复经费@市局].年度资金总额': 2_000_000,
		'F[康复经费@市局].指标[1].年度.指标值': '3人',
		'N[8].正文': '增加1.00万元。',
		'T12[康复经费].单位资金': ''
	})
);
finds(
	'M03',
	'a figure changed',
	explained({ 'T12[康复经费].合计': 10_000, 'F[康复经费@市局].项目期': '1年' }),
	{
		cells: ['T12[康复经费].合计', 'F[康复经费@市局].项目期']
	}
);
finds('M03', 'its row is gone', explained({ 'T12[不在].合计': 10_000 }), { cells: [] });

const form = (项目概况: string, more = {}) => ({ projects: { 甲: { 项目概况, ...more } } });
holds(
	'D15',
	'numbers of documents, multiplications and quotes are no gaps',
	text('N3', '依据晋市财政法【2022】41号，尺寸 3×××4，【公开】一词，原因是人员增加。')
);
finds(
	'D15',
	'what was rolled forward and what a standard sentence left',
	text('N1', '收入总计【待填】万元，与2022年相比增加【待填】%，主要原因是【原因】。'),
	{ cells: ['N[1].正文'], key: 'D15' }
);
finds('D15', 'blanks of a form', form('拟采购设备××台，需资金____万元（待补充）。'), {
	cells: ['F[甲].项目概况']
});
