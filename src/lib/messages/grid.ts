/** Words of the grids: row menus, refusals of what is typed or pasted, tooltips, notices. */
import type { Catalogue } from './index';

const zh = {
	actions: {
		'insert-above': '在上方插入行',
		'insert-below': '在下方插入行',
		'move-up': '上移一行',
		'move-down': '下移一行',
		remove: '删除行'
	},
	comment: '添加批注　Ctrl+Alt+M',
	computeTotals: '自动合计…',
	choices: '可选项',
	whereUsed: '用在何处',
	history: '此格的历史',
	copy: '复制',
	cut: '剪切',
	pasteTransposed: '转置粘贴',
	line: (number: number) => `第 ${number} 行`,
	owner: '所属单位',
	refusal: {
		'not-a-number': (text: string) => `“${text}”不是金额`,
		'too-precise': (allowed: number) => `金额最多保留 ${allowed} 位小数`,
		'out-of-range': () => '金额超出可记录的范围',
		'official-label': () => '规定格式的固定文字，不能修改',
		'no-row': () => '此处没有可填写的行',
		'last-year': () => '上年数取自关联的上年公开文本，只供对比',
		version: () => '这是存下的版本，不能修改',
		gone: () => '此行已被删除，输入的内容不会写入',
		'too-long': (length: number, allowed: number) => `文字过长：${length} 字，最多 ${allowed} 字`,
		'no-room': (lines: number, columns: number, roomLines: number, roomColumns: number) =>
			`粘贴的内容有 ${lines} 行 ${columns} 列，此处只能放下 ${roomLines} 行 ${roomColumns} 列，请先插入行或换一个起点`
	},
	notice: {
		pasteRefused: (count: number) => `未粘贴：${count} 个单元格不能写入，全部内容均未改动`,
		writeRefused: (count: number) => `未写入：${count} 个单元格不能写入，全部内容均未改动`,
		more: (count: number) => `另有 ${count} 处`,
		orphaned: '此行已被他人删除。您刚输入的内容保留在这里：',
		undoSkipped: (count: number) => `${count} 个单元格此后已被他人修改，撤销时已跳过`,
		clipboardUnreadable: '浏览器不允许读取剪贴板，没有粘贴',
		nothingToUndo: '没有可撤销的修改',
		nothingToRedo: '没有可恢复的修改',
		copyText: '复制内容',
		dismiss: '关闭'
	},
	exactly: (exact: string, unit: string) => `精确值 ${exact} ${unit}`,
	formYear: (year: number) => `（${year}年度）`
};

const en: typeof zh = {
	actions: {
		'insert-above': 'Insert row above',
		'insert-below': 'Insert row below',
		'move-up': 'Move row up',
		'move-down': 'Move row down',
		remove: 'Delete row'
	},
	comment: 'Comment (Ctrl+Alt+M)',
	computeTotals: 'Compute totals…',
	choices: 'Choices',
	whereUsed: 'Where used',
	history: 'History of this cell',
	copy: 'Copy',
	cut: 'Cut',
	pasteTransposed: 'Paste transposed',
	line: (number) => `Row ${number}`,
	owner: 'Unit',
	refusal: {
		'not-a-number': (text) => `“${text}” is not an amount`,
		'too-precise': (allowed) => `An amount has at most ${allowed} decimals`,
		'out-of-range': () => 'The amount is larger than can be recorded',
		'last-year': () => 'From last year’s linked book, to compare with only',
		'official-label': () => 'Fixed wording of the official form; it cannot be changed',
		'no-row': () => 'There is no row to fill in here',
		version: () => 'This is a version that was kept; it cannot be changed',
		gone: () => 'This row has been deleted; what you type cannot be written',
		'too-long': (length, allowed) => `Too long: ${length} characters, at most ${allowed}`,
		'no-room': (lines, columns, roomLines, roomColumns) =>
			`The pasted block has ${lines} × ${columns} cells, but only ${roomLines} × ${roomColumns} fit here. Insert rows first, or start elsewhere`
	},
	notice: {
		pasteRefused: (count) => `Not pasted: ${count} cells cannot be written; nothing was changed`,
		writeRefused: (count) => `Not written: ${count} cells cannot be written; nothing was changed`,
		more: (count) => `and ${count} more`,
		orphaned: 'Somebody deleted this row. What you typed is kept here:',
		undoSkipped: (count) =>
			`${count} cells have been changed by others since; undo left them alone`,
		clipboardUnreadable: 'The browser does not let the page read the clipboard; nothing was pasted',
		nothingToUndo: 'Nothing to undo',
		nothingToRedo: 'Nothing to redo',
		copyText: 'Copy the text',
		dismiss: 'Dismiss'
	},
	exactly: (exact, unit) => `Exactly ${exact} ${unit}`,
	formYear: (year) => `(fiscal year ${year})`
};

export const grid: Catalogue<typeof zh> = { zh, en };
export type GridCatalogue = typeof zh;
