/** The keys of a book's pages, in groups, with what they do. */
import type { Catalogue } from './index';

const zh = {
	title: '快捷键',
	close: '关闭',
	groups: [
		{
			name: '查找与跳转',
			keys: [
				['Ctrl+F', '查找'],
				['Ctrl+H', '查找与替换'],
				['Ctrl+K　Ctrl+G', '搜索与跳转：表、科目、金额、地址'],
				['F1　Ctrl+/', '显示这些快捷键']
			]
		},
		{
			name: '填写',
			keys: [
				['F2', '编辑单元格'],
				['Enter　Tab', '写入并到下一格'],
				['Ctrl+Enter', '写入所有选中的单元格'],
				['Alt+Enter', '在单元格内换行'],
				['Alt+↓', '打开单元格的可选项'],
				['Esc', '放弃正在输入的内容'],
				['Delete', '清空'],
				['Ctrl+D　Ctrl+R', '向下填充，向右填充'],
				['Ctrl+Z　Ctrl+Y', '撤销，恢复'],
				['Ctrl+C　Ctrl+X　Ctrl+V', '复制，剪切，粘贴'],
				['Ctrl+Alt+M', '添加批注']
			]
		},
		{
			name: '选择',
			keys: [
				['Shift+↑↓←→', '扩大选区'],
				['Ctrl+单击', '再选一处；下方显示合计'],
				['Ctrl+↑↓←→', '到有内容的边缘'],
				['Ctrl+Home　Ctrl+End', '到表头，到表尾'],
				['Ctrl+A', '全选']
			]
		},
		{
			name: '行',
			keys: [
				['Ctrl+Shift+=', '在上方插入行'],
				['Ctrl+-', '删除行'],
				['Alt+Shift+↑↓', '上移，下移'],
				['Alt+Shift+←→', '折叠，展开下级']
			]
		},
		{ name: '视图', keys: [['Ctrl+Shift+L', '筛选和排序此列']] }
	] as readonly { name: string; keys: readonly (readonly [keys: string, what: string])[] }[]
};

const en: typeof zh = {
	title: 'Keyboard shortcuts',
	close: 'Close',
	groups: [
		{
			name: 'Find and go',
			keys: [
				['Ctrl+F', 'Find'],
				['Ctrl+H', 'Find and replace'],
				['Ctrl+K　Ctrl+G', 'Search and jump: tables, codes, figures, addresses'],
				['F1　Ctrl+/', 'Show these keys']
			]
		},
		{
			name: 'Write',
			keys: [
				['F2', 'Edit the cell'],
				['Enter　Tab', 'Enter and go to the next cell'],
				['Ctrl+Enter', 'Enter in all selected cells'],
				['Alt+Enter', 'New line in the cell'],
				['Alt+↓', 'Open the list of the cell'],
				['Esc', 'Give up what is being typed'],
				['Delete', 'Clear'],
				['Ctrl+D　Ctrl+R', 'Fill down, fill right'],
				['Ctrl+Z　Ctrl+Y', 'Undo, redo'],
				['Ctrl+C　Ctrl+X　Ctrl+V', 'Copy, cut, paste'],
				['Ctrl+Alt+M', 'Comment']
			]
		},
		{
			name: 'Select',
			keys: [
				['Shift+↑↓←→', 'Extend the selection'],
				['Ctrl+click', 'Select another range; the sum stands below'],
				['Ctrl+↑↓←→', 'To the edge of what is filled'],
				['Ctrl+Home　Ctrl+End', 'To the first cell, to the last'],
				['Ctrl+A', 'Select all']
			]
		},
		{
			name: 'Rows',
			keys: [
				['Ctrl+Shift+=', 'Insert a row above'],
				['Ctrl+-', 'Delete rows'],
				['Alt+Shift+↑↓', 'Move up, move down'],
				['Alt+Shift+←→', 'Fold or unfold what is below']
			]
		},
		{ name: 'View', keys: [['Ctrl+Shift+L', 'Filter and sort this column']] }
	]
};

export const keyWords: Catalogue<typeof zh> = { zh, en };
