/** What the pieces of a book's head are called, and the members of those that are not one value. */
import type { Catalogue } from './index';

export interface SettingNames {
	readonly settings: Readonly<Record<string, string>>;
	/** By the member's own name; those that are not here say what they are. */
	readonly members: Readonly<Record<string, string>>;
	readonly explanation: string;
	readonly approval: string;
	readonly approved: string;
	readonly notApproved: string;
	readonly yes: string;
	readonly no: string;
	readonly blank: string;
	/** So many entries of a list that is too long to be told. */
	readonly entries: (count: number) => string;
	readonly differences: (count: number) => string;
	readonly more: (count: number) => string;
}

const zh: SettingNames = {
	settings: {
		stage: '阶段',
		dates: '批复和发布',
		filingWindow: '申报表填报期',
		lastYear: '上年数',
		reply: '批复数',
		controlNumbers: '一下控制数',
		codes: '科目字典',
		columns: '表格栏目',
		columnGroups: '栏目组名',
		totals: '自动合计',
		matchedColumns: '导入时对应的栏目',
		rolledForward: '从上年带来的内容',
		redactedCodes: '涉密科目',
		redactions: '不公开的内容',
		clearance: '保密审查签字',
		internalTransfers: '内部往来',
		roundingPlugs: '舍位平衡',
		institutionOperating: '事业单位公用经费',
		threePublicProjects: '“三公”经费中的项目部分',
		机关运行经费口径: '机关运行经费口径',
		matches: '项目对应',
		manualFigures: '人工核对的数',
		evaluations: '事前绩效评估',
		dailyStandards: '每人每日标准',
		assignments: '问题指派',
		rules: '规则开关',
		ownRules: '自定规则'
	},
	members: {
		year: '年度',
		from: '开始',
		to: '结束',
		off: '停用',
		reason: '理由',
		on: '日期',
		by: '姓名',
		name: '姓名',
		row: '行',
		form: '申报表',
		column: '栏目',
		kind: '种类',
		names: '公开姓名',
		phones: '公开电话',
		text: '内容',
		operands: '所据的数',
		rule: '规则',
		of: '核准的说明',
		sentence: '内容',
		formula: '公式',
		severity: '级别',
		id: '编号',
		title: '栏目名称',
		projects: '项目',
		confirmed: '是同一项目',
		broken: '不是同一项目'
	},
	explanation: '说明',
	approval: '说明的核准',
	approved: '已核准',
	notApproved: '未核准',
	yes: '是',
	no: '否',
	blank: '空',
	entries: (count) => `${count} 项`,
	differences: (count) => `${count} 处不同`,
	more: (count) => `另有 ${count} 处`
};

const en: SettingNames = {
	settings: {
		stage: 'Stage',
		dates: 'Approval and publication',
		filingWindow: 'Filing window of forms',
		lastYear: 'Figures of last year',
		reply: 'Approved figures',
		controlNumbers: 'Control numbers',
		codes: 'Account codes',
		columns: 'Table columns',
		columnGroups: 'Column groups',
		totals: 'Computed totals',
		matchedColumns: 'Columns matched on import',
		rolledForward: 'Taken over from last year',
		redactedCodes: 'Classified codes',
		redactions: 'Kept from the public',
		clearance: 'Clearance signatures',
		internalTransfers: 'Internal transfers',
		roundingPlugs: 'Rounding adjustments',
		institutionOperating: 'Operating spending of public institutions',
		threePublicProjects: 'Project part of the “three public” spending',
		机关运行经费口径: 'Definition of operating cost (机关运行经费)',
		matches: 'Matched projects',
		manualFigures: 'Figures checked by hand',
		evaluations: 'Evaluation beforehand',
		dailyStandards: 'Standards a person and day',
		assignments: 'Assigned findings',
		rules: 'Rule switches',
		ownRules: 'Own rules'
	},
	members: {
		year: 'Year',
		from: 'From',
		to: 'To',
		off: 'Switched off',
		reason: 'Reason',
		on: 'Date',
		by: 'Name',
		name: 'Name',
		row: 'Row',
		form: 'Form',
		column: 'Column',
		kind: 'Kind',
		names: 'Names published',
		phones: 'Phone numbers published',
		text: 'Words',
		operands: 'Figures',
		rule: 'Rule',
		of: 'What was approved',
		sentence: 'Sentence',
		formula: 'Formula',
		severity: 'Severity',
		id: 'Number',
		title: 'Title of the column',
		projects: 'Projects',
		confirmed: 'The same project',
		broken: 'Not the same project'
	},
	explanation: 'Explanation',
	approval: 'Approval of an explanation',
	approved: 'Approved',
	notApproved: 'Not approved',
	yes: 'yes',
	no: 'no',
	blank: 'Blank',
	entries: (count) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
	differences: (count) => `${count} ${count === 1 ? 'difference' : 'differences'}`,
	more: (count) => `${count} more`
};

export const settingNames: Catalogue<SettingNames> = { zh, en };
