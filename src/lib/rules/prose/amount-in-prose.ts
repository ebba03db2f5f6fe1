/** Amounts and prices: 「37,968.48万元」, 「21.6 万元」, 「0.5万=3万元」, 「4000元/人/月」, 「每人3000元」. */
import type { AmountFact } from './fact';
import { boundAfter, boundBefore } from './bound-in-prose';
import { scaled } from './decimal';
import { countUnitAt, MONEY, priceUnitAt } from './measure-word';
import type { Numeral } from './numeral';
import type { PlainText } from '../text/plain-text';

const UNIT = /\n?(?:[余多])?((?:[百千]|十|百|千)?(?:万|亿)?\n?元|万|亿)/y;
/** After 万: 「万份」 and 「万余人」 are counts, 「万欧元」 is other money, 「万能」 a word. */
const NO_MONEY_AFTER_WAN = /^[余多]?(?:[欧美日港澳英]元|英镑|级|像素|向|能|一|无|里)/;
const NO_MONEY_AFTER_YUAN = /^[化旦首素区桥]/;

/** Reads the amount whose number is `numeral`; `undefined` if it counts no money. */
export function readAmount(plain: PlainText, numeral: Numeral): AmountFact | undefined {
	const { text } = plain;
	const unit = readUnit(text, numeral.to);
	if (unit === undefined) return undefined;
	const power = 2 + MONEY[unit.word];
	const sign = isNegative(text, numeral.from) ? -1 : 1;
	const size = scaled(numeral, power);
	const step = scaled({ digits: 1, decimals: numeral.decimals }, power);
	if (size === undefined || step === undefined) return undefined;
	const from = sign < 0 ? numeral.from - 1 : numeral.from;
	const per = [...perBefore(text, from), ...readPer(text, unit.to)];
	const bound = boundBefore(text, from) ?? (unit.vague ? '≈' : boundAfter(text, unit.to));
	return {
		kind: 'amount',
		value: size === 0 ? 0 : sign * size,
		unit: unit.word,
		step,
		from,
		to: unit.to,
		span: plain.spanOf(from, unit.to),
		...(bound && { bound }),
		...(per.length > 0 && { per })
	};
}

function readUnit(
	text: string,
	at: number
): { word: string; to: number; vague: boolean } | undefined {
	UNIT.lastIndex = at;
	const match = UNIT.exec(text);
	if (!match) return undefined;
	const word = match[1].replace('\n', '');
	const to = at + match[0].length;
	if (MONEY[word] === undefined) return undefined;
	if (word.endsWith('元') ? NO_MONEY_AFTER_YUAN.test(text.slice(to, to + 1)) : !isMoney(text, to))
		return undefined;
	return { word, to, vague: /[余多]/.test(match[0]) };
}

/** Whether a bare 万 or 亿 that ends at `to` counts money: nothing that is counted follows it. */
function isMoney(text: string, to: number): boolean {
	const rest = text.slice(to, to + 6);
	if (NO_MONEY_AFTER_WAN.test(rest)) return false;
	return countUnitAt(text, /^[余多]/.test(rest) ? to + 1 : to) === undefined;
}

/** A minus sign, where a sign can stand: not the dash of a range or a code. */
function isNegative(text: string, at: number): boolean {
	return text[at - 1] === '-' && /[加少长降为是了:(约到]/.test(text[at - 2] ?? ':');
}

/** 「/人/月」, 「/月人」 after a price. */
function readPer(text: string, at: number): string[] {
	if (text[at] !== '/' && text[at] !== '每') return [];
	const per: string[] = [];
	for (let to = at; per.length < 4;) {
		if (text[to] === '/' || text[to] === '每') to++;
		else if (per.length === 0) break;
		const unit = priceUnitAt(text, to);
		if (unit === undefined) break;
		per.push(unit);
		to += unit.length;
	}
	return per;
}

const EACH = /[每按](?:一)?([\u4e00-\u9fff]{1,6})$/;

/** 「每人3000元」, 「每部电梯50万元」, 「每人每月」. */
function perBefore(text: string, at: number): string[] {
	const before = text.slice(Math.max(0, at - 10), at);
	const each = before.lastIndexOf('每');
	if (each < 0 || !EACH.test(before.slice(each))) return [];
	const unit = priceUnitAt(before, each + 1);
	if (unit === undefined) return [];
	if (/[共计合总需]/.test(before.slice(each + 1 + unit.length))) return [];
	const outer = before.slice(0, each);
	const first = /每([\u4e00-\u9fff]{1,3})$/.exec(outer)?.[1];
	const also = first === undefined ? undefined : priceUnitAt(first, 0);
	return also === first && also !== undefined ? [also, unit] : [unit];
}
