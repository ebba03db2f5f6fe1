/** Words of the way to approval: rounds, states, steps and why one cannot be taken. */
import type { ActKind, PartState, Round } from '$lib/budget/book/workflow';
import type { Catalogue } from './index';

export interface WorkflowWords {
	readonly title: string;
	readonly lead: string;
	readonly rounds: Readonly<Record<Round, string>>;
	readonly states: Readonly<Record<PartState, string>>;
	readonly stateWhat: Readonly<Record<PartState, string>>;
	readonly acts: Readonly<Record<ActKind, string>>;
	/** What was done, as a line of the record. */
	readonly did: Readonly<Record<ActKind, string>>;
	readonly round: string;
	readonly deadline: (day: string) => string;
	readonly daysLeft: (days: number) => string;
	readonly noDeadline: string;
	readonly publishBy: (day: string) => string;
	/** `units`: to how many it has not been passed on yet. */
	readonly passOnBy: (day: string, units: number) => string;
	readonly roundData: string;
	readonly controlNumbers: string;
	readonly newRound: string;
	readonly nextRound: string;
	readonly until: string;
	readonly begin: string;
	readonly roundWarning: string;
	readonly part: string;
	readonly state: string;
	readonly open: string;
	readonly last: string;
	readonly actions: string;
	readonly department: string;
	readonly clear: string;
	readonly stale: string;
	readonly note: string;
	readonly notePlaceholder: string;
	readonly cite: string;
	readonly nothingToCite: string;
	readonly cancel: string;
	/** Who let out the packet that came from another network. */
	readonly from: (by: string) => string;
	/** At a cell that a return named. */
	readonly returnedHere: (rule: string, by: string, note: string) => string;
	readonly offline: string;
	readonly done: (part: string, act: string) => string;
	readonly failed: Readonly<
		Record<'not-now' | 'forbidden' | 'unreadable-format' | 'unreachable' | 'other', string>
	>;
	readonly notReady: (errors: number, unexplained: number, conflicts: number) => string;
	readonly why: string;
}

