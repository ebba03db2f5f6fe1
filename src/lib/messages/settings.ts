/** Words of the page of the book's data: what rules need beside its tables. */
import type { DataProblem } from '$lib/exchange/read/book-data/data-problem';
import type { Place } from '$lib/exchange/read/import-report';
import type { Catalogue, Locale } from './index';
import { reading } from './reading';

/** A form with its title, what it is for, and its fields by id. */
interface FormWords {
	readonly title: string;
	readonly lead: string;
	readonly fields: Readonly<Record<string, string>>;
}

type Given = { readonly [key: string]: unknown };

export interface SettingsWords {
	readonly title: string;
	readonly lead: string;
	readonly readOnly: string;
	readonly sections: Readonly<
		Record<
			'process' | 'linked' | 'figures' | 'codes' | 'columns' | 'totals' | 'basis' | 'exceptions',
			string
		>
	>;
	readonly forms: Readonly<Record<string, FormWords>>;
	readonly links: Readonly<Record<'lastYear' | 'reply', Omit<FormWords, 'fields'>>>;
	readonly usedBy: string;
	readonly none: string;
	readonly save: string;
	readonly cancel: string;
	readonly saved: (what: string) => string;
	readonly addRow: string;
	readonly removeRow: (row: number) => string;
	readonly row: (row: number) => string;
	readonly actions: string;
	readonly stale: string;
	readonly department: string;
	readonly choose: string;
	readonly malformed: (at: string) => string;
	readonly fieldProblem: (
		problem: Given & { readonly kind: string },
		name: (field: string) => string
	) => string;
	readonly problemsIn: (count: number) => string;
	/** Linked books, lists from files. */
	readonly fromFile: string;
	readonly fromServer: string;
	readonly chooseBook: string;
	readonly noOtherBook: string;
	readonly linked: (year: number | undefined, figures: number) => string;
	readonly notLinked: string;
	readonly takeAway: string;
	readonly listColumns: string;
	readonly refused: (file: string) => string;
	readonly moreProblems: (count: number) => string;
	readonly unreachable: string;
	readonly moreFigures: (count: number) => string;
	readonly address: string;
	readonly amount: string;
	readonly ownCodes: (count: number) => string;
	readonly shippedCodes: (count: number, year: number) => string;
	readonly noCodes: (year: number) => string;
	readonly exportCodes: string;
	readonly backToShipped: string;
	readonly code: string;
	readonly name: string;
	readonly codesTitle: string;
	readonly codesFile: string;
	/** Figures of the text that were checked by hand. */
	readonly manual: string;
	readonly manualTitle: string;
	readonly manualHint: string;
	readonly takeBack: string;
}

