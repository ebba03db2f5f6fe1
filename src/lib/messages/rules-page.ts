/** Words of the page of rules: the catalogue with its switches, and the editor of own rules. */
import type { Verdict } from '$lib/rules/own/evaluate';
import type { Catalogue } from './index';

export interface RulesPageWords {
	readonly title: string;
	readonly lead: string;
	readonly catalogue: string;
	readonly own: string;
	readonly ownLead: string;
	readonly noOwn: string;
	readonly search: string;
	readonly shown: (shown: number, all: number) => string;
	readonly only: Readonly<Record<'all' | 'off' | 'not-applicable', string>>;
	readonly coordinatorOnly: string;
	readonly on: string;
	readonly off: string;
	readonly notApplicable: string;
	readonly switchOf: (rule: string) => string;
	readonly reason: string;
	readonly reasonHint: string;
	readonly switchOff: string;
	readonly switchOn: string;
	readonly cancel: string;
	readonly write: string;
	readonly edit: string;
	readonly editOf: (rule: string) => string;
	readonly remove: string;
	readonly removeOf: (rule: string) => string;
	readonly removed: (rule: string) => string;
	readonly exportRules: string;
	readonly importRules: string;
	readonly imported: (added: number) => string;
	readonly fileName: string;
	readonly sentence: string;
	readonly sentenceHint: string;
	readonly severity: string;
	readonly formula: string;
	readonly formulaHint: string;
	readonly completions: string;
	readonly problemAt: (character: number) => string;
	readonly save: string;
	readonly saved: (rule: string) => string;
	readonly test: string;
	readonly tested: (found: number) => string;
	readonly more: (count: number) => string;
	readonly preview: string;
	readonly operand: string;
	readonly value: string;
	readonly times: string;
	readonly figures: string;
	readonly left: string;
	readonly right: string;
	readonly difference: string;
	readonly verdicts: Readonly<Record<Verdict, string>>;
	readonly rowShown: (row: string) => string;
	readonly rowTally: (holds: number, fails: number, rounding: number, empty: number) => string;
	readonly tooMany: (limit: number) => string;
	readonly newRule: string;
	/** Rules that were not checked in this book, as a heading and as a link. */
	readonly notChecked: (count: number) => string;
	readonly notCheckedLead: string;
	readonly seeRules: string;
}

const zh: RulesPageWords = {
	title: '核对规则',
	lead: '每条规则随填随核。口径不同的可以停用，停用要写明原因，原因随书保存、随书导出。',
	catalogue: '规则目录',
	own: '自定规则',
	ownLead: '用单元格地址写出本部门自己的要求，保存后与目录里的规则一样随填随核。',
	noOwn: '还没有自定规则。',
	search: '按编号或内容查找',
	shown: (shown, all) => (shown === all ? `共 ${all} 条` : `${shown} 条，共 ${all} 条`),
	only: { all: '全部', off: '已停用', 'not-applicable': '不适用' },
	coordinatorOnly: '只有部门汇总人可以停用规则、编写自定规则。',
	on: '启用',
	off: '已停用',
	notApplicable: '不适用',
	switchOf: (rule) => `启用规则 ${rule}`,
	reason: '停用原因',
	reasonHint: '例如：本部门机关运行经费口径不同，经财政局同意',
	switchOff: '停用',
	switchOn: '恢复启用',
	cancel: '取消',
	write: '编写规则',
	edit: '修改',
	editOf: (rule) => `修改规则 ${rule}`,
	remove: '删除',
	removeOf: (rule) => `删除规则 ${rule}`,
	removed: (rule) => `已删除 ${rule}，可以撤销。`,
	exportRules: '导出',
	importRules: '导入规则文件',
	imported: (added) => (added === 0 ? '文件里的规则都已有了。' : `导入了 ${added} 条规则。`),
	fileName: '自定规则',
	sentence: '规则内容',
	sentenceHint: '用一句话说明，例如：项目支出等于本年项目与结转项目之和',
	severity: '级别',
	formula: '公式',
	formulaHint: 'T3[合计].项目支出 = sum(T12[*].合计) + T13[部门合计].合计',
	completions: '可以接着写',
	problemAt: (character) => `第 ${character} 个字符：`,
	save: '保存',
	saved: (rule) => `${rule} 已保存。`,
	test: '试核',
	tested: (found) => (found === 0 ? '现在没有问题。' : `现在会报出 ${found} 处：`),
	more: (count) => `还有 ${count} 处`,
	preview: '当前取数',
	operand: '地址',
	value: '数值',
	times: '乘以',
	figures: '个数',
	left: '左边',
	right: '右边',
	difference: '相差',
	verdicts: {
		holds: '成立',
		fails: '不成立',
		rounding: '尾差',
		empty: '还没有数，不作判断',
		lost: '找不到行'
	},
	rowShown: (row) => `下面是 ${row} 一行`,
	rowTally: (holds, fails, rounding, empty) =>
		`逐行核对：${holds} 行成立，${fails} 行不成立，${rounding} 行尾差，${empty} 行没有数。`,
	tooMany: (limit) => `自定规则最多 ${limit} 条。`,
	newRule: '新规则',
	notChecked: (count) => `${count} 条规则没有核对`,
	notCheckedLead: '缺少所需资料、被停用，或由别处保证的规则。补上资料后会自动核对。',
	seeRules: '全部规则'
};

