/** Words of the panel beside the page: its tabs. */
import type { Catalogue } from './index';

const zh = {
	title: '旁栏',
	resize: '调整旁栏宽度',
	tabs: { findings: '问题', comments: '批注', history: '历史', uses: '用处' }
};

export type SideWords = typeof zh;

const en: SideWords = {
	title: 'Side panel',
	resize: 'Resize the side panel',
	tabs: { findings: 'Findings', comments: 'Comments', history: 'History', uses: 'Uses' }
};

export const sideWords: Catalogue<SideWords> = { zh, en };
