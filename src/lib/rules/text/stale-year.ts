/** 「2022年部门预算」 in a book for 2023: the year of last year's text was left standing. */
import { remembering } from './memory';
import { PlainText, type Span } from './plain-text';

export interface StaleYear {
	readonly written: number;
	readonly span: Span;
}

const YEAR_OF_BUDGET =
	/((?:19|20)\d\d)年(?:度)?(?:部门|单位)?(?:收支|收入|支出|财政拨款)?预算(?!执行|法|管理)/g;
/** What compares with, or cites, another year on purpose. */
const ON_PURPOSE = /(?:比|较|与|同|上年|和|《[^》]*|截至|截止)$/;

const budgetYearsIn = remembering((text: string) => {
	const plain = new PlainText(text);
	return [...plain.text.matchAll(YEAR_OF_BUDGET)]
		.filter(({ index }) => !ON_PURPOSE.test(plain.text.slice(Math.max(0, index - 40), index)))
		.map(({ 0: phrase, 1: year, index }): StaleYear => ({
			written: Number(year),
			span: plain.spanOf(index, index + phrase.length)
		}));
}, 400);

export function staleYearsIn(text: string, year: number): StaleYear[] {
	return budgetYearsIn(text).filter(({ written }) => written !== year);
}
