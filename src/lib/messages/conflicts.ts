/** Words about what people wrote over each other, what was refused, and what a device can't store. */
import type { Catalogue } from './index';

const zh = {
	title: '同时改动',
	lead: '两个人没看到对方的改动，各写了各的。后写的先留着，另一个没有丢，请定一个。',
	count: (n: number) => `同时改动：${n} 处待定`,
	none: '没有待定的同时改动。',
	settledTitle: (n: number) => `已定的 ${n} 处`,
	ofUnit: (name: string, n: number) => `${name}（${n}）`,
	more: (n: number) => `再显示 ${n} 处`,
	cell: '这里有两个人同时写下的值，另一个没有丢，可在「同时改动」里定。',
	kept: '现在表里',
	/** Of a setting, which is in no table. */
	standingNow: '现在是',
	lost: '另一个',
	blank: '空',
	by: (name: string, when: string) => `${name} · ${when}`,
	flags: '核对',
	noFlags: '无问题',
	checking: '正在核对…',
	moreFlags: (n: number) => `另有 ${n} 条`,
	keep: '保留这个',
	take: '改用这个',
	type: '另填一个',
	typed: '另填的值',
	save: '写入',
	notYours: '由填报单位或预算统筹来定。',
	departmentOnly: '由预算统筹来定。',
	settled: {
		kept: (name: string, when: string) => `${name} 于 ${when} 保留了后写的`,
		lost: (name: string, when: string) => `${name} 于 ${when} 改用了另一个`,
		other: (name: string, when: string) => `${name} 于 ${when} 另填了`
	},
	goneRow: '这一行已删除',
	acknowledge: '知道了',
	removal: {
		title: (name: string) => `「${name}」：一边删除，一边在改`,
		removed: '删除',
		edited: '改动',
		rows: (n: number) => `连同 ${n} 行`,
		edits: (n: number) => `改了 ${n} 处`,
		keep: '留下这一行',
		remove: '仍然删除',
		settledKept: (name: string, when: string) => `${name} 于 ${when} 留下了`,
		settledLost: (name: string, when: string) => `${name} 于 ${when} 仍然删除`
	},
	wan: '万元',
	yuan: '元',

	aside: {
		title: '未被接受的改动',
		count: (n: number) => `${n} 组改动未被服务器接受，仍在本机`,
		lead: '服务器没有接受下面的改动。它们只在这台设备上，可以再提交、存成文件，或不要了。',
		at: (when: string) => `${when} 退回`,
		edits: (n: number) => `${n} 处`,
		whereTo: '位置',
		wanted: '您的改动',
		now: '现在是',
		goneRow: '这一行不在了',
		offer: '再提交',
		offered: '已重新写入，可以撤销。',
		stillRefused: (why: string) => `仍不能写入：${why}`,
		export: '存成文件',
		drop: '不要了',
		dropAsk: '这些改动只在本机，丢掉就找不回来了。确定不要了吗？',
		dropYes: '确定不要',
		dropNo: '先留着',
		none: '没有未被接受的改动。',
		more: (n: number) => `另有 ${n} 处`,
		file: '未被接受的改动'
	},

	storage: {
		quota: '本机空间已满，浏览器存不下改动。',
		unavailable: '浏览器不让本机保存（可能是无痕窗口，或存储被禁止）。',
		what: '为免丢失，暂不能再改。请先把整本导出成文件；腾出空间后会自动恢复。',
		waiting: (n: number) => `有 ${n} 处改动还没有到服务器，关掉窗口就没了。`,
		saved: '此前的改动都已在服务器上。',
		export: '导出整本（合编文件）',
		exported: '已导出。请确认文件在下载目录里。'
	},

	following: {
		now: (name: string) => `正跟着 ${name}，按任意键停`,
		stop: '停止跟随',
		start: (name: string) => `跟着 ${name}`,
		gone: (name: string) => `${name} 已离开，不再跟随。`
	}
};

export type ConflictWords = typeof zh;

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const en: ConflictWords = {
	title: 'Changed at the same time',
	lead: 'Two people wrote here without seeing each other’s change. The later value stands for now; the other is not lost. Please choose.',
	count: (n) => `Changed at the same time: ${n} to settle`,
	none: 'Nothing to settle.',
	settledTitle: (n) => `${n} settled`,
	ofUnit: (name, n) => `${name} (${n})`,
	more: (n) => `Show ${n} more`,
	cell: 'Two people wrote here at the same time. The other value is not lost: settle it under “Changed at the same time”.',
	kept: 'In the table now',
	standingNow: 'Now',
	lost: 'The other',
	blank: 'Blank',
	by: (name, when) => `${name} · ${when}`,
	flags: 'Checks',
	noFlags: 'No issues',
	checking: 'Checking…',
	moreFlags: (n) => `${n} more`,
	keep: 'Keep this',
	take: 'Use this',
	type: 'Enter another',
	typed: 'Another value',
	save: 'Write',
	notYours: 'The unit or the coordinator settles this.',
	departmentOnly: 'The coordinator settles this.',
	settled: {
		kept: (name, when) => `${name} kept the later value, ${when}`,
		lost: (name, when) => `${name} used the other value, ${when}`,
		other: (name, when) => `${name} entered another value, ${when}`
	},
	goneRow: 'This row has been deleted',
	acknowledge: 'Understood',
	removal: {
		title: (name) => `“${name}”: deleted by one, edited by another`,
		removed: 'Deleted',
		edited: 'Edited',
		rows: (n) => `with ${plural(n, 'row')}`,
		edits: (n) => plural(n, 'edit'),
		keep: 'Keep the row',
		remove: 'Delete it after all',
		settledKept: (name, when) => `${name} kept it, ${when}`,
		settledLost: (name, when) => `${name} deleted it after all, ${when}`
	},
	wan: '10,000 yuan',
	yuan: 'yuan',

	aside: {
		title: 'Edits not accepted',
		count: (n) => `${plural(n, 'set')} of edits not accepted by the server, kept on this device`,
		lead: 'The server did not accept these edits. They are on this device only: offer them again, save them to a file, or drop them.',
		at: (when) => `Refused ${when}`,
		edits: (n) => plural(n, 'edit'),
		whereTo: 'Where',
		wanted: 'Your edit',
		now: 'Now',
		goneRow: 'The row is gone',
		offer: 'Offer again',
		offered: 'Written again; this can be undone.',
		stillRefused: (why) => `Still refused: ${why}`,
		export: 'Save to a file',
		drop: 'Drop',
		dropAsk: 'These edits are on this device only and cannot be brought back. Drop them?',
		dropYes: 'Drop them',
		dropNo: 'Keep them',
		none: 'No refused edits.',
		more: (n) => `${n} more`,
		file: 'edits-not-accepted'
	},

	storage: {
		quota: 'This device is full: the browser cannot store edits.',
		unavailable:
			'The browser does not let this device store (a private window, or storage is off).',
		what: 'Editing is paused so that nothing is lost. Export the book to a file first; editing resumes once there is room.',
		waiting: (n) =>
			`${plural(n, 'edit')} not yet on the server will be lost if this window is closed.`,
		saved: 'Everything before this is on the server.',
		export: 'Export the book (Hebian file)',
		exported: 'Exported. Please check that the file is in your downloads.'
	},

	following: {
		now: (name) => `Following ${name}; press any key to stop`,
		stop: 'Stop following',
		start: (name) => `Follow ${name}`,
		gone: (name) => `${name} has left; no longer following.`
	}
};

export const conflictWords: Catalogue<ConflictWords> = { zh, en };