const zh: SettingsWords = {
	title: '本册资料',
	lead: '表格之外、规则核对要用的资料：上年公开数、控制数、批复数、科目字典、日期和口径。填好即自动核对；没有的留空，相应规则列为“没有核对”。',
	readOnly: '由部门财务填写，您可以查看。',
	sections: {
		process: '阶段和日期',
		linked: '关联的预算',
		figures: '控制数',
		codes: '科目字典',
		columns: '表格栏目',
		totals: '自动合计',
		basis: '口径和标准',
		exceptions: '涉密、往来和舍位'
	},
	forms: {
		stage: {
			title: '阶段',
			lead: '到“公开”时，个人信息等问题按最严核对。',
			fields: { stage: '目前阶段' }
		},
		dates: {
			title: '批复和发布',
			lead: '财政批复后 20 日内公开。',
			fields: { 批复: '批复日期', 发布: '发布日期' }
		},
		unitDates: {
			title: '批复到单位',
			lead: '批复后 15 日内批复到所属单位。',
			fields: { unit: '单位', on: '批复日期' }
		},
		filingWindow: {
			title: '申报表填报期',
			lead: '填报日期应在此期间，首尾两日都算。',
			fields: { from: '开始', to: '结束' }
		},

		basis: {
			title: '机关运行经费口径',
			lead: '只含行政和参公单位，还是全部公用经费。',
			fields: { basis: '口径' }
		},
		institutionOperating: {
			title: '事业单位公用经费',
			lead: '事业单位没有自己的经济科目表时，在此填写。',
			fields: { amount: '公用经费（万元）' }
		},
		threePublicProjects: {
			title: '“三公”经费中的项目部分',
			lead: '由项目支出列支、不在基本支出经济科目表中的部分。',
			fields: {
				出国: '因公出国（境）（万元）',
				接待: '公务接待（万元）',
				购置: '公务用车购置（万元）',
				运行: '公务用车运行（万元）'
			}
		},
		dailyStandards: {
			title: '每人每日标准',
			lead: '申报表中引用的标准不应超过。',
			fields: {
				会议: '会议（元）',
				培训: '培训（元）',
				差旅补助: '差旅补助（元）',
				接待: '接待（元）'
			}
		},
		evaluations: {
			title: '事前绩效评估',
			lead: '实施期总额达到此数的项目，应经评估或评审。',
			fields: { from: '起点（万元）', projects: '已评估或评审的项目（每行一个）' }
		},
		controlNumbers: {
			title: '一下控制数',
			lead: '各单位的预算不超过控制数；不选单位即为部门的控制数。',
			fields: { unit: '单位', fund: '资金来源', part: '部分', amount: '控制数（万元）' }
		},
		redactedCodes: {
			title: '涉密科目',
			lead: '不公开数额的科目，在各表一致隐去。',
			fields: { codes: '科目编码（每行一个）' }
		},
		internalTransfers: {
			title: '内部往来',
			lead: '单位之间的收支：汇总单位数时从部门的这一格扣除。',
			fields: { cell: '单元格（如 T2[合计].合计）', amount: '金额（万元）' }
		},
		roundingPlugs: {
			title: '舍位平衡',
			lead: '为使合计闭合而调整的格，每张表只应一处。',
			fields: { cell: '单元格（如 T3[204].合计）', amount: '调整（万元）', reason: '原因' }
		}
	},
	links: {
		lastYear: {
			title: '上年预算公开',
			lead: '上年公开的年初预算数：本年情况说明里的“上年数”应与它一致。'
		},
		reply: {
			title: '批复数',
			lead: '财政批复的数：公开的数应与它逐格一致。'
		}
	},
	usedBy: '用于规则',
	none: '没有登记。',
	save: '保存',
	cancel: '取消',
	saved: (what) => `已保存：${what}`,
	addRow: '增加一行',
	removeRow: (row) => `删除第 ${row} 行`,
	row: (row) => `第 ${row} 行`,
	actions: '操作',
	stale: '填写期间，别人改了这一项。请取消后按最新内容再改。',
	department: '（部门）',
	choose: '请选择',
	malformed: (at) => `本书中的这一项读不懂${at ? `（${at}）` : ''}，重新保存即可更正。`,
	fieldProblem: (p, name) => {
		switch (p.kind) {
			case 'missing':
				return '必填';
			case 'not-an-amount':
				return '应为数字，如 1,234.56';
			case 'too-precise':
				return `小数最多 ${String(p.allowed)} 位`;
			case 'not-a-date':
				return '应为日期，如 2023-02-15';
			case 'not-one-of':
				return `应为其中之一：${(p.expected as string[]).join('、')}`;
			case 'not-a-figure':
				return '应为表中一个数的地址，如 T2[合计].合计';
			case 'no-such-figure':
				return '本书没有这一格';
			case 'no-such-code':
				return `没有科目 ${String(p.found)}`;
			case 'no-such-project':
				return `没有项目“${String(p.found)}”`;
			case 'together':
				return `与“${name(String(p.other))}”一并填写`;
			case 'before':
				return `不应早于“${name(String(p.other))}”`;
			case 'twice':
				return `与第 ${String(p.row)} 行重复`;
			default:
				return p.kind;
		}
	},
	problemsIn: (count) => `有 ${count} 处需要更正，没有保存。`,
	fromFile: '从文件读入',
	fromServer: '用服务器上的一本',
	chooseBook: '选择一本预算',
	noOtherBook: '服务器上没有同部门、相应年度的另一本。',
	linked: (year, figures) =>
		`${year === undefined ? '' : `${year} 年，`}${figures.toLocaleString('en')} 个数`,
	notLinked: '没有关联。',
	takeAway: '取消关联',
	listColumns: '合编文件，或 CSV、XLSX 表：地址、金额（万元）两列，如 T1[收入总计].金额',
	refused: (file) => `“${file}”没有读入：`,
	moreProblems: (count) => `另有 ${count} 处`,
	unreachable: '现在连不上服务器，请用文件读入。',
	moreFigures: (count) => `另有 ${count.toLocaleString('en')} 个`,
	address: '地址',
	amount: '金额（万元）',
	ownCodes: (count) => `本书自己的字典，${count.toLocaleString('en')} 个科目`,
	shippedCodes: (count, year) =>
		`随程序的 ${year} 年字典，${count.toLocaleString('en')} 个科目；没有列出的科目不核对`,
	noCodes: (year) => `没有 ${year} 年的字典，请从文件读入。`,
	exportCodes: '导出',
	backToShipped: '改用随程序的字典',
	code: '科目编码',
	name: '科目名称',
	codesTitle: '政府收支分类科目',
	codesFile: 'CSV 或 XLSX 表：科目编码、科目名称两列',
	manual: '标为人工',
	manualTitle: '人工核对的数',
	manualHint: '表中没有对应的数、由人核对过的文中金额。文中的数改变后，标记自动失效。',
	takeBack: '取消标记'
};

