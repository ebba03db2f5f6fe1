/** The handbook: its pages, and the words around them. */
import type { Catalogue, Locale } from '../index';
import { bookPages } from './book-pages';
import { checkingPages } from './checking-pages';
import {
	HANDBOOK_PAGE_IDS,
	type HandbookPageId,
	type HandbookPages,
	type HandbookRole
} from './handbook-page';
import { operatingPages } from './operating-pages';
import { writingPages } from './writing-pages';

export const HANDBOOK: HandbookPages<HandbookPageId> = {
	...writingPages,
	...checkingPages,
	...bookPages,
	...operatingPages
};

export function isHandbookPage(id: string): id is HandbookPageId {
	return (HANDBOOK_PAGE_IDS as readonly string[]).includes(id);
}

/** The pages for a role, in the order of the contents. */
export function handbookPagesFor(role: HandbookRole): readonly HandbookPageId[] {
	return HANDBOOK_PAGE_IDS.filter((id) => HANDBOOK[id].roles.includes(role));
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * The pages that have all words of the query, in their title, lead, steps or notes: first those
 * with all of them in the title. An empty query finds every page.
 */
export function searchHandbook(query: string, locale: Locale): readonly HandbookPageId[] {
	const terms = plain(query).split(/\s+/).filter(Boolean);
	const hasAll = (text: string) => terms.every((term) => plain(text).includes(term));
	const found = HANDBOOK_PAGE_IDS.filter((id) => {
		const { title, lead, steps, notes } = HANDBOOK[id][locale];
		return hasAll([title, lead, ...steps, ...notes].join('\n'));
	});
	const titled = found.filter((id) => hasAll(HANDBOOK[id][locale].title));
	return [...titled, ...found.filter((id) => !titled.includes(id))];
}

interface HandbookWords {
	readonly title: string;
	readonly help: string;
	/** The name of a link to a page of the handbook, from where one is stuck. */
	readonly helpAbout: (title: string) => string;
	readonly howRuleWorks: string;
	readonly lead: string;
	readonly search: string;
	readonly found: (pages: number) => string;
	readonly roles: Readonly<Record<HandbookRole, string>>;
	readonly steps: string;
	readonly notes: string;
	readonly see: string;
	readonly contents: string;
	readonly noPage: string;
	/** The three steps that a first visit shows once. */
	readonly first: {
		readonly title: string;
		readonly steps: readonly [string, string, string];
		readonly more: string;
		readonly close: string;
	};
}

const zh: HandbookWords = {
	title: '使用手册',
	help: '帮助',
	helpAbout: (title) => `帮助：${title}`,
	howRuleWorks: '这条规则怎么算',
	lead: '按您的角色，或按要办的事查找。断网时也能看。',
	search: '在手册里查找',
	found: (pages) => (pages === 0 ? '没有找到。换个词试试。' : `${pages} 页`),
	roles: {
		clerk: '单位填报',
		coordinator: '预算统筹',
		reviewer: '审核',
		operator: '系统管理'
	},
	steps: '怎么做',
	notes: '须知',
	see: '相关',
	contents: '手册目录',
	noPage: '手册里没有这一页。',
	first: {
		title: '第一次来',
		steps: [
			'左边目录选一张表，点一格直接填，回车写入。',
			'右边旁栏当场写明问题；点一条就到那一格。',
			'顶部写着内容存在哪里；断网照常填。'
		],
		more: '看手册',
		close: '知道了'
	}
};

const en: HandbookWords = {
	title: 'Handbook',
	help: 'Help',
	helpAbout: (title) => `Help: ${title}`,
	howRuleWorks: 'How this rule works',
	lead: 'By your role, or by what you want to do. It opens without a network, too.',
	search: 'Search the handbook',
	found: (pages) =>
		pages === 0 ? 'Nothing found. Try another word.' : `${pages} page${pages === 1 ? '' : 's'}`,
	roles: {
		clerk: 'Clerk of a unit',
		coordinator: 'Coordinator',
		reviewer: 'Reviewer',
		operator: 'Operator'
	},
	steps: 'What to do',
	notes: 'Good to know',
	see: 'See also',
	contents: 'Contents of the handbook',
	noPage: 'The handbook has no such page.',
	first: {
		title: 'Your first visit',
		steps: [
			'Choose a table on the left, click a cell, type, and press Enter.',
			'Findings appear on the right at once; click one to go to its cell.',
			'The top bar says where your edits are stored. Work on without a network.'
		],
		more: 'Open the handbook',
		close: 'Got it'
	}
};

export const handbookWords: Catalogue<HandbookWords> = { zh, en };
