/** Words of the page of all findings, of the walk through them and of who sees to them. */
import type { Catalogue } from './index';

const zh = {
	search: '搜索问题、单元格、数字…',
	state: '处理',
	states: {
		open: '未了结',
		awaiting: '有说明，待审核',
		approved: '说明已审核',
		lapsed: '说明已失效',
		off: '规则已停用'
	},
	person: '指派给',
	unassigned: '未指派',
	mine: '指派给我的',
	group: '分组',
	groups: { none: '不分组', unit: '按单位', sheet: '按表', rule: '按规则' },
	everything: '全部',
	count: (n: number) => `${n} 条`,
	assign: '指派…',
	assignTo: '指派给',
	assignShown: (n: number) => `把这 ${n} 条指派给…`,
	assignedTo: (name: string, by: string, when: string) => `${by} 于 ${when} 指派给 ${name}`,
	assigned: (n: number, name: string) => `已把 ${n} 条指派给 ${name}`,
	release: '取消指派',
	tooMany: (n: number) => `一次最多指派 ${n} 条，请先筛选。`,
	walk: {
		start: '逐条查看',
		keys: 'F8 下一条 · Shift+F8 上一条',
		next: '下一条（F8）',
		previous: '上一条（Shift+F8）',
		stop: '结束逐条查看',
		at: (n: number, all: number) => `第 ${n} / ${all} 条`,
		none: '没有要看的问题了。'
	},
	export: '导出 Excel',
	exported: (n: number) => `已导出 ${n} 条`,
	proof: '核对证明',
	off: {
		title: (n: number) => `停用的规则 ${n} 条`,
		by: (name: string, when: string) => `${name} 于 ${when} 停用`,
		lead: '停用的规则不再核对，理由如下：',
		none: '没有停用的规则。'
	},
	sheet: {
		name: '核对结果',
		title: (book: string, n: number, when: string) => `${book} 核对结果（${n} 条，${when}）`,
		number: '序号',
		severity: '级别',
		rule: '规则',
		ruleTitle: '规则内容',
		unit: '单位',
		place: '位置',
		what: '问题',
		expected: '应为',
		actual: '实为',
		difference: '相差',
		printedIn: '计量单位',
		state: '处理',
		explanation: '说明',
		assignee: '指派给'
	},
	proofPage: {
		title: '一致性核对证明',
		lead: (rules: number, checks: number, failing: number) =>
			`以 ${rules} 条规则核对 ${checks} 次；${failing === 0 ? '没有未了结的问题' : `未了结 ${failing} 条`}。`,
		made: (when: string) => `${when} 核对`,
		print: '打印',
		scope: '列出',
		scopes: { failing: '只列不符的比较', all: '列出每一次比较' },
		working: '正在逐条核对…',
		failed: '核对引擎停了，没有得出证明。',
		rule: '规则',
		checks: '核对',
		holds: '相符',
		fails: '不符',
		explained: '已说明',
		left: '左边',
		right: '右边',
		result: '结果',
		same: '相符',
		within: '舍位尾差',
		notApplicable: '没有核对的规则',
		open: '未了结的问题',
		signatures: ['编制', '审核', '负责人'],
		sum: (n: number) => `共 ${n} 项`,
		back: '返回核对结果'
	}
};

export type FindingsPageWords = typeof zh;

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const en: FindingsPageWords = {
	search: 'Search findings, cells, figures…',
	state: 'State',
	states: {
		open: 'Open',
		awaiting: 'Explained, to be approved',
		approved: 'Explanation approved',
		lapsed: 'Explanation lapsed',
		off: 'Rule switched off'
	},
	person: 'Assigned to',
	unassigned: 'Nobody',
	mine: 'Assigned to me',
	group: 'Group',
	groups: { none: 'Not grouped', unit: 'By unit', sheet: 'By sheet', rule: 'By rule' },
	everything: 'All',
	count: (n) => `${n}`,
	assign: 'Assign…',
	assignTo: 'Assign to',
	assignShown: (n) => `Assign these ${n} to…`,
	assignedTo: (name, by, when) => `assigned to ${name} by ${by}, ${when}`,
	assigned: (n, name) => `${plural(n, 'finding')} assigned to ${name}`,
	release: 'Take back',
	tooMany: (n) => `At most ${n} can be assigned at once: filter first.`,
	walk: {
		start: 'Walk through',
		keys: 'F8 next · Shift+F8 previous',
		next: 'Next (F8)',
		previous: 'Previous (Shift+F8)',
		stop: 'End the walk',
		at: (n, all) => `${n} of ${all}`,
		none: 'Nothing is left to see to.'
	},
	export: 'Export to Excel',
	exported: (n) => `${plural(n, 'finding')} exported`,
	proof: 'Proof of consistency',
	off: {
		title: (n) => `${plural(n, 'rule')} switched off`,
		by: (name, when) => `switched off by ${name}, ${when}`,
		lead: 'Rules that are switched off are not checked. The reasons:',
		none: 'No rule is switched off.'
	},
	sheet: {
		name: 'Findings',
		title: (book, n, when) => `${book}: findings (${n}, ${when})`,
		number: 'No.',
		severity: 'Severity',
		rule: 'Rule',
		ruleTitle: 'What the rule says',
		unit: 'Unit',
		place: 'Place',
		what: 'Finding',
		expected: 'Expected',
		actual: 'Actual',
		difference: 'Difference',
		printedIn: 'In',
		state: 'State',
		explanation: 'Explanation',
		assignee: 'Assigned to'
	},
	proofPage: {
		title: 'Proof of consistency',
		lead: (rules, checks, failing) =>
			`${plural(rules, 'rule')} checked ${checks} times; ${failing === 0 ? 'nothing is open' : `${failing} open`}.`,
		made: (when) => `checked ${when}`,
		print: 'Print',
		scope: 'List',
		scopes: { failing: 'what does not agree', all: 'every comparison' },
		working: 'Checking one by one…',
		failed: 'The engine stopped; there is no proof.',
		rule: 'Rule',
		checks: 'Checks',
		holds: 'Agree',
		fails: 'Differ',
		explained: 'Explained',
		left: 'Left',
		right: 'Right',
		result: 'Result',
		same: 'agrees',
		within: 'rounding',
		notApplicable: 'Rules that were not checked',
		open: 'Open findings',
		signatures: ['Prepared by', 'Reviewed by', 'Responsible'],
		sum: (n) => `${n} in all`,
		back: 'Back to the findings'
	}
};

export const findingsPageWords: Catalogue<FindingsPageWords> = { zh, en };