const en: SettingsWords = {
	title: 'Book data',
	lead: 'What rules need beside the tables: last year’s figures, control numbers, the approval, account codes, dates and definitions. It is checked as soon as it is entered; rules that lack theirs are listed as not checked.',
	readOnly: 'The department’s finance office fills this in; you may read it.',
	sections: {
		process: 'Stage and dates',
		linked: 'Linked budgets',
		figures: 'Control numbers',
		codes: 'Account codes',
		columns: 'Table columns',
		totals: 'Computed totals',
		basis: 'Definitions and standards',
		exceptions: 'Redaction, transfers and rounding'
	},
	forms: {
		stage: {
			title: 'Stage',
			lead: 'At 公开 (publication) personal data and the like are told most sharply.',
			fields: { stage: 'Stage now' }
		},
		dates: {
			title: 'Approval and publication',
			lead: 'To be published within 20 days of approval.',
			fields: { 批复: 'Approved on', 发布: 'Published on' }
		},
		unitDates: {
			title: 'Passed on to units',
			lead: 'Within 15 days of approval.',
			fields: { unit: 'Unit', on: 'Passed on on' }
		},
		filingWindow: {
			title: 'Filing window of forms',
			lead: 'Forms are dated within it, both days included.',
			fields: { from: 'From', to: 'To' }
		},

		basis: {
			title: 'Definition of operating cost (机关运行经费)',
			lead: 'Agencies (行政参公) only, or all operating spending (全部公用).',
			fields: { basis: 'Definition' }
		},
		institutionOperating: {
			title: 'Operating spending of public institutions',
			lead: 'Where institutions (事业单位) have no T6 of their own.',
			fields: { amount: 'Operating spending (万元)' }
		},
		threePublicProjects: {
			title: 'Project part of the “three public” spending',
			lead: 'What projects pay, and T6 does not hold.',
			fields: {
				出国: 'Travel abroad (万元)',
				接待: 'Receptions (万元)',
				购置: 'Purchase of vehicles (万元)',
				运行: 'Running of vehicles (万元)'
			}
		},
		dailyStandards: {
			title: 'Standards a person and day',
			lead: 'What forms quote should not be above them.',
			fields: {
				会议: 'Meetings (元)',
				培训: 'Training (元)',
				差旅补助: 'Travel allowance (元)',
				接待: 'Receptions (元)'
			}
		},
		evaluations: {
			title: 'Evaluation beforehand',
			lead: 'Projects from this total on are to be evaluated or reviewed.',
			fields: { from: 'From (万元)', projects: 'Projects that have been (one a line)' }
		},
		controlNumbers: {
			title: 'Control numbers (一下)',
			lead: 'Budgets stay within them; without a unit it is the department’s.',
			fields: { unit: 'Unit', fund: 'Source', part: 'Part', amount: 'Control number (万元)' }
		},
		redactedCodes: {
			title: 'Redacted codes',
			lead: 'Codes that are published without figures, in all tables alike.',
			fields: { codes: 'Account codes (one a line)' }
		},
		internalTransfers: {
			title: 'Internal transfers',
			lead: 'What units pay each other: taken off the department’s cell when units are added up.',
			fields: { cell: 'Cell (as T2[合计].合计)', amount: 'Amount (万元)' }
		},
		roundingPlugs: {
			title: 'Rounding plugs',
			lead: 'Cells that were moved so that a sum closes; one a table at most.',
			fields: { cell: 'Cell (as T3[204].合计)', amount: 'Moved by (万元)', reason: 'Reason' }
		}
	},
	links: {
		lastYear: {
			title: 'Last year’s disclosure',
			lead: 'What was published last year: the “last year” of this year’s text is to agree with it.'
		},
		reply: {
			title: 'The approval (批复)',
			lead: 'What the finance bureau approved: what is published is to agree with it, cell by cell.'
		}
	},
	usedBy: 'Used by rules',
	none: 'Nothing is on record.',
	save: 'Save',
	cancel: 'Cancel',
	saved: (what) => `Saved: ${what}`,
	addRow: 'Add a row',
	removeRow: (row) => `Remove row ${row}`,
	row: (row) => `Row ${row}`,
	actions: 'Actions',
	stale: 'Somebody changed this while you filled it in. Cancel, and change what it is now.',
	department: '(department)',
	choose: 'Choose',
	malformed: (at) =>
		`What the book holds here cannot be read${at ? ` (${at})` : ''}; saving it anew mends it.`,
	fieldProblem: (p, name) => {
		switch (p.kind) {
			case 'missing':
				return 'Needed';
			case 'not-an-amount':
				return 'A number is expected, as 1,234.56';
			case 'too-precise':
				return `At most ${String(p.allowed)} decimals`;
			case 'not-a-date':
				return 'A date is expected, as 2023-02-15';
			case 'not-one-of':
				return `One of these is expected: ${(p.expected as string[]).join(', ')}`;
			case 'not-a-figure':
				return 'The address of a figure is expected, as T2[合计].合计';
			case 'no-such-figure':
				return 'The book has no such cell';
			case 'no-such-code':
				return `There is no code ${String(p.found)}`;
			case 'no-such-project':
				return `There is no project “${String(p.found)}”`;
			case 'together':
				return `To be given together with “${name(String(p.other))}”`;
			case 'before':
				return `Not before “${name(String(p.other))}”`;
			case 'twice':
				return `The same as row ${String(p.row)}`;
			default:
				return p.kind;
		}
	},
	problemsIn: (count) =>
		count === 1
			? 'One thing is to be mended; nothing was saved.'
			: `${count} things are to be mended; nothing was saved.`,
	fromFile: 'Read a file',
	fromServer: 'Use a book on the server',
	chooseBook: 'Choose a book',
	noOtherBook: 'The server has no other book of this department for that year.',
	linked: (year, figures) =>
		`${year === undefined ? '' : `${year}, `}${figures.toLocaleString('en')} figures`,
	notLinked: 'Nothing is linked.',
	takeAway: 'Unlink',
	listColumns: 'A Hebian file, or a CSV or XLSX list of 地址 and 金额 (万元), as T1[收入总计].金额',
	refused: (file) => `“${file}” was not taken:`,
	moreProblems: (count) => `and ${count} more`,
	unreachable: 'The server cannot be reached now; read a file instead.',
	moreFigures: (count) => `and ${count.toLocaleString('en')} more`,
	address: 'Address',
	amount: 'Amount (万元)',
	ownCodes: (count) => `The book’s own dictionary of ${count.toLocaleString('en')} codes`,
	shippedCodes: (count, year) =>
		`The dictionary of ${year} that ships, ${count.toLocaleString('en')} codes; others are not judged`,
	noCodes: (year) => `There is no dictionary of ${year}; read one from a file.`,
	exportCodes: 'Export',
	backToShipped: 'Use the one that ships',
	code: 'Code',
	name: 'Name',
	codesTitle: 'Classification of income and spending',
	codesFile: 'A CSV or XLSX list of 科目编码 and 科目名称',
	manual: 'Mark as checked by hand',
	manualTitle: 'Figures checked by hand',
	manualHint:
		'Amounts of the text that no cell answers for and a person checked. When the figure changes, the mark lapses.',
	takeBack: 'Take back'
};

