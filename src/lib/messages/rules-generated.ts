/** Words of the rules that are made from a format: their titles, and the sentences of their findings. */
import type { Comparator, Message } from '$lib/rules/finding/finding';
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { Catalogue } from './index';
import type { Sentence } from './rule-sentence';

type Title = (said: Message['arguments']) => string;

export interface GeneratedWords {
	/** By message key. */
	readonly titles: Readonly<Record<string, Title>>;
	/** By how both sides are compared. */
	sentence(
		told: ToldFinding,
		title: string,
		sentences: Readonly<Partial<Record<Comparator, Sentence>>>
	): string;
}

const zh: GeneratedWords = {
	titles: {
		'adds-up': ({ table, whole, parts, count }) =>
			`${table}：${whole} = ${parts === '' ? `${count} 项之和` : parts}`,
		'adds-up.classes': ({ table, whole }) => `${table}：${whole} = 各类支出之和`,
		'adds-up.levels': ({ table }) => `${table}：合计、类、款逐级等于下级之和`,
		'adds-up.rows': ({ table }) => `${table}：合计 = 各行之和`,
		'adds-up.projects': ({ table }) => `${table}：单位 = 所属各项目之和`,
		'one-fact': ({ one, other }) => `${one} = ${other}`,
		formula: ({ zh: said }) => String(said)
	},
	sentence(told, title, sentences) {
		const said = sentences[told.finding.comparator]?.(told);
		return said === undefined ? title : `${said.replace(/。$/, '')}（${title}）。`;
	}
};

const en: GeneratedWords = {
	titles: {
		'adds-up': ({ table, whole, parts, count }) =>
			`${table}: ${whole} = ${parts === '' ? `sum of its ${count} items` : parts}`,
		'adds-up.classes': ({ table, whole }) => `${table}: ${whole} = sum of the classes (类)`,
		'adds-up.levels': ({ table }) =>
			`${table}: total, class and group each equal the sum of the level below`,
		'adds-up.rows': ({ table }) => `${table}: total = sum of its rows`,
		'adds-up.projects': ({ table }) => `${table}: unit = sum of its projects`,
		'one-fact': ({ one, other }) => `${one} = ${other}`,
		formula: ({ en: said }) => String(said)
	},
	sentence(told, title, sentences) {
		const said = sentences[told.finding.comparator]?.(told);
		return said === undefined ? title : `${said} (${title})`;
	}
};

export const generatedWords: Catalogue<GeneratedWords> = { zh, en };
