/** Words of learning a format from a document. */
import type { Catalogue } from './index';

export interface LearnWords {
	readonly lead: string;
	readonly choose: string;
	readonly other: string;
	readonly reading: (name: string) => string;
	readonly failed: (name: string) => string;
	readonly crash: string;
	readonly timeout: string;
	readonly tables: (count: number) => string;
	readonly known: (name: string) => string;
	readonly left: (titles: readonly string[]) => string;
	readonly doubts: string;
	readonly noDoubts: string;
	readonly doubtsLead: (count: number) => string;
	/** What is asked of a unit, of what a column holds, of what it means. */
	readonly ask: {
		readonly unit: string;
		readonly holds: (column: string) => string;
		readonly meaning: (column: string) => string;
	};
	readonly yes: (value: string) => string;
	readonly others: string;
	readonly none: string;
	readonly certainty: (percent: number) => string;
	readonly holds: Readonly<Record<'code' | 'label' | 'text' | 'amount', string>>;
	readonly columns: Readonly<Record<'column' | 'holds' | 'meaning', string>>;
	readonly unit: (unit: string) => string;
	readonly rows: (count: number) => string;
	readonly name: string;
	readonly nameOf: (department: string) => string;
	readonly make: string;
	readonly making: string;
	readonly exportFile: string;
	readonly importFile: string;
	readonly noFormat: (problem: string) => string;
	readonly imported: (name: string, tables: number) => string;
	readonly notKept: (why: string) => string;
}

const zh: LearnWords = {
	lead: '读入一份文件，把它的表照原样学下来。拿得准的直接用，拿不准的集中问一次；答完存为本单位的样式，以后各年的文件直接读入。',
	choose: '选择文件',
	other: '换一份文件',
	reading: (name) => `正在读「${name}」`,
	failed: (name) => `「${name}」里没有能学的表`,
	crash: '读这份文件时出了错，请换一种格式再试',
	timeout: '读得太久，已停止',
	tables: (count) => `学到 ${count} 张表`,
	known: (name) => `样式“${name}”已能读这份文件，不必另学。`,
	left: (titles) => `${titles.length} 张表没有可学的表头：${titles.join('、')}`,
	doubts: '请确认',
	noDoubts: '没有拿不准的地方。',
	doubtsLead: (count) => `${count} 处拿不准。不答也可以：没有确认的列只照原样保存，不据以核对。`,
	ask: {
		unit: '没有写明金额单位，是不是',
		holds: (column) => `“${column}”这一列放的是不是`,
		meaning: (column) => `“${column}”这一列是不是`
	},
	yes: (value) => `是${value}`,
	others: '另选',
	none: '都不是',
	certainty: (percent) => `把握 ${percent}%`,
	holds: { code: '科目编码', label: '名称', text: '文字', amount: '金额' },
	columns: { column: '列', holds: '内容', meaning: '含义' },
	unit: (unit) => `单位：${unit}`,
	rows: (count) => `固定 ${count} 行`,
	name: '样式名称',
	nameOf: (department) => `${department}样式`,
	make: '存为样式并建立这一本',
	making: '正在建立…',
	exportFile: '导出样式文件',
	importFile: '导入样式文件',
	noFormat: (problem) => `这不是样式文件：${problem}`,
	imported: (name, tables) => `已导入样式“${name}”，${tables} 张表。选一份文件，按它读入。`,
	notKept: (why) => `样式没有存成：${why}`
};

const en: LearnWords = {
	lead: 'Reads a file and learns its tables as they are printed. What is certain is used, what is in doubt is asked once; the answer is kept as a format of the office, and files of later years are read by it.',
	choose: 'Choose a file',
	other: 'Another file',
	reading: (name) => `Reading “${name}”`,
	failed: (name) => `“${name}” has no table to learn`,
	crash: 'Reading this file failed; please try another format',
	timeout: 'Reading took too long and was stopped',
	tables: (count) => (count === 1 ? '1 table learned' : `${count} tables learned`),
	known: (name) => `The format “${name}” reads this file already; nothing needs to be learned.`,
	left: (titles) => `${titles.length} without a header to learn from: ${titles.join(', ')}`,
	doubts: 'Please confirm',
	noDoubts: 'Nothing is in doubt.',
	doubtsLead: (count) =>
		`${count} in doubt. They may stay open: a column that is not confirmed is kept as printed, and no rule speaks of it.`,
	ask: {
		unit: 'No unit of amounts is stated. Is it',
		holds: (column) => `Does the column “${column}” hold`,
		meaning: (column) => `Does the column “${column}” mean`
	},
	yes: (value) => `Yes, ${value}`,
	others: 'Something else',
	none: 'None of these',
	certainty: (percent) => `${percent}% certain`,
	holds: { code: 'codes', label: 'names', text: 'words', amount: 'amounts' },
	columns: { column: 'Column', holds: 'Holds', meaning: 'Means' },
	unit: (unit) => `Unit: ${unit}`,
	rows: (count) => `${count} printed rows`,
	name: 'Name of the format',
	nameOf: (department) => `Format of ${department}`,
	make: 'Keep the format and make the book',
	making: 'Making…',
	exportFile: 'Export the format',
	importFile: 'Import a format',
	noFormat: (problem) => `No format file: ${problem}`,
	imported: (name, tables) =>
		`Format “${name}” imported, ${tables} tables. Choose a file to read by it.`,
	notKept: (why) => `The format was not kept: ${why}`
};

export const learnWords: Catalogue<LearnWords> = { zh, en };