export const settingsWords: Catalogue<SettingsWords> = { zh, en };

const lineZh = ({ sheet, line, cell }: Place): string =>
	`${sheet ? `“${sheet}”` : ''}第 ${line} 行${cell === undefined ? '' : `第 ${cell} 列`}`;
const lineEn = ({ sheet, line, cell }: Place): string =>
	`${sheet ? `“${sheet}” ` : ''}row ${line}${cell === undefined ? '' : `, column ${cell}`}`;

/** Why a file of data is refused: file place, column, what was expected. */
export function sayDataProblem(problem: DataProblem, locale: Locale): string {
	return locale === 'zh' ? sayZh(problem) : sayEn(problem);
}

function sayZh(p: DataProblem): string {
	switch (p.kind) {
		case 'no-header':
			return `没有找到表头，应有这些列：${p.expected.join('、')}`;
		case 'no-rows':
			return '没有数据';
		case 'wrong-year':
			return `是 ${p.found} 年的，应为 ${p.expected} 年`;
		case 'wrong-department':
			return `是“${p.found}”的，应为“${p.expected}”`;
		case 'unreadable':
			return reading.zh.failure(p.failure);
	}
	const at = `${lineZh(p.place)}（${p.column}）：`;
	switch (p.kind) {
		case 'missing':
			return `${at}没有填`;
		case 'not-an-amount':
			return `${at}“${p.found}”不是数，应为万元数，如 1,234.56`;
		case 'too-precise':
			return `${at}“${p.found}”小数过多，最多 ${p.allowed} 位`;
		case 'unknown-unit':
			return `${at}名录中没有“${p.found}”，应为：${p.known.join('、')}`;
		case 'not-one-of':
			return `${at}“${p.found}”应为其中之一：${p.expected.join('、')}`;
		case 'not-a-figure':
			return `${at}“${p.found}”不是表中数的地址，应如 T1[收入总计].金额`;
		case 'not-a-code':
			return `${at}“${p.found}”不是科目编码，应为 3、5 或 7 位数字`;
		case 'twice':
			return `${at}“${p.found}”重复，前一处在${lineZh(p.first)}`;
	}
}

