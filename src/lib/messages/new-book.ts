/** Words of setting up a book: from nothing, from last year's, or from a document. */
import type { EntryProblem } from '$lib/budget/new-book/new-book-entry';
import type { RollLine, RollReason } from '$lib/budget/book/roll-record';
import type { Catalogue } from './index';

type Way = 'blank' | 'last-year' | 'document' | 'learn';

export interface NewBookWords {
	readonly title: string;
	readonly open: string;
	readonly openLead: string;
	readonly lead: string;
	readonly ways: Readonly<Record<Way, { readonly name: string; readonly what: string }>>;
	readonly department: string;
	readonly fields: Readonly<Record<'name' | 'code' | 'level' | 'year', string>>;
	readonly units: string;
	readonly unitsLead: string;
	readonly unitFields: Readonly<Record<'name' | 'code' | 'kind' | 'role', string>>;
	readonly unit: (n: number) => string;
	readonly addUnit: string;
	readonly removeUnit: (n: number) => string;
	readonly tables: string;
	readonly tablesLead: string;
	/** The office's way of printing: which tables, sections and forms there are. */
	readonly format: string;
	readonly formatLead: string;
	/** Of a format: its name, and the years that it is for. */
	readonly formatName: (name: string, from: number, until: number | null) => string;
	readonly problem: (problem: EntryProblem) => string;
	readonly problems: (count: number) => string;
	readonly preview: string;
	readonly previewOpen: string;
	readonly willMake: {
		readonly book: (department: string, year: number, kind: string) => string;
		readonly units: (count: number, kinds: string) => string;
		readonly tables: (count: number, empty: readonly string[]) => string;
		readonly agencies: (count: number, table: string) => string;
		readonly sections: (count: number) => string;
		readonly prose: string;
		readonly rooms: (count: number) => string;
	};
	readonly already: (department: string, year: number) => string;
	readonly make: string;
	readonly making: string;
	readonly notMade: string;
	readonly notCoordinator: string;
	readonly from: string;
	readonly fromShelf: string;
	readonly fromFile: string;
	readonly choose: string;
	readonly unreadable: (file: string) => string;
	readonly noBookFile: string;
	readonly unreachable: string;
	readonly read: (department: string, year: number) => string;
	readonly projects: string;
	readonly projectsLead: (year: number) => string;
	readonly goesOn: (carried: number, all: number) => string;
	readonly project: string;
	readonly owner: string;
	readonly term: string;
	readonly why: string;
	readonly report: string;
	readonly reportLead: (from: number) => string;
	readonly carried: string;
	readonly left: string;
	readonly none: string;
	readonly parts: Readonly<Record<RollLine['part'], string>>;
	readonly reasons: Readonly<Record<RollReason, string>>;
	readonly count: (line: RollLine) => string;
	readonly lines: (count: number) => string;
}

const FIELD_ZH = {
	name: '名称',
	code: '编码',
	level: '级次',
	year: '年度',
	kind: '单位性质',
	role: '级别'
} as const;

