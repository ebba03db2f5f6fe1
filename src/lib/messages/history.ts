/** Words about who changed what: the history of cells, rows and forms, and named versions. */
import type { Catalogue } from './index';

const zh = {
	selectCell: '选中一个单元格，看是谁在什么时候填的。',
	lastWritten: (name: string, when: string) => `${name} 于 ${when} 最后填写`,
	neverWritten: '自读入以来没有人改过这里。'
};

export type HistoryWords = typeof zh;

const en: HistoryWords = {
	selectCell: 'Select a cell to see who filled it in, and when.',
	lastWritten: (name, when) => `Last written by ${name}, ${when}`,
	neverWritten: 'Nobody has changed this since the book was read in.'
};

export const historyWords: Catalogue<HistoryWords> = { zh, en };