const zh: WorkflowWords = {
	title: '上报与审核',
	lead: '单位填报完成后上报；上报后单位不能再改，由财务科审核通过或退回。有未改正的错误、没有说明的疑点或没有处理的冲突时不能上报。',
	rounds: { 一上: '一上', 一下: '一下', 二上: '二上', 批复: '批复', 公开: '公开' },
	states: { 填报: '填报中', 上报: '已上报', 退回: '已退回', 已审: '已审核', 锁定: '已锁定' },
	stateWhat: {
		填报: '单位正在填写',
		上报: '等待审核，单位不能修改',
		退回: '退回单位修改',
		已审: '审核通过，单位不能修改',
		锁定: '所有人都不能修改'
	},
	acts: {
		submit: '上报',
		withdraw: '撤回',
		return: '退回…',
		approve: '审核通过',
		lock: '锁定',
		unlock: '解锁…',
		receive: '读入退回件',
		answer: '读入答复',
		trust: '信任签名公钥',
		distrust: '不再信任签名公钥',
		round: '开始新一轮'
	},
	did: {
		submit: '上报',
		withdraw: '撤回了上报',
		return: '退回',
		approve: '审核通过',
		lock: '锁定',
		unlock: '解锁',
		receive: '读入了退回件',
		answer: '读入了单位的答复',
		trust: '信任了一把公钥',
		distrust: '不再信任一把公钥',
		round: '开始新一轮'
	},
	round: '本轮',
	deadline: (day) => `截止 ${day}`,
	daysLeft: (days) =>
		days > 0 ? `还有 ${days} 天` : days === 0 ? '今天截止' : `已过期 ${-days} 天`,
	noDeadline: '没有设截止日期',
	publishBy: (day) => `${day} 前公开（批复后 20 日内）`,
	passOnBy: (day, units) => `${day} 前批复到单位（15 日内，还有 ${units} 家）`,
	roundData: '批复和公开日期',
	controlNumbers: '控制数和批复数',
	newRound: '开始新一轮…',
	nextRound: '轮次',
	until: '截止日期（可不填）',
	begin: '开始',
	roundWarning: '开始新一轮后，所有单位回到“填报中”，已有的锁定解除。',
	part: '单位',
	state: '状态',
	open: '未了结的问题',
	last: '最近一步',
	actions: '操作',
	department: '部门本级（汇总表和情况说明）',
	clear: '没有',
	stale: '审核后有改动',
	note: '理由',
	notePlaceholder: '写明原因和要求…',
	cite: '依据（勾选的问题会随退回一起发给单位）',
	nothingToCite: '这个单位没有未了结的问题。',
	cancel: '取消',
	from: (by) => `签发人：${by}`,
	returnedHere: (rule, by, note) => `${by}退回时点名（${rule}）：${note}`,
	offline: '离线时不能上报或审核：这一步要由服务器当场核对。',
	done: (part, act) => `${part}：${act}`,
	failed: {
		'not-now': '状态刚刚变了，请看最新状态。',
		'unreadable-format': '本版本读不了这本公开文本的样式，没有办理。请升级合编。',
		forbidden: '您的身份不能做这一步。',
		unreachable: '连不上服务器，没有办成。请稍后再试。',
		other: '服务器没有办成这一步，请稍后再试。'
	},
	notReady: (errors, unexplained, conflicts) =>
		`还不能上报：${[
			errors > 0 && `${errors} 个错误没有改正`,
			unexplained > 0 && `${unexplained} 个疑点没有说明`,
			conflicts > 0 && `${conflicts} 处冲突没有处理`
		]
			.filter(Boolean)
			.join('，')}。`,
	why: '看看是哪些'
};

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const en: WorkflowWords = {
	title: 'Submission and approval',
	lead: 'A unit submits when it is done; from then on it cannot change its part, and the finance section approves or returns it. Open errors, unexplained doubts and unsettled conflicts keep a part from being submitted.',
	rounds: {
		一上: 'First submission (一上)',
		一下: 'Control figures (一下)',
		二上: 'Second submission (二上)',
		批复: 'Approval (批复)',
		公开: 'Publication (公开)'
	},
	states: {
		填报: 'In progress',
		上报: 'Submitted',
		退回: 'Returned',
		已审: 'Approved',
		锁定: 'Locked'
	},
	stateWhat: {
		填报: 'The unit is writing',
		上报: 'Waits for review; closed to the unit',
		退回: 'Sent back to the unit',
		已审: 'Approved; closed to the unit',
		锁定: 'Closed to everybody'
	},
	acts: {
		submit: 'Submit',
		withdraw: 'Withdraw',
		return: 'Return…',
		approve: 'Approve',
		lock: 'Lock',
		unlock: 'Unlock…',
		receive: 'Read a return',
		answer: 'Read an answer',
		trust: 'Trust a key',
		distrust: 'Trust a key no longer',
		round: 'Begin a round'
	},
	did: {
		submit: 'submitted',
		withdraw: 'withdrew the submission',
		return: 'returned',
		approve: 'approved',
		lock: 'locked',
		unlock: 'unlocked',
		receive: 'read a return from another network',
		answer: 'read the answer of the unit',
		trust: 'trusted a key',
		distrust: 'trusts a key no longer',
		round: 'began a round'
	},
	round: 'Round',
	deadline: (day) => `due ${day}`,
	daysLeft: (days) =>
		days > 0
			? `${plural(days, 'day')} left`
			: days === 0
				? 'due today'
				: `${plural(-days, 'day')} late`,
	noDeadline: 'no deadline set',
	publishBy: (day) => `publish by ${day} (20 days after 批复)`,
	passOnBy: (day, units) => `pass on by ${day} (15 days; ${plural(units, 'unit')} to go)`,
	roundData: 'Dates of 批复 and publication',
	controlNumbers: 'Control and approved figures',
	newRound: 'Begin a round…',
	nextRound: 'Round',
	until: 'Deadline (optional)',
	begin: 'Begin',
	roundWarning: 'In a new round every part is open again and locks are lifted.',
	part: 'Unit',
	state: 'State',
	open: 'Open findings',
	last: 'Last step',
	actions: 'Actions',
	department: 'The department (its tables and narrative)',
	clear: 'none',
	stale: 'changed since approval',
	note: 'Reason',
	notePlaceholder: 'What is wrong and what to do…',
	cite: 'Grounds (the findings ticked go to the unit with the return)',
	nothingToCite: 'This unit has no open findings.',
	cancel: 'Cancel',
	from: (by) => `let out by ${by}`,
	returnedHere: (rule, by, note) => `Named in the return by ${by} (${rule}): ${note}`,
	offline: 'Submitting and approving need the server, which checks on the spot.',
	done: (part, act) => `${part}: ${act}`,
	failed: {
		'not-now': 'The state has just changed; look again.',
		'unreadable-format':
			'This version cannot read the format of the book, so nothing was done. Upgrade Hebian.',
		forbidden: 'Your identity cannot take this step.',
		unreachable: 'The server cannot be reached; nothing was done. Try again later.',
		other: 'The server could not take this step. Try again later.'
	},
	notReady: (errors, unexplained, conflicts) =>
		`Not ready: ${[
			errors > 0 && plural(errors, 'open error'),
			unexplained > 0 && `${plural(unexplained, 'doubt')} without an explanation`,
			conflicts > 0 && plural(conflicts, 'unsettled conflict')
		]
			.filter(Boolean)
			.join(', ')}.`,
	why: 'Show them'
};

export const workflowWords: Catalogue<WorkflowWords> = { zh, en };