const zh: NewBookWords = {
	title: '新建一本',
	open: '新建一本',
	openLead: '从空白、由上年结转，或由文件',
	lead: '选一种开头。建立之前先看将建立什么；建立之后各单位即可填报。',
	ways: {
		blank: { name: '从空白开始', what: '选样式，填部门和单位，各表按官方格式生成' },
		'last-year': {
			name: '由上年结转',
			what: '带上单位、表格结构和延续的项目，上年数作为“上年”'
		},
		document: { name: '读入文件', what: 'Excel、Word、PDF、文本或合编文件，逐数核对' },
		learn: { name: '学一种样式', what: '文件的表合编没有见过：照原样学下来，存为本单位的样式' }
	},
	department: '部门',
	fields: { name: '部门名称', code: '部门编码', level: '级次', year: '预算年度' },
	units: '预算单位',
	unitsLead: '可以从 Excel 复制一块粘贴到任一格，带不带表头都行。',
	unitFields: { name: '单位名称', code: '单位编码', kind: '单位性质', role: '级别' },
	unit: (n) => `第 ${n} 个单位`,
	addUnit: '加一个单位',
	removeUnit: (n) => `去掉第 ${n} 个单位`,
	tables: '本年有数的表',
	format: '样式',
	formatLead: '样式决定有哪些表、哪几节文字、用什么单位；建好以后随本保存。',
	formatName: (name, from, until) =>
		`${name} · ${from} 年${until === null ? '起' : `—${until} 年`}`,
	tablesLead:
		'样式里的表都要公开。没有数的去掉勾选，会按规定写上“本表无数据”的说明；以后照样能填。',
	problem: (problem) => {
		const where =
			'unit' in problem
				? `第 ${problem.unit + 1} 个单位${'field' in problem ? `的${FIELD_ZH[problem.field]}` : ''}`
				: 'field' in problem
					? `部门的${FIELD_ZH[problem.field]}`
					: '';
		switch (problem.kind) {
			case 'empty':
				return `${where}没有填`;
			case 'bad-code':
				return `${where}应是 3 到 12 位数字`;
			case 'bad-year':
				return `${where}应是四位年份，如 2025`;
			case 'too-long':
				return `${where}超过 100 个字`;
			case 'unknown':
				return `${where}认不出来，请选一项`;
			case 'twice':
				return `${where}与第 ${problem.first + 1} 个单位重复`;
			case 'no-units':
				return '至少要有一个预算单位';
			case 'no-lead':
				return '要有一个单位是本级';
			case 'second-lead':
				return `${where}又是本级，第 ${problem.first + 1} 个单位已经是了`;
		}
	},
	problems: (n) => `还有 ${n} 处要改，改好才能建立`,
	preview: '将建立',
	previewOpen: '填好部门和单位后，这里列出将建立的内容。',
	willMake: {
		book: (department, year, kind) => `《${department}${year}年部门${kind}》`,
		units: (n, kinds) => `${n} 个预算单位：${kinds}`,
		tables: (n, empty) =>
			empty.length > 0
				? `${n} 张表，其中 ${empty.join('、')} 写明“本表无数据”`
				: `${n} 张表，固定行已就位，数为空`,
		agencies: (n, table) => `${table}预列 ${n} 个行政、参公单位`,
		sections: (n) => `概况、情况说明和名词解释 ${n} 节，只有标题`,
		prose: '概况和情况说明沿用上年文字，年份顺延，旧数换成【待填】',
		rooms: (n) => `${n} 个编写空间：部门一个，每个单位一个`
	},
	already: (department, year) =>
		`书架上已有「${department}」${year} 年度的一本。再建会是另外一本，互不影响。`,
	make: '建立这一本',
	making: '正在建立…',
	notMade: '没有建成',
	notCoordinator: '只有部门财务可以新建。',
	from: '上年的一本',
	fromShelf: '从书架上选',
	fromFile: '选合编文件',
	choose: '请选择',
	unreadable: (file) => `「${file}」读不了`,
	noBookFile:
		'这不是合编文件（.hebian.json）。Excel、Word 或文本请先用“读入文件”建成一本，再由它结转。',
	unreachable: '连不上服务器，没有取到。',
	read: (department, year) => `已取到「${department}」${year} 年度`,
	projects: '延续的项目',
	projectsLead: (year) => `按项目属性和项目期判断；拿不准的请核对。勾选的带到 ${year} 年。`,
	goesOn: (n, all) => `带过去 ${n} 个，共 ${all} 个`,
	project: '项目',
	owner: '单位',
	term: '属性 · 项目期',
	why: '依据',
	report: '结转报告',
	reportLead: (from) => `由 ${from} 年度的一本结转：带来了什么，没带什么，为什么。`,
	carried: '带过来的',
	left: '没有带的',
	none: '没有',
	parts: {
		units: '预算单位',
		table: '表',
		project: '项目',
		row: 'T12 的行',
		section: '文字',
		notes: '表下注',
		figures: '上年数',
		setting: '本册资料',
		explanations: '说明'
	},
	reasons: {
		structure: '行和科目照旧，数为空',
		'as-it-was': '原样',
		'figures-to-write': '年份已顺延，旧数换成【待填】',
		'long-term': '经常性项目，长期开展',
		'still-runs': '项目期未满',
		'start-unknown': '多年期，起始年份没有写，请核对',
		contradictory: '属性写一次性，项目期却是多年，请核对',
		over: '到期或一次性，已结束',
		unreadable: '属性和项目期都读不出',
		chosen: '由人选定',
		'row-made': '没有对应的行，新加一行',
		'no-form': '没有对应的绩效目标申报表',
		'known-later': '结转数年终才有，不预填',
		'of-the-year': '只属于上年',
		'as-last-year': '作为“上年”，供对比和核对'
	},
	count: ({ part, count = 0 }) =>
		part === 'section' ? `${count} 处待填` : part === 'table' ? `${count} 行` : `${count} 项`,
	lines: (n) => `${n} 项`
};