function sayEn(p: DataProblem): string {
	switch (p.kind) {
		case 'no-header':
			return `No header was found; these columns are expected: ${p.expected.join(', ')}`;
		case 'no-rows':
			return 'There is nothing in it';
		case 'wrong-year':
			return `It is of ${p.found}; ${p.expected} is expected`;
		case 'wrong-department':
			return `It is of “${p.found}”; “${p.expected}” is expected`;
		case 'unreadable':
			return reading.en.failure(p.failure);
	}
	const at = `${lineEn(p.place)} (${p.column}): `;
	switch (p.kind) {
		case 'missing':
			return `${at}nothing is given`;
		case 'not-an-amount':
			return `${at}“${p.found}” is no number; 万元 are expected, as 1,234.56`;
		case 'too-precise':
			return `${at}“${p.found}” has too many decimals; at most ${p.allowed}`;
		case 'unknown-unit':
			return `${at}the register has no “${p.found}”; one of these is expected: ${p.known.join(', ')}`;
		case 'not-one-of':
			return `${at}“${p.found}” should be one of: ${p.expected.join(', ')}`;
		case 'not-a-figure':
			return `${at}“${p.found}” is no address of a figure, as T1[收入总计].金额`;
		case 'not-a-code':
			return `${at}“${p.found}” is no account code: 3, 5 or 7 digits`;
		case 'twice':
			return `${at}“${p.found}” was given before, in ${lineEn(p.first)}`;
	}
}
