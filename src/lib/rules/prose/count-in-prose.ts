/** Counted things: 「128个床位」, 「12台」, 「4000余起」, 「78306.04平方米」, 「三个月」, 「2万份」. */
import { boundAfter, boundBefore } from './bound-in-prose';
import { scaled } from './decimal';
import type { CountFact } from './fact';
import { countUnitAt, UNITS_AFTER_WORDS, WHOLE_UNITS } from './measure-word';
import type { Numeral } from './numeral';
import type { PlainText } from '../text/plain-text';

const THOUSANDS = /\n?([万千])?([余多])?/y;
const NOUN = /[\u4e00-\u9fffA-Za-z]{0,12}/y;
/** 「1.」 before a number at the start of a clause is an ordinal: 「1.59名」 are 59. */
const CLAUSE_START = /[。;:,、\n(]/;
/** What makes another word of a unit: 一次性, 一部分, 3个百分点, 5人民币. */
const OTHER_WORD = /^(?:性|分之|百分|民币|体化|数|均)/;

export function readCount(plain: PlainText, numeral: Numeral): CountFact | undefined {
	const { text } = plain;
	THOUSANDS.lastIndex = numeral.to;
	const [taken = '', tens, more] = THOUSANDS.exec(text) ?? [];
	const at = numeral.to + taken.length;
	const unit = countUnitAt(text, at);
	if (unit === undefined) return undefined;
	const to = at + unit.length;
	if (OTHER_WORD.test(text.slice(to, to + 2))) return undefined;
	if (unit === '部' && text[to] === '分') return undefined;
	if (unit === '年' && (tens !== undefined || numeral.digits > 200)) return undefined;
	if (numeral.written === 'chinese' && !UNITS_AFTER_WORDS.has(unit)) return undefined;
	const number = tens === undefined ? withoutOrdinal(text, numeral, unit) : numeral;
	const digits = number && scaled(number, number.decimals + (tens === '万' ? 4 : tens ? 3 : 0));
	if (number === undefined || digits === undefined) return undefined;
	const bound = boundBefore(text, number.from) ?? (more ? '≈' : boundAfter(text, to));
	NOUN.lastIndex = to;
	return {
		kind: 'count',
		digits,
		decimals: number.decimals,
		unit,
		noun: NOUN.exec(text)?.[0] ?? '',
		from: number.from,
		to,
		span: plain.spanOf(number.from, to),
		...(bound && { bound })
	};
}

/** Things come whole: a decimal of them is an ordinal and a number, or not understood. */
function withoutOrdinal(text: string, numeral: Numeral, unit: string): Numeral | undefined {
	if (numeral.decimals === 0 || !WHOLE_UNITS.has(unit)) return numeral;
	const before = text[numeral.from - 1];
	if (before !== undefined && !CLAUSE_START.test(before)) return undefined;
	const written = text.slice(numeral.from, numeral.to);
	const point = written.indexOf('.');
	if (point > 2 || written.includes(',')) return undefined;
	const from = numeral.from + point + 1;
	return { ...numeral, from, digits: Number(written.slice(point + 1)), decimals: 0 };
}
