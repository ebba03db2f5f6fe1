/** 「甲支出（类）乙（款）丙（项）…支出决算为A万元」: items of the code tree as prose names them, with their figure. */
import type { AmountFact } from '../prose/fact';
import { remembering } from '../text/memory';
import type { Span } from '../text/plain-text';
import { directionBefore, isAmount, paragraphsOf, wordsBefore, type Paragraph } from './paragraph';

export interface NamedItem {
	/** From the class down; of the class alone, one. */
	readonly path: readonly { readonly name: string; readonly level: '类' | '款' | '项' }[];
	readonly span: Span;
	/** This year's figure. */
	readonly amount: AmountFact;
	/** The figure of 「{y}年预算安排C万元」, where it is named a second time. */
	readonly again?: AmountFact;
}

const NAME =
	'[^,。;:“”"、()\\d.]{2,30}?(?:、[^,。;:“”"、()\\d.]{2,20}?)*?(?:\\([^()类款项]{1,8}\\)[^,。;:“”"、()\\d.]{0,20}?)?';
const IN_BRACKETS = new RegExp(
	`(?:(${NAME})\\(类\\))?(?:(${NAME})\\(款\\))?(${NAME})\\(项\\)|(${NAME})\\(类\\)(?=支出?\\d|\\d|为\\d)|[“"]([^“”"\\d-]{3,30})-([^“”"-]{2,30})-([^“”"-]{2,40})[”"]`,
	'g'
);
const LEVELS = ['类', '款', '项'] as const;

const SPENT = /(?:支出)?决算(?:数)?(?:为|是)?$/;
const ARRANGED = /20\d\d年(?:度)?预算(?:安排)?(?:数)?(?:为|是)?$/;
const RIGHT_BEHIND = /^(?:支出|科目|预算|[”"]|为|是|共|数)*$/;

export const namedItemsIn = remembering((text: string): readonly NamedItem[] => {
	if (!/[（(][类项][)）]|-|—|－/.test(text)) return [];
	return paragraphsOf(text).flatMap(itemsOf);
});

function itemsOf(paragraph: Paragraph): NamedItem[] {
	const { plain, from, to } = paragraph;
	const found = [...plain.text.slice(from, to).matchAll(IN_BRACKETS)];
	return found.flatMap((match, i): NamedItem[] => {
		const start = from + match.index;
		const end = start + match[0].length;
		const next = found[i + 1] ? from + found[i + 1].index : to;
		const amounts = paragraph.facts.filter(
			(fact): fact is AmountFact => isAmount(fact) && fact.from >= end && fact.to <= next
		);
		const names = namesOf(match);
		const path = names.flatMap((name, at) =>
			name === undefined ? [] : [{ name: bare(name), level: LEVELS[at] }]
		);
		const [amount, again] = figuresOf(paragraph, amounts, end);
		if (!amount) return [];
		return [{ path, span: plain.spanOf(start, end), amount, ...(again && { again }) }];
	});
}

/** 类, 款 and 项, as far as they are named: 「甲（类）乙（款）丙（项）」, 「甲（类）」, 「“甲-乙-丙”科目」. */
function namesOf(match: RegExpExecArray | RegExpMatchArray): readonly (string | undefined)[] {
	if (match[5] !== undefined) return match.slice(5, 8);
	return match[4] === undefined ? match.slice(1, 4) : [match[4]];
}

/** What stands before a name in its sentence: an ordinal, or the list before it. */
function bare(name: string): string {
	return name.replace(/^(?:以下方面|主要用于|其中|用于|以及|和)+/, '');
}

function figuresOf(
	paragraph: Paragraph,
	amounts: readonly AmountFact[],
	end: number
): [AmountFact?, AmountFact?] {
	const plainOnes = amounts.filter(
		(fact) => !fact.bound && !fact.per && !directionBefore(paragraph, fact)
	);
	const spent = plainOnes.filter((fact) => SPENT.test(wordsBefore(paragraph, fact.from)));
	if (spent.length > 0) return spent.length === 1 ? [spent[0]] : [];
	const first = plainOnes.at(0);
	if (!first || !RIGHT_BEHIND.test(paragraph.plain.text.slice(end, first.from))) return [];
	const again = plainOnes.filter(
		(fact) => fact !== first && ARRANGED.test(wordsBefore(paragraph, fact.from))
	);
	return again.length === 1 && plainOnes.length === 3 ? [first, again[0]] : [first];
}
