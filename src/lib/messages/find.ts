/** Words of find and replace. */
import type { Catalogue } from './index';

const zh = {
	title: '查找',
	what: '查找内容',
	hint: '文字、编码或金额，如 1,234.5',
	replacement: '替换为',
	replaceToo: '替换',
	whole: '整格相符',
	scope: '范围',
	scopes: { here: '本页', book: '全书' },
	next: '下一处（Enter）',
	previous: '上一处（Shift+Enter）',
	close: '关闭查找',
	results: '查找结果',
	searching: '正在查找…',
	found: (cells: number) => `${cells} 处`,
	at: (nth: number, cells: number) => `第 ${nth} 处，共 ${cells} 处`,
	none: '没有找到',
	tooMany: (cells: number) => `只列出前 ${cells} 处，请把查找内容写得更具体`,
	more: (rest: number) => `再显示（还有 ${rest} 处）`,
	comments: '批注',
	replaceOne: '替换这一处',
	replaceAll: (cells: number) => `全部替换（${cells} 处）`,
	willNot: (cells: number) => `${cells} 处不能替换，已逐处写明原因`,
	replaced: (cells: number) => `已替换 ${cells} 处；Ctrl+Z 一次撤销`,
	notReplaced: '没有替换',
	refusal: {
		digits: '金额只按整个数值替换',
		living: '由活数字打印，请改它所指的单元格',
		changed: '查找之后已被修改',
		comment: '批注不能替换'
	},
	blank: '（空）'
};

const en: typeof zh = {
	title: 'Find',
	what: 'Find',
	hint: 'Words, a code or an amount such as 1,234.5',
	replacement: 'Replace with',
	replaceToo: 'Replace',
	whole: 'Whole cell',
	scope: 'Where',
	scopes: { here: 'This page', book: 'Whole book' },
	next: 'Next (Enter)',
	previous: 'Previous (Shift+Enter)',
	close: 'Close',
	results: 'Found',
	searching: 'Searching…',
	found: (cells) => `${cells} found`,
	at: (nth, cells) => `${nth} of ${cells}`,
	none: 'Nothing found',
	tooMany: (cells) => `Only the first ${cells} are listed; be more specific`,
	more: (rest) => `Show more (${rest} left)`,
	comments: 'Comments',
	replaceOne: 'Replace this one',
	replaceAll: (cells) => `Replace all (${cells})`,
	willNot: (cells) => `${cells} cannot be replaced; each says why`,
	replaced: (cells) => `${cells} replaced; Ctrl+Z takes all of it back`,
	notReplaced: 'Nothing was replaced',
	refusal: {
		digits: 'Amounts are replaced as a whole only',
		living: 'Printed by a living figure; change the cell it names',
		changed: 'Changed since it was found',
		comment: 'Comments cannot be replaced'
	},
	blank: '(blank)'
};

export const findWords: Catalogue<typeof zh> = { zh, en };
export type FindWords = typeof zh;
