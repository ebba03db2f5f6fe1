/** Words of views of a table that only one person has: filters, order, folding, zoom. */
import type { Catalogue } from './index';

const zh = {
	menu: '视图',
	title: '只对我的视图',
	onlyMe: '只改变您看到的样子，不改变公开文本，也不影响打印、导出和核对。',
	columnMenu: (column: string) => `“${column}”的筛选和排序`,
	bar: {
		label: '视图',
		hidden: (lines: number, all: number) => `只对我：${all} 行中有 ${lines} 行未显示`,
		sorted: (column: string) => `按“${column}”排序`,
		parts: {
			units: '单位',
			withFindings: '有问题的',
			changedSince: '改动过的',
			withoutEmpty: '不含空行',
			folded: '折叠'
		},
		showAll: '全部显示',
		again: '重新应用',
		share: '复制视图链接',
		shared: '视图链接已复制；打开的人只改变自己看到的样子'
	},
	sort: '排序',
	up: '升序',
	down: '降序',
	inOrder: '按原来的顺序',
	noSort: '左右两侧并排的表不排序',
	text: '包含文字',
	least: '不小于',
	most: '不大于',
	values: '只显示选中的值',
	all: '全选',
	blank: '（空）',
	tooMany: (values: number) => `另有 ${values} 个值，请用“包含文字”`,
	apply: '应用',
	clear: '清除此列的筛选',
	rows: '行',
	withFindings: '只看有问题的行',
	withoutEmpty: '不看没有金额的行',
	changed: '只看改动过的行',
	changedChoices: {
		any: '不限',
		hour: '一小时内',
		today: '今天',
		week: '七天内',
		since: '自…以来'
	},
	since: '自此时间以来',
	units: '只看这些单位的行',
	depth: '展开到',
	depths: (steps: number) => (steps === 0 ? '第一级' : `第 ${steps + 1} 级`),
	codeDepths: ['类', '款', '项'],
	allDepths: '全部展开',
	zoom: '缩放',
	reset: '恢复原样',
	fold: '折叠下级（Alt+Shift+←）',
	unfold: '展开下级（Alt+Shift+→）',
	notAnAmount: (text: string) => `“${text}”不是金额`,
	pastedVisible: (lines: number, hidden: number) =>
		`只填写了看得见的 ${lines} 行；未显示的 ${hidden} 行没有改动`,
	badLink: '链接中的视图不能识别，已忽略'
};

const en: typeof zh = {
	menu: 'View',
	title: 'A view for me only',
	onlyMe:
		'Changes only what you see: the document, its print, exports and checks stay as they are.',
	columnMenu: (column) => `Filter and sort “${column}”`,
	bar: {
		label: 'View',
		hidden: (lines, all) => `Only for me: ${lines} of ${all} rows are not shown`,
		sorted: (column) => `Sorted by “${column}”`,
		parts: {
			units: 'units',
			withFindings: 'with findings',
			changedSince: 'changed',
			withoutEmpty: 'no empty rows',
			folded: 'folded'
		},
		showAll: 'Show all',
		again: 'Apply again',
		share: 'Copy link to this view',
		shared: 'Link copied; whoever opens it changes only what they see'
	},
	sort: 'Sort',
	up: 'Ascending',
	down: 'Descending',
	inOrder: 'As in the document',
	noSort: 'Tables with two sides are not sorted',
	text: 'Contains',
	least: 'At least',
	most: 'At most',
	values: 'Only these values',
	all: 'Select all',
	blank: '(blank)',
	tooMany: (values) => `${values} more values; use “Contains”`,
	apply: 'Apply',
	clear: 'Clear the filter of this column',
	rows: 'Rows',
	withFindings: 'Only rows with findings',
	withoutEmpty: 'No rows without amounts',
	changed: 'Only changed rows',
	changedChoices: {
		any: 'Any',
		hour: 'Last hour',
		today: 'Today',
		week: 'Last 7 days',
		since: 'Since …'
	},
	since: 'Changed since',
	units: 'Only rows of these units',
	depth: 'Unfold to',
	depths: (steps) => `Level ${steps + 1}`,
	codeDepths: ['class', 'section', 'item'],
	allDepths: 'Everything',
	zoom: 'Zoom',
	reset: 'Reset',
	fold: 'Fold what is below (Alt+Shift+←)',
	unfold: 'Unfold (Alt+Shift+→)',
	notAnAmount: (text) => `“${text}” is not an amount`,
	pastedVisible: (lines, hidden) =>
		`Only the ${lines} rows that are shown were filled; the ${hidden} hidden rows are as they were`,
	badLink: 'The view in the link could not be read and is ignored'
};

export const sheetViewWords: Catalogue<typeof zh> = { zh, en };
export type SheetViewWords = typeof zh;
