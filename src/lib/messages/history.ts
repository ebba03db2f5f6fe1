/** Words about who changed what: the history of cells, rows and forms. */
import type { Catalogue } from './index';

const zh = {
	scopes: { cell: '单元格', row: '整行', page: '本页', book: '全书' },
	scope: '范围',
	label: '改动历史',
	selectCell: '选中一个单元格，看它改过什么、谁改的、什么时候改的。',
	none: '读入以来没有改动。',
	noneSuch: '没有这样的改动。',
	unit: '单位',
	everyUnit: '所有单位',
	department: '部门自己的表',
	person: '改动的人',
	everybody: '所有人',
	loading: '正在取历史…',
	more: '更早的',
	refused: '看不了这本公开文本的历史。',
	device: (kept: string | undefined) =>
		kept
			? `服务器连不上。以下是本机留存的历史（最近一次取自服务器：${kept}）和本机的改动，别人此后的改动不在其中。`
			: '服务器连不上，本机还没有留存历史，只有本机的改动。',
	own: '本机 · 待传',
	server: '服务器',
	blank: '空',
	times: (n: number) => `连改 ${n} 次`,
	stroke: (n: number) => `一次改动 ${n} 处`,
	strokeMore: (n: number) => `另有 ${n} 处`,
	writtenAt: (when: string) => `写于 ${when}，后来才传到`,
	writtenBy: (name: string) => `注明由 ${name} 所写`,
	row: {
		inserted: '增加了一行',
		removed: '删除了这一行',
		restored: '恢复了这一行',
		moved: '移动了这一行',
		marked: '改了这一行的归属或层级'
	},
	head: '改了设置',
	headKeys: {
		unit: '单位',
		year: '年度',
		level: '级次',
		department: '部门名称'
	} as Readonly<Record<string, string>>,
	conflict: (kept: string, keptBy: string, lost: string, lostBy: string) =>
		`同时改动：${keptBy}的「${kept}」留在表里，${lostBy}的「${lost}」待定`,
	headConflict: (keptBy: string, lostBy: string, kept: string, lost: string | undefined) =>
		lost === undefined
			? `同时改动：${kept}，${keptBy}的留着，${lostBy}的待定`
			: `同时改动：${keptBy}的「${kept}」留着，${lostBy}的「${lost}」待定`,
	settled: {
		kept: '同时改动已定：保留后写的',
		lost: '同时改动已定：改用另一个',
		other: '同时改动已定：另填一个'
	},
	restore: (value: string) => `恢复为「${value}」`,
	restoreText: '恢复到改动之前',
	restored: '已恢复，可以撤销。',
	notRestored: (why: string) => `不能恢复：${why}`,
	goTo: '去这里看',
	goneRow: '（已删除的行）',
	ago: {
		now: '刚刚',
		minutes: (n: number) => `${n} 分钟前`,
		hours: (n: number) => `${n} 小时前`,
		days: (n: number) => `${n} 天前`
	},
	textCut: (n: number) => `（略 ${n} 字）`
};

export type HistoryWords = typeof zh;

const en: HistoryWords = {
	scopes: { cell: 'Cell', row: 'Row', page: 'Page', book: 'Book' },
	scope: 'Scope',
	label: 'History of changes',
	selectCell: 'Select a cell to see what was changed in it, by whom and when.',
	none: 'No changes since the book was read in.',
	noneSuch: 'No such changes.',
	unit: 'Unit',
	everyUnit: 'All units',
	department: 'The department’s own',
	person: 'Changed by',
	everybody: 'Everybody',
	loading: 'Fetching the history…',
	more: 'Earlier',
	refused: 'You may not see the history of this book.',
	device: (kept) =>
		kept
			? `The server cannot be reached. This is the history kept on this device (last fetched ${kept}) with the changes made here; later changes of others are not in it.`
			: 'The server cannot be reached and no history is kept on this device yet: only the changes made here.',
	own: 'this device · waiting',
	server: 'Server',
	blank: 'blank',
	times: (n) => `${n} changes in a row`,
	stroke: (n) => `${n} places at one stroke`,
	strokeMore: (n) => `${n} more`,
	writtenAt: (when) => `written ${when}, arrived later`,
	writtenBy: (name) => `says it was written by ${name}`,
	row: {
		inserted: 'Row added',
		removed: 'Row removed',
		restored: 'Row brought back',
		moved: 'Row moved',
		marked: 'Owner or level of the row changed'
	},
	head: 'Setting changed',
	headKeys: {
		unit: 'Unit',
		year: 'Year',
		level: 'Level',
		department: 'Name of the department'
	},
	conflict: (kept, keptBy, lost, lostBy) =>
		`Changed at the same time: “${kept}” of ${keptBy} stands, “${lost}” of ${lostBy} waits to be settled`,
	headConflict: (keptBy, lostBy, kept, lost) =>
		lost === undefined
			? `Changed at the same time: ${kept}; that of ${keptBy} stands, that of ${lostBy} waits to be settled`
			: `Changed at the same time: “${kept}” of ${keptBy} stands, “${lost}” of ${lostBy} waits to be settled`,
	settled: {
		kept: 'Settled: the later value stays',
		lost: 'Settled: the other value was taken',
		other: 'Settled: something else was typed'
	},
	restore: (value) => `Restore “${value}”`,
	restoreText: 'Restore what was before',
	restored: 'Restored. It can be undone.',
	notRestored: (why) => `Cannot be restored: ${why}`,
	goTo: 'Go there',
	goneRow: '(a removed row)',
	ago: {
		now: 'just now',
		minutes: (n) => `${n} min ago`,
		hours: (n) => `${n} h ago`,
		days: (n) => `${n} d ago`
	},
	textCut: (n) => `(${n} characters left out)`
};

export const historyWords: Catalogue<HistoryWords> = { zh, en };