const en: RulesPageWords = {
	title: 'Rules',
	lead: 'Every rule is checked as you type. One that does not fit this department can be switched off, with a reason that is kept in the book and in its exports.',
	catalogue: 'Catalogue',
	own: 'Own rules',
	ownLead:
		'Write what your department demands, with the addresses of cells; once saved it is checked as you type, like those of the catalogue.',
	noOwn: 'No own rules yet.',
	search: 'Find by id or words',
	shown: (shown, all) => (shown === all ? `${all} rules` : `${shown} of ${all} rules`),
	only: { all: 'all', off: 'off', 'not-applicable': 'not applicable' },
	coordinatorOnly: 'Only the coordinator may switch rules off and write own ones.',
	on: 'on',
	off: 'off',
	notApplicable: 'not applicable',
	switchOf: (rule) => `Rule ${rule} on`,
	reason: 'Reason',
	reasonHint: 'e.g. another definition of operating cost, agreed with the finance bureau',
	switchOff: 'Switch off',
	switchOn: 'Switch on',
	cancel: 'Cancel',
	write: 'Write a rule',
	edit: 'Edit',
	editOf: (rule) => `Edit rule ${rule}`,
	remove: 'Delete',
	removeOf: (rule) => `Delete rule ${rule}`,
	removed: (rule) => `${rule} is deleted; this can be undone.`,
	exportRules: 'Export',
	importRules: 'Import a rule file',
	imported: (added) =>
		added === 0 ? 'All rules of the file are here already.' : `${added} rules imported.`,
	fileName: 'own rules',
	sentence: 'What it demands',
	sentenceHint:
		'One sentence, e.g. project spending is the projects of the year and those carried over',
	severity: 'Severity',
	formula: 'Formula',
	formulaHint: 'T3[合计].项目支出 = sum(T12[*].合计) + T13[部门合计].合计',
	completions: 'What may follow',
	problemAt: (character) => `Character ${character}: `,
	save: 'Save',
	saved: (rule) => `${rule} is saved.`,
	test: 'Try it',
	tested: (found) => (found === 0 ? 'It finds nothing now.' : `It would find ${found} now:`),
	more: (count) => `and ${count} more`,
	preview: 'Figures as they are',
	operand: 'Address',
	value: 'Value',
	times: 'Times',
	figures: 'Figures',
	left: 'Left side',
	right: 'Right side',
	difference: 'Difference',
	verdicts: {
		holds: 'holds',
		fails: 'fails',
		rounding: 'rounding',
		empty: 'no figures yet, not judged',
		lost: 'row not found'
	},
	rowShown: (row) => `This is row ${row}`,
	rowTally: (holds, fails, rounding, empty) =>
		`Row by row: ${holds} hold, ${fails} fail, ${rounding} are rounding, ${empty} have no figures.`,
	tooMany: (limit) => `A book may have ${limit} own rules.`,
	newRule: 'New rule',
	notChecked: (count) =>
		count === 1 ? '1 rule was not checked' : `${count} rules were not checked`,
	notCheckedLead:
		'Rules that lack what they need, are switched off, or are kept elsewhere. With the data entered they are checked by themselves.',
	seeRules: 'All rules'
};

export const rulesPageWords: Catalogue<RulesPageWords> = { zh, en };