const FIELD_EN = {
	name: 'name',
	code: 'code',
	level: 'level',
	year: 'year',
	kind: 'kind',
	role: 'role'
} as const;
const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const en: NewBookWords = {
	title: 'New book',
	open: 'New book',
	openLead: 'From nothing, from last year’s, or from a file',
	lead: 'Choose how to begin. You see what will be made before it is; then every unit can fill it in.',
	ways: {
		blank: {
			name: 'From nothing',
			what: 'Give the department and its units; the 13 official tables are laid out'
		},
		'last-year': {
			name: 'From last year’s book',
			what: 'Units, structure and continuing projects come along; last year’s figures become “last year”'
		},
		document: {
			name: 'From a file',
			what: 'Excel, Word, PDF, text or a Hebian file, every figure accounted for'
		},
		learn: {
			name: 'Learn a format',
			what: 'Tables that are new to Hebian: learned as printed, kept as a format of the office'
		}
	},
	department: 'Department',
	fields: { name: 'Department', code: 'Code', level: 'Level', year: 'Fiscal year' },
	units: 'Units',
	unitsLead: 'Copy a block from Excel and paste it into any cell, with or without its header.',
	unitFields: { name: 'Name', code: 'Code', kind: 'Kind', role: 'Role' },
	unit: (n) => `unit ${n}`,
	addUnit: 'Add a unit',
	removeUnit: (n) => `Remove unit ${n}`,
	tables: 'Tables with figures this year',
	format: 'Format',
	formatLead:
		'It says which tables and sections there are and in which unit they are; the book keeps it.',
	formatName: (name, from, until) => `${name} · ${from}–${until ?? ''}`,
	tablesLead:
		'All tables of the format are published. One without figures gets the note that says so; it can still be filled later.',
	problem: (problem) => {
		const where =
			'unit' in problem
				? `${'field' in problem ? `The ${FIELD_EN[problem.field]} of unit` : 'Unit'} ${problem.unit + 1}`
				: 'field' in problem
					? `The department’s ${FIELD_EN[problem.field]}`
					: '';
		switch (problem.kind) {
			case 'empty':
				return `${where} is empty`;
			case 'bad-code':
				return `${where} must be 3 to 12 digits`;
			case 'bad-year':
				return `${where} must have four digits, such as 2025`;
			case 'too-long':
				return `${where} has more than 100 characters`;
			case 'unknown':
				return `${where} is none of the choices`;
			case 'twice':
				return `${where} is that of unit ${problem.first + 1}`;
			case 'no-units':
				return 'There must be a unit';
			case 'no-lead':
				return 'One unit must be the department itself (本级)';
			case 'second-lead':
				return `${where} is 本级 too; unit ${problem.first + 1} already is`;
		}
	},
	problems: (n) => `${many(n, 'place')} to mend before it can be made`,
	preview: 'What will be made',
	previewOpen: 'Once department and units are given, this lists what will be made.',
	willMake: {
		book: (department, year, kind) => `《${department}${year}年部门${kind}》`,
		units: (n, kinds) => `${many(n, 'unit')}: ${kinds}`,
		tables: (n, empty) =>
			empty.length > 0
				? `${n} tables, of which ${empty.join(', ')} say that they have no data`
				: `${n} tables with their fixed rows, figures blank`,
		agencies: (n, table) => `${many(n, 'row')} in ${table} for the 行政 and 参公 units`,
		sections: (n) => `${many(n, 'section')} of prose, titles only`,
		prose: 'Last year’s prose, its years moved on, old figures marked 【待填】',
		rooms: (n) => `${many(n, 'room')} to write in: the department’s and one for each unit`
	},
	already: (department, year) =>
		`The shelf already has a book of “${department}” for ${year}. This would be another, apart from it.`,
	make: 'Make this book',
	making: 'Making it…',
	notMade: 'It was not made',
	notCoordinator: 'Only a coordinator makes new books.',
	from: 'Last year’s book',
	fromShelf: 'From the shelf',
	fromFile: 'Choose a Hebian file',
	choose: 'Choose',
	unreadable: (file) => `“${file}” cannot be read`,
	noBookFile:
		'This is no Hebian file (.hebian.json). Make a book of an Excel, Word or text file first (“From a file”), then roll that forward.',
	unreachable: 'The server cannot be reached.',
	read: (department, year) => `“${department}” ${year} is here`,
	projects: 'Continuing projects',
	projectsLead: (year) =>
		`Judged by 项目属性 and 项目期; check those in doubt. Ticked ones go on into ${year}.`,
	goesOn: (n, all) => `${n} of ${all} go on`,
	project: 'Project',
	owner: 'Unit',
	term: 'Kind · term',
	why: 'Because',
	report: 'What was carried forward',
	reportLead: (from) =>
		`Rolled forward from the book of ${from}: what came, what did not, and why.`,
	carried: 'Carried',
	left: 'Left behind',
	none: 'None',
	parts: {
		units: 'Units',
		table: 'Tables',
		project: 'Projects',
		row: 'Rows of T12',
		section: 'Prose',
		notes: 'Notes',
		figures: 'Last year’s figures',
		setting: 'Book data',
		explanations: 'Explanations'
	},
	reasons: {
		structure: 'rows and codes as before, figures blank',
		'as-it-was': 'as it stood',
		'figures-to-write': 'years moved on, old figures marked 【待填】',
		'long-term': 'a standing project',
		'still-runs': 'its term still runs',
		'start-unknown': 'several years, the first isn’t written: please check',
		contradictory: 'one-off by its kind, several years by its term: please check',
		over: 'one-off, or its term is over',
		unreadable: 'neither kind nor term can be read',
		chosen: 'chosen by hand',
		'row-made': 'it had no row, one was added',
		'no-form': 'has no performance form',
		'known-later': 'known when the year is over, not filled in advance',
		'of-the-year': 'belongs to last year',
		'as-last-year': 'kept as “last year”, to compare with and check against'
	},
	count: ({ part, count = 0 }) =>
		part === 'section'
			? `${count} to write`
			: part === 'table'
				? many(count, 'row')
				: String(count),
	lines: (n) => many(n, 'item')
};

export const newBookWords: Catalogue<NewBookWords> = { zh, en };
