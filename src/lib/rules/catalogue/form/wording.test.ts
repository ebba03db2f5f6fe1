import { finds, holds } from '../../../../../tests/support/rule-examples';

const form = (fields: Record<string, string>) => ({
	projects: { 辅警招聘经费: { unit: 'u1', ...fields } }
});
const at = (column: string) => `F[辅警招聘经费@市局].${column}`;

holds(
	'F26',
	'transfers come from the province',
	form({ 项目概况: '省级财政安排转移支付资金，由省级平台共享数据。' })
);
holds('F26', 'the number of a document', form({ 立项依据: '晋财省直预〔2020〕8号文件。' }));
finds('F26', 'a template of the province', form({ 立项依据: '保障省直行政事业单位正常运转。' }), {
	severity: 'warning',
	cells: [at('立项依据')]
});

const duties =
	'（一）贯彻执行有关工作的方针政策，部署全市工作并检查落实。（二）收集掌握情报信息，分析形势并制定对策。（三）维护治安秩序，处置重大事件。（四）管理户籍和出入境事务。';
const book = (basis: string) => ({
	...form({ 立项依据: basis }),
	narrative: { O1: { 正文: duties } }
});
holds(
	'F27',
	'a basis of its own',
	book(
		'依据市政府关于招聘辅警的会议纪要，以及人力资源部门核定的编制和经费标准，按照合同约定的金额和期限安排本项目所需的资金，由政治部组织实施。'
	)
);
holds('F27', 'a few words are not copied', book('依据部门职责。'));
finds('F27', 'the list of duties', book(duties.replace('并检查落实', '并督促检查')), {
	severity: 'warning',
	cells: [at('立项依据'), 'N[O1].正文']
});

/** Prose long enough to be compared, different by seed. */
const prose = (seed: number, length = 300) =>
	Array.from({ length }, (_, i) =>
		String.fromCharCode(0x4e00 + ((seed * 7919 + i * i * 31 + i * 7) % 5000))
	).join('');
const two = (a: string, b: string) => ({
	projects: { 办案费: { unit: 'u1', 项目概况: a }, 装备费: { unit: 'u1', 项目概况: b } }
});
holds('F28', 'two texts of their own', two(prose(1), prose(2)));
holds('F28', 'too short to tell', two('同上。', '同上。'));
holds('F28', 'a tenth is different', two(prose(1), prose(1, 270) + prose(3, 30)));
finds('F28', 'one word is different', two(prose(1), prose(1, 298) + '不同'), {
	severity: 'hint',
	cells: ['F[装备费@市局].项目名称', 'F[办案费@市局].项目名称']
});

const large = (settings: Record<string, unknown>) => ({
	...form({ 实施期资金总额: '5000000' }),
	head: { settings }
});
holds('F29', 'nothing is known of evaluations', large({}));
holds(
	'F29',
	'it was evaluated',
	large({ evaluations: { from: '500', projects: ['辅警招聘 经费'] } })
);
holds('F29', 'it is smaller', large({ evaluations: { from: '500.01', projects: [] } }));
finds('F29', 'large, and not evaluated', large({ evaluations: { from: '500', projects: [] } }), {
	severity: 'explain',
	cells: [at('实施期资金总额')],
	actual: '5000000.00'
});
