/** Words of this year's figures beside last year's. */
import type { Catalogue } from './index';

export interface LastYearWords {
	readonly label: string;
	readonly choices: Readonly<Record<'none' | 'first' | 'all', string>>;
	/** Over the three columns that compare a column. */
	readonly group: (column: string, year: number) => string;
	readonly last: (year: number) => string;
	readonly change: string;
	readonly percent: string;
	readonly notLinked: string;
	readonly link: string;
	/** Figures of last year whose rows are not there this year. */
	readonly gone: (count: number) => string;
}

export const lastYearWords: Catalogue<LastYearWords> = {
	zh: {
		label: '与上年比',
		choices: { none: '不显示', first: '合计', all: '各栏' },
		group: (column, year) => `${column}：与${year}年比`,
		last: (year) => `${year}年`,
		change: '增减',
		percent: '增减%',
		notLinked: '没有关联上年的公开文本',
		link: '去关联',
		gone: (n) => `上年有、今年没有的行：${n}`
	},
	en: {
		label: 'Beside last year',
		choices: { none: 'Off', first: 'Totals', all: 'Every column' },
		group: (column, year) => `${column}: against ${year}`,
		last: String,
		change: 'Change',
		percent: 'Change %',
		notLinked: 'Last year’s book is not linked',
		link: 'Link it',
		gone: (n) => `Rows of last year without one now: ${n}`
	}
};
