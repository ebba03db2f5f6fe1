/** Words of where a cell is used: the rules that read it, and where they lead. */
import type { Catalogue } from './index';

export interface WhereUsedWords {
	readonly choose: string;
	readonly looking: string;
	readonly stopped: string;
	readonly nowhere: string;
	readonly summary: (rules: number, parts: number) => string;
	/** What the drawing shows, for who cannot see it. */
	readonly drawing: (cell: string, rules: string, parts: string) => string;
	readonly checks: (count: number) => string;
	readonly more: (count: number) => string;
	readonly open: string;
}

const zh: WhereUsedWords = {
	choose: '选中一个单元格，看它用在哪里。',
	looking: '正在查找…',
	stopped: '规则没有在运行，查不出来。',
	nowhere: '没有规则读这一格。',
	summary: (rules, parts) => `${rules} 条规则读这一格，并与 ${parts} 处对照。`,
	drawing: (cell, rules, parts) =>
		`关系图：${cell} 由规则 ${rules} 读取，与 ${parts} 对照。下面的列表内容相同。`,
	checks: (count) => `${count} 项核对`,
	more: (count) => `另有 ${count} 格`,
	open: '用在何处'
};

const en: WhereUsedWords = {
	choose: 'Select a cell to see where it is used.',
	looking: 'Looking…',
	stopped: 'The rules are not running; it cannot be told.',
	nowhere: 'No rule reads this cell.',
	summary: (rules, parts) =>
		`Read by ${rules} ${rules === 1 ? 'rule' : 'rules'}, which compare it with ${parts} ${parts === 1 ? 'place' : 'places'}.`,
	drawing: (cell, rules, parts) =>
		`Drawing: ${cell} is read by the rules ${rules}, which compare it with ${parts}. The list below says the same.`,
	checks: (count) => `${count} ${count === 1 ? 'check' : 'checks'}`,
	more: (count) => `${count} more ${count === 1 ? 'cell' : 'cells'}`,
	open: 'Where used'
};

export const whereUsedWords: Catalogue<WhereUsedWords> = { zh, en };
