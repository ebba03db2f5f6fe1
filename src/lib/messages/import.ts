/** Words of the page that takes a document over into the open book. */
import type { Catalogue } from './index';

export interface ImportWords {
	readonly title: string;
	readonly lead: string;
	readonly formats: string;
	readonly choose: string;
	readonly other: string;
	readonly dropHere: string;
	readonly paste: string;
	readonly pasted: string;
	readonly pasteHint: string;
	readonly reading: (name: string) => string;
	readonly cancel: string;
	readonly failed: (name: string) => string;
	readonly timeout: string;
	readonly crash: string;
	readonly untouched: string;
	readonly target: string;
	readonly department: string;
	readonly summary: (counts: {
		changed: number;
		added: number;
		absent: number;
		same: number;
	}) => string;
	readonly nothing: string;
	readonly all: string;
	readonly none: string;
	readonly show: string;
	readonly shows: Readonly<Record<'all' | 'changed' | 'new' | 'absent', string>>;
	readonly apply: (count: number) => string;
	readonly written: (count: number) => string;
	readonly stale: (count: number) => string;
	readonly undo: string;
	readonly undone: string;
	readonly newRow: string;
	readonly absentRow: string;
	readonly takeRow: (name: string) => string;
	readonly takeCell: (row: string, column: string) => string;
	readonly takeSheet: (name: string) => string;
	readonly blank: string;
	readonly before: string;
	readonly after: string;
	readonly row: string;
	readonly column: string;
	readonly changes: (count: number) => string;
	readonly more: (count: number) => string;
	readonly sheets: Readonly<Record<'projects' | 'narrative' | 'notes', string>>;
	readonly indicators: (project: string) => string;
	readonly year: (book: string, document: string) => string;
	readonly differentDepartment: (book: string, document: string) => string;
	readonly unknownUnit: (name: string) => string;
	readonly outside: (count: number) => string;
	readonly apart: (counts: { comments: number; explanations: number; settings: number }) => string;
	readonly problems: (count: number) => string;
	readonly match: {
		readonly title: string;
		readonly lead: string;
		readonly open: string;
		readonly place: (title: string) => string;
		readonly table: string;
		readonly chooseTable: string;
		readonly source: string;
		readonly sample: string;
		readonly as: string;
		readonly nothing: string;
		readonly apply: string;
		readonly cancel: string;
		readonly unknown: string;
		readonly absent: (columns: string) => string;
	};
}

const zh: ImportWords = {
	title: '导入',
	lead: '读入一个文件或粘贴一块表格，先与现有内容逐格比较；选中的改动一次写入，可以撤销。',
	formats:
		'可读 Excel（.xlsx）、Word（.docx）、有文字的 PDF、CSV、纯文本、合编文件，不超过 20 MB；文件在本机读取，不上传。',
	choose: '选择文件',
	other: '换一个文件',
	dropHere: '松开即读入',
	paste: '在此粘贴从表格软件复制的内容',
	pasted: '粘贴的内容',
	pasteHint: 'Ctrl+V',
	reading: (name) => `正在读取「${name}」`,
	cancel: '取消',
	failed: (name) => `「${name}」没有读入`,
	timeout: '读取时间太长，已停止',
	crash: '读取中断，可能是文件太大',
	untouched: '现有内容没有任何改动。',
	target: '导入到',
	department: '部门（汇总表、全部项目）',
	summary: ({ changed, added, absent, same }) =>
		`改动 ${changed} 格，新增 ${added} 行，文件中没有 ${absent} 行；相同 ${same} 格`,
	nothing: '文件与现有内容一致，没有可导入的改动。',
	all: '全选',
	none: '全不选',
	show: '显示',
	shows: { all: '全部', changed: '改动', new: '新增', absent: '文件中没有的行' },
	apply: (count) => `写入所选 ${count} 处`,
	written: (count) => `已写入 ${count} 处，可以撤销`,
	stale: (count) => `${count} 格在比较之后已有他人改动，没有写入，请再看一遍`,
	undo: '撤销',
	undone: '已撤销',
	newRow: '新增',
	absentRow: '文件中没有，选中则删除',
	takeRow: (name) => `选择整行：${name}`,
	takeCell: (row, column) => `选择：${row} ${column}`,
	takeSheet: (name) => `选择整张：${name}`,
	blank: '（空）',
	before: '现有',
	after: '文件',
	row: '行',
	column: '栏目',
	changes: (count) => `${count} 处`,
	more: (count) => `再显示 ${count} 行`,
	sheets: { projects: '项目绩效申报表', narrative: '情况说明', notes: '表注' },
	indicators: (project) => `绩效指标：${project}`,
	year: (book, document) => `文件是 ${document} 年的，本书是 ${book} 年的`,
	differentDepartment: (book, document) => `文件的部门是「${document}」，导入的对象是「${book}」`,
	unknownUnit: (name) => `文件中的单位「${name}」不在本书的单位名册中`,
	outside: (count) => `文件中有 ${count} 节情况说明，单位的表不含情况说明，没有比较`,
	apart: ({ comments, explanations, settings }) =>
		`只导入表格、项目和文字。文件另有${[
			comments > 0 && `批注 ${comments} 条`,
			explanations > 0 && `对问题的说明 ${explanations} 条`,
			settings > 0 && `设置 ${settings} 项`
		]
			.filter(Boolean)
			.join('、')}，是在那一册里所说所定，不带过来；要看，请把文件作为新的一册打开。`,
	problems: (count) => `读取时有 ${count} 处需核对`,
	match: {
		title: '对应栏目',
		lead: '这些表头没有完全认出。对应一次即记住，下次同样的表头自动读取。',
		open: '对应栏目',
		place: (title) => `工作表「${title}」`,
		table: '是哪张表',
		chooseTable: '选择表',
		source: '文件中的栏目',
		sample: '内容举例',
		as: '读作',
		nothing: '不读入',
		apply: '按此读取',
		cancel: '取消',
		unknown: '没有认出',
		absent: (columns) => `缺：${columns}`
	}
};

