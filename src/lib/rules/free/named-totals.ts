/** Totals of a document as prose names them: 「收入支出总计A万元」, 「财政拨款收入支出总计B万元」, 「本年支出合计C万元」. */
import type { AmountFact } from '../prose/fact';
import { remembering } from '../text/memory';
import { directionBefore, isAmount, paragraphsOf, wordsBefore, type Paragraph } from './paragraph';
import type { Scope } from './printed-table';

export interface NamedTotal {
	readonly scope: Scope;
	readonly words: string;
	readonly amount: AmountFact;
}

/** 「一般公共预算财政拨款基本支出A万元。其中：人员经费B万元」 */
function isOfBasic({ plain, from }: Paragraph, { from: at }: AmountFact): boolean {
	return /一般公共预算(?:财政)?拨款基本支出/.test(plain.text.slice(from, at));
}

const TOTAL =
	/(财政拨款)?(?:(?:收入?、?支出?|收入|支出)(?:预算|决算)?(?:总计|总额|总预算|总决算)|(?:本年|当年)(?:收入|支出)(?:预算|决算)?合计)(?:为|共)?$/;
/** Whose total it is stands before it, or nothing: 「某局2024年度」, 「（一）」. Words of a part of the budget don't. */
const OF_ALL = /(?:^|[年度厅局办委会院部门位处所)”.、]|共)$/;
const OTHER_YEAR = /上年|去年/;

const BASIC = /(?:^|[),、])(人员经费|(?:日常)?公用经费)(?:为|共)?$/;

export const namedTotalsIn = remembering((text: string): readonly NamedTotal[] => {
	if (!/总计|合计|总额|总预算|总决算|用经费|员经费/.test(text)) return [];
	return paragraphsOf(text).flatMap((paragraph) =>
		paragraph.facts.filter(isAmount).flatMap((amount): NamedTotal[] => {
			if (amount.bound || amount.per || directionBefore(paragraph, amount)) return [];
			const words = wordsBefore(paragraph, amount.from, 40);
			const clause = words.slice(words.search(/[^,。;:]*$/));
			const before = TOTAL.exec(clause);
			const found = before && OF_ALL.test(clause.slice(0, before.index)) ? before : undefined;
			if (found && !OTHER_YEAR.test(clause))
				return [{ scope: found[1] ? '财政拨款' : '全部', words: found[0], amount }];
			const basic = BASIC.exec(clause);
			if (!basic || !isOfBasic(paragraph, amount)) return [];
			return [{ scope: '一般公共预算', words: basic[1].replace('日常', ''), amount }];
		})
	);
});
