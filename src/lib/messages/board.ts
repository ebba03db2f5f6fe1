/** Words of the coordinator's board. */
import type { Deadline } from '$lib/budget/settings/deadlines';
import type { Catalogue } from './index';

const zh = {
	lead: '各单位进度、问题和截止日期，随填随新。',
	department: '部门',
	head: {
		open: '未了结的问题',
		forms: '申报表',
		formsOf: (withForm: number, projects: number) => `${withForm} / ${projects}`,
		formsWhat: (missing: number) =>
			missing === 0 ? '项目都有申报表' : `${missing} 个项目没有申报表`,
		parts: '进度',
		partsWhat: '单位已上报、已审或锁定',
		people: '在场',
		peopleWhat: (writing: number) => (writing === 0 ? '没有人在填' : `${writing} 人正在填`)
	},
	due: {
		round: (round: string) => `${round}截止`,
		publish: '公开截止（批复后 20 日）',
		'pass-on': '批复到单位截止（15 日）',
		none: '没有设截止日期',
		day: (day: string) => day,
		left: (days: number) =>
			days > 0 ? `还有 ${days} 天` : days === 0 ? '今天截止' : `已过期 ${-days} 天`
	} satisfies Record<Deadline['kind'] | 'none', unknown> & Record<string, unknown>,
	matrix: {
		title: '单位与各表',
		unit: '单位',
		state: '状态',
		withForm: '有申报表',
		errors: '错误',
		explain: '须说明',
		warning: '提醒',
		projects: '项目申报表',
		narrative: '情况说明',
		all: '全书',
		order: '排列',
		orders: { worst: '问题多的在前', register: '按单位顺序' },
		keys: '方向键在格子间移动，回车打开清单',
		fill: { empty: '未填', filling: '在填', none: '不填' },
		filled: (n: number) => `已填 ${n} 处`,
		clean: '没有问题',
		found: (n: number, severity: string) => `${n} 条${severity}`,
		changed: '上报后有改动',
		here: (names: string) => `${names} 在这里`,
		cited: '退回时点名',
		legend: '图例',
		stale: '审核后有改动'
	},
	worst: { title: '先看这几条', none: '没有错误，也没有要说明的。', all: '全部核对结果' },
	rules: {
		title: '问题最多的规则',
		none: '没有一条规则有问题。',
		parts: (n: number) => `${n} 个单位`,
		count: (n: number) => `${n} 条`
	},
	shared: {
		title: '几个单位同样的问题',
		what: '同一规则在多个单位不符：多半是口径没讲清，统一讲一次就好。',
		none: '没有几个单位共有的问题。'
	},
	trend: {
		title: '走势',
		what: '未了结的问题，服务器逐时记下',
		none: '还没有记录：服务器每小时记一次。',
		offline: '离线：显示上次取到的',
		now: '现在',
		table: '走势数据',
		when: '时间'
	},
	people: { title: '谁在哪里', none: '现在只有您在。' },
	changes: {
		title: '上报后的改动',
		none: '没有单位在上报之后改过。',
		since: (when: string) => `${when} 上报`,
		sheets: (n: number) => `${n} 处有改动`,
		more: (n: number) => `另有 ${n} 处`
	},
	toProgress: '上报与审核'
};

export type BoardWords = typeof zh;

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const en: BoardWords = {
	lead: 'Progress, findings and deadlines of all units, as they type.',
	department: 'Department',
	head: {
		open: 'Open findings',
		forms: 'Forms',
		formsOf: (withForm, projects) => `${withForm} / ${projects}`,
		formsWhat: (missing) =>
			missing === 0 ? 'every project has its form' : `${plural(missing, 'project')} without a form`,
		parts: 'Progress',
		partsWhat: 'units submitted, approved or locked',
		people: 'Here',
		peopleWhat: (writing) => (writing === 0 ? 'nobody is typing' : `${writing} typing now`)
	},
	due: {
		round: (round) => `${round} due`,
		publish: 'Publication due (20 days)',
		'pass-on': 'Passing on due (15 days)',
		none: 'No deadline set',
		day: (day) => day,
		left: (days) =>
			days > 0
				? `${plural(days, 'day')} left`
				: days === 0
					? 'due today'
					: `${plural(-days, 'day')} late`
	},
	matrix: {
		title: 'Units and sheets',
		unit: 'Unit',
		state: 'State',
		withForm: 'With form',
		errors: 'Errors',
		explain: 'Explain',
		warning: 'Warnings',
		projects: 'Forms',
		narrative: 'Narrative',
		all: 'All',
		order: 'Order',
		orders: { worst: 'Worst first', register: 'As registered' },
		keys: 'Arrow keys move, Enter opens the list',
		fill: { empty: 'Empty', filling: 'In progress', none: 'Not kept' },
		filled: (n) => `${n} filled`,
		clean: 'nothing open',
		found: (n, severity) => `${n} ${severity}`,
		changed: 'changed since submission',
		here: (names) => `${names} here`,
		cited: 'named in the return',
		legend: 'Legend',
		stale: 'changed since approval'
	},
	worst: {
		title: 'See to these first',
		none: 'No errors, nothing to explain.',
		all: 'All findings'
	},
	rules: {
		title: 'Busiest rules',
		none: 'No rule has anything open.',
		parts: (n) => plural(n, 'unit'),
		count: (n) => `${n}`
	},
	shared: {
		title: 'The same in several units',
		what: 'One rule fails in several units: most likely a matter of how it was explained to them.',
		none: 'Nothing that several units have in common.'
	},
	trend: {
		title: 'Trend',
		what: 'Open findings, noted hour by hour by the server',
		none: 'Nothing noted yet: the server does so once an hour.',
		offline: 'Offline: as last heard',
		now: 'now',
		table: 'The trend as figures',
		when: 'When'
	},
	people: { title: 'Who is where', none: 'Only you are here.' },
	changes: {
		title: 'Changed since submission',
		none: 'No unit has changed what it submitted.',
		since: (when) => `submitted ${when}`,
		sheets: (n) => `${plural(n, 'sheet')} changed`,
		more: (n) => `and ${n} more`
	},
	toProgress: 'Submission and approval'
};

export const boardWords: Catalogue<BoardWords> = { zh, en };