const en: ImportWords = {
	title: 'Import',
	lead: 'Read a file or paste a table: it is compared cell by cell first; what you choose is written in one step that can be undone.',
	formats:
		'Excel (.xlsx), Word (.docx), PDF with text, CSV, plain text and Hebian files up to 20 MB; they are read on this device, not uploaded.',
	choose: 'Choose a file',
	other: 'Another file',
	dropHere: 'Drop to read it',
	paste: 'Paste cells copied from a spreadsheet here',
	pasted: 'Pasted cells',
	pasteHint: 'Ctrl+V',
	reading: (name) => `Reading ${name}`,
	cancel: 'Cancel',
	failed: (name) => `${name} was not read`,
	timeout: 'Reading took too long and was stopped',
	crash: 'Reading broke off; the file may be too large',
	untouched: 'Nothing in the book has changed.',
	target: 'Import into',
	department: 'Department (its tables, all projects)',
	summary: ({ changed, added, absent, same }) =>
		`${changed} cells differ, ${added} rows are new, ${absent} rows are not in the file; ${same} cells agree`,
	nothing: 'The file agrees with the book; there is nothing to import.',
	all: 'All',
	none: 'None',
	show: 'Show',
	shows: { all: 'All', changed: 'Changed', new: 'New', absent: 'Not in the file' },
	apply: (count) => `Write ${count} chosen`,
	written: (count) => `${count} written; can be undone`,
	stale: (count) =>
		`${count} cells were changed by others since and were not written; please look again`,
	undo: 'Undo',
	undone: 'Undone',
	newRow: 'New',
	absentRow: 'Not in the file; chosen, it is removed',
	takeRow: (name) => `Choose the row ${name}`,
	takeCell: (row, column) => `Choose ${row} ${column}`,
	takeSheet: (name) => `Choose all of ${name}`,
	blank: '(blank)',
	before: 'Book',
	after: 'File',
	row: 'Row',
	column: 'Column',
	changes: (count) => `${count}`,
	more: (count) => `Show ${count} more rows`,
	sheets: { projects: 'Project forms', narrative: 'Narrative', notes: 'Notes of tables' },
	indicators: (project) => `Indicators: ${project}`,
	year: (book, document) => `The file is of ${document}, this book of ${book}`,
	differentDepartment: (book, document) => `The file is of “${document}”; it goes into “${book}”`,
	unknownUnit: (name) => `The unit “${name}” of the file is not in this book’s register`,
	outside: (count) =>
		`The file has ${count} sections of prose; a unit’s tables have none, so they were not compared`,
	apart: ({ comments, explanations, settings }) =>
		`Only tables, projects and prose are taken over. What was said and decided in the other book stays out: ${[
			comments > 0 && `${comments} ${comments === 1 ? 'comment' : 'comments'}`,
			explanations > 0 && `${explanations} ${explanations === 1 ? 'explanation' : 'explanations'}`,
			settings > 0 && `${settings} ${settings === 1 ? 'setting' : 'settings'}`
		]
			.filter(Boolean)
			.join(', ')}. To see it, open the file as a book of its own.`,
	problems: (count) => `${count} places to check from reading`,
	match: {
		title: 'Match columns',
		lead: 'These headers were not fully recognised. What you match is remembered for files with the same header.',
		open: 'Match columns',
		place: (title) => `Sheet “${title}”`,
		table: 'Which table',
		chooseTable: 'Choose a table',
		source: 'Column of the file',
		sample: 'For example',
		as: 'Read as',
		nothing: 'Not read',
		apply: 'Read it so',
		cancel: 'Cancel',
		unknown: 'not recognised',
		absent: (columns) => `lacks ${columns}`
	}
};

export const importWords: Catalogue<ImportWords> = { zh, en };
