/** Words about what people say to each other beside the figures, and about what is new to somebody. */
import type { Catalogue } from './index';

const zh = {
	title: '批注',
	lead: '对单元格、行、表和问题说的话，全书在这里。',
	unread: (n: number) => `${n} 条未读`,
	add: '添加批注',
	addHere: (place: string) => `批注：${place}`,
	about: (place: string) => `关于 ${place}`,
	ofCell: '此处',
	ofPage: '本页',
	others: '本页其他',
	all: '全书批注',
	none: '这里还没有批注。选中单元格，按 Ctrl+Alt+M 添加。',
	noneMatch: '没有符合的批注。',
	placeholder: '写下批注，用 @ 提到同事',
	send: '发表',
	sendKeys: 'Ctrl+Enter 发表',
	cancel: '取消',
	reply: '回复',
	resolve: '已解决',
	reopen: '重新打开',
	edit: '修改',
	save: '保存',
	remove: '收回',
	removed: '（已收回）',
	edited: '已修改',
	resolvedBy: (name: string, when: string) => `${name} 于 ${when} 标为已解决`,
	gone: '行已删除',
	goTo: (place: string) => `到 ${place}`,
	imported: '随文件带入',
	members: '提到谁',
	fresh: '未读',
	mayNot: '查看者不能批注。',
	finding: (rule: string) => `问题 ${rule}`,
	onCell: (n: number, unread: number) =>
		unread > 0 ? `${n} 处批注，${unread} 条未读` : `${n} 处批注`,
	count: (n: number) => `批注 ${n}`,
	filter: {
		label: '筛选',
		open: '未解决',
		mine: '我参与的',
		mentions: '提到我的',
		unread: '未读',
		resolved: '已解决',
		unit: '单位',
		everyUnit: '全部单位'
	},
	more: (n: number) => `再显示 ${n} 处`,
	markAll: '全部标为已读',

	notifications: {
		title: '通知',
		count: (n: number) => `通知：${n} 条新的`,
		none: '没有新的通知。',
		earlier: '此前',
		markAll: '全部已读',
		copy: '复制摘要',
		copied: '摘要已复制',
		mentioned: (name: string) => `${name} 提到了您`,
		replied: (name: string) => `${name} 回复了`,
		commented: (name: string) => `${name} 写了批注`,
		conflict: '两人同时改动，请定一个',
		digest: (book: string, when: string) => `${book}　通知摘要　${when}`,
		digestNone: '没有新的通知。'
	}
};

export type CommentWordsCatalogue = typeof zh;

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const en: CommentWordsCatalogue = {
	title: 'Comments',
	lead: 'What people said about cells, rows, tables and findings, all over the book.',
	unread: (n) => `${n} unread`,
	add: 'Comment',
	addHere: (place) => `Comment on ${place}`,
	about: (place) => `About ${place}`,
	ofCell: 'Here',
	ofPage: 'On this page',
	others: 'Elsewhere on this page',
	all: 'All comments',
	none: 'No comments here yet. Select a cell and press Ctrl+Alt+M.',
	noneMatch: 'No comments match.',
	placeholder: 'Write a comment; mention a colleague with @',
	send: 'Post',
	sendKeys: 'Ctrl+Enter posts',
	cancel: 'Cancel',
	reply: 'Reply',
	resolve: 'Resolve',
	reopen: 'Open again',
	edit: 'Edit',
	save: 'Save',
	remove: 'Take back',
	removed: '(taken back)',
	edited: 'edited',
	resolvedBy: (name, when) => `Resolved by ${name}, ${when}`,
	gone: 'Row deleted',
	goTo: (place) => `Go to ${place}`,
	imported: 'came with the file',
	members: 'Mention',
	fresh: 'unread',
	mayNot: 'Viewers can’t comment.',
	finding: (rule) => `Finding ${rule}`,
	onCell: (n, unread) => plural(n, 'comment thread') + (unread > 0 ? `, ${unread} unread` : ''),
	count: (n) => `Comments ${n}`,
	filter: {
		label: 'Filter',
		open: 'Open',
		mine: 'Mine',
		mentions: 'Mentioning me',
		unread: 'Unread',
		resolved: 'Resolved',
		unit: 'Unit',
		everyUnit: 'All units'
	},
	more: (n) => `Show ${n} more`,
	markAll: 'Mark all as read',

	notifications: {
		title: 'Notifications',
		count: (n) => plural(n, 'new notification'),
		none: 'Nothing new.',
		earlier: 'Earlier',
		markAll: 'Mark all as read',
		copy: 'Copy as text',
		copied: 'Copied',
		mentioned: (name) => `${name} mentioned you`,
		replied: (name) => `${name} replied`,
		commented: (name) => `${name} commented`,
		conflict: 'Two people changed this at once: please settle it',
		digest: (book, when) => `${book} – notifications, ${when}`,
		digestNone: 'Nothing new.'
	}
};

export const commentWords: Catalogue<CommentWordsCatalogue> = { zh, en };
