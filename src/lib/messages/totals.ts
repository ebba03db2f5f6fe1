/** Words of 自动合计: totals that the format's formulas compute. */
import type { KeptReason } from '$lib/budget/totals/propose-totals';
import type { Catalogue } from './index';

export interface TotalsWords {
	readonly name: string;
	/** On a button that asks first. */
	readonly ask: string;
	readonly hint: string;
	readonly titles: Readonly<Record<'cells' | 'sheet' | 'form' | 'book', string>>;
	readonly lead: (cells: number, changed: number) => string;
	readonly nothing: string;
	readonly changes: string;
	readonly place: string;
	readonly now: string;
	readonly then: string;
	readonly take: (place: string) => string;
	readonly takeAll: string;
	readonly blank: string;
	readonly more: (cells: number) => string;
	readonly kept: (cells: number) => string;
	readonly reasons: Readonly<Record<Exclude<KeptReason['kind'], 'locked' | 'failed'>, string>>;
	readonly compute: (cells: number) => string;
	readonly cancel: string;
	readonly done: (cells: number) => string;
	/** Of the whole book. */
	readonly card: {
		readonly title: string;
		readonly lead: string;
		readonly newOnes: string;
		readonly newOnesHint: string;
		readonly wholeBook: string;
	};
}

const zh: TotalsWords = {
	name: '自动合计',
	ask: '自动合计…',
	hint: '按规定格式的勾稽关系，让合计由公式算出；改动之前先列出来',
	titles: {
		cells: '自动合计：所选单元格',
		sheet: '自动合计：本表',
		form: '自动合计：本申报表',
		book: '自动合计：全书'
	},
	lead: (cells, changed) =>
		changed === 0
			? `${cells} 个合计改由公式算出，数都不变。`
			: `${cells} 个合计改由公式算出，其中 ${changed} 个的数会变：`,
	nothing: '没有可以改为自动计算的合计。',
	changes: '会变的合计',
	place: '单元格',
	now: '现在',
	then: '改为',
	take: (place) => `${place} 改由公式算出`,
	takeAll: '全部会变的合计',
	blank: '（空）',
	more: (cells) => `再显示 ${cells} 个`,
	kept: (cells) => `${cells} 个合计保持原样`,
	reasons: {
		text: '写的是文字',
		'blank-parts': '有数，但要加的各项都空着',
		'own-formula': '已有别的公式，得数不同'
	},
	compute: (cells) => `自动合计 ${cells} 个`,
	cancel: '取消',
	done: (cells) => `${cells} 个合计改由公式算出；Ctrl+Z 一次撤销`,
	card: {
		title: '合计由公式算出',
		lead: '合计由规定格式的公式算出，不会算错。要手工填的合计，直接输入数即可，照旧核对。',
		newOnes: '新增的行，合计自动计算',
		newOnesHint: '对以后新增的行和新填的科目编码有效，已有的合计不动。',
		wholeBook: '全书自动合计…'
	}
};

const en: TotalsWords = {
	name: 'Computed totals',
	ask: 'Compute totals…',
	hint: 'Totals follow from the formulas of the format; what would change is listed first',
	titles: {
		cells: 'Compute totals: selected cells',
		sheet: 'Compute totals: this table',
		form: 'Compute totals: this form',
		book: 'Compute totals: whole book'
	},
	lead: (cells, changed) =>
		changed === 0
			? `${cells} totals become computed. No figure changes.`
			: `${cells} totals become computed. ${changed} of them change:`,
	nothing: 'No total is left to compute.',
	changes: 'Totals that change',
	place: 'Cell',
	now: 'Now',
	then: 'Then',
	take: (place) => `Compute ${place}`,
	takeAll: 'All totals that change',
	blank: '(blank)',
	more: (cells) => `Show ${cells} more`,
	kept: (cells) => `${cells} totals stay as they are`,
	reasons: {
		text: 'Holds words',
		'blank-parts': 'Has a figure, but all that it adds up is blank',
		'own-formula': 'Has another formula that comes to something else'
	},
	compute: (cells) => `Compute ${cells} totals`,
	cancel: 'Cancel',
	done: (cells) => `${cells} totals are computed now; Ctrl+Z takes it back in one step`,
	card: {
		title: 'Totals from formulas',
		lead: 'Formulas of the format give the totals, so they cannot be wrong. A total may still be typed, and is checked as before.',
		newOnes: 'Compute the totals of new rows',
		newOnesHint: 'For rows that are added and codes that are entered from now on. Others stay.',
		wholeBook: 'Compute totals of the whole book…'
	}
};

export const totalsWords: Catalogue<TotalsWords> = { zh, en };
