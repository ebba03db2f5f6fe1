/** Numbers as prose writes them: 「37,968.48」, 「12」, 「十二」, 「三百二十万」. */
import type { PlainText } from '../text/plain-text';

/** An exact decimal: `digits` / 10^`decimals`. */
export interface Decimal {
	readonly digits: number;
	readonly decimals: number;
}

export interface Numeral extends Decimal {
	/** Offsets into the plain text. */
	readonly from: number;
	readonly to: number;
	readonly written: 'arabic' | 'chinese';
}

/** At most 18 grouped digits: an unbounded group could be read again and again. */
const ARABIC = /\d{1,3}(?:, ?\d{3}){1,5}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;
const MORE_DOTS = /(?:\.\d+)+/y;
const CHINESE = /[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{1,24}/y;
const LETTER = /[A-Za-z]/;

/** All numbers of the text in order. Ordinals, codes with letters and dotted numbers are left alone. */
export function scanNumerals(plain: PlainText): Numeral[] {
	const { text } = plain;
	const numerals: Numeral[] = [];
	for (let at = 0; at < text.length;) {
		const next = isDigit(text, at)
			? readArabic(plain, at, numerals)
			: readChinese(plain, at, numerals);
		at = Math.max(next, at + 1);
	}
	return numerals;
}

function readArabic(plain: PlainText, at: number, into: Numeral[]): number {
	const { text } = plain;
	ARABIC.lastIndex = at;
	const match = ARABIC.exec(text);
	if (!match) return at;
	let written = match[0];
	let to = at + written.length;
	if (isLooselyGrouped(plain, at, written)) {
		written = /^\d+/.exec(written)![0];
		to = at + written.length;
	} else if (text[to] === ',' && written.includes(',') && isDigit(text, to + 1)) return to;
	MORE_DOTS.lastIndex = to;
	if (MORE_DOTS.test(text)) return MORE_DOTS.lastIndex;
	if (isPartOfCode(plain, at, to)) return to;
	const [whole, fraction = ''] = written.replace(/[, ]/g, '').split('.');
	const digits = Number(whole + fraction);
	if (Number.isSafeInteger(digits))
		into.push({ from: at, to, digits, decimals: fraction.length, written: 'arabic' });
	return to;
}

/**
 * A comma in full width or followed by a space groups thousands only where decimals show that a
 * figure is meant; 「139，300名」 are two numbers.
 */
function isLooselyGrouped(plain: PlainText, at: number, written: string): boolean {
	if (!written.includes(',') || written.includes('.')) return false;
	if (written.includes(' ')) return true;
	return [...written].some((c, i) => c === ',' && plain.source[plain.placeOf(at + i)] !== ',');
}

/** 「DR-G1100」, 「第3条」, 「4G」, 「12 345」: digits that are no quantity. */
function isPartOfCode(plain: PlainText, at: number, to: number): boolean {
	const { text } = plain;
	const before = text[at - 1] ?? '';
	if (before === '第' || before === '.' || before === ' ') return true;
	if (LETTER.test(before) && !plain.gapBefore(at)) return true;
	if (before === '-' && LETTER.test(text[at - 2] ?? '')) return true;
	return text[to] === ' ' && isDigit(text, to + 1);
}

const UNITS = new Map([...'零一二三四五六七八九'].map((c, i) => [c, i]));
for (const [i, c] of [...'〇壹贰叁肆伍陆柒捌玖'].entries()) UNITS.set(c, i);
UNITS.set('两', 2);
const TENS = new Map([
	['十', 10],
	['拾', 10],
	['百', 100],
	['佰', 100],
	['千', 1000],
	['仟', 1000]
]);

function readChinese(plain: PlainText, at: number, into: Numeral[]): number {
	const { text } = plain;
	CHINESE.lastIndex = at;
	const match = CHINESE.exec(text);
	if (!match) return at;
	const to = at + match[0].length;
	const before = text[at - 1] ?? '';
	if (isDigit(text, at - 1) || before === '第' || before === '.') return to;
	const value = chineseValue(match[0]);
	if (value !== undefined)
		into.push({ from: at, to, digits: value, decimals: 0, written: 'chinese' });
	return to;
}

/** 「十二」 12, 「两千零五」 2005, 「三百二十万」 3,200,000; `undefined` for what is no number. */
export function chineseValue(written: string): number | undefined {
	if (/^[万亿百千]/.test(written)) return undefined;
	let total = 0;
	let section = 0;
	let digit: number | undefined;
	let lastTen = Infinity;
	for (const c of written) {
		const unit = UNITS.get(c);
		const ten = TENS.get(c);
		if (unit !== undefined) {
			if (digit !== undefined && digit !== 0) return undefined;
			digit = unit;
		} else if (ten !== undefined) {
			if (ten >= lastTen) return undefined;
			section += (digit || 1) * ten;
			lastTen = ten;
			digit = undefined;
		} else {
			const value = section + (digit ?? 0);
			if (value === 0 && total === 0) return undefined;
			if (c === '亿') total = (total + value) * 1e8;
			else total = total + value * 1e4;
			section = 0;
			lastTen = Infinity;
			digit = undefined;
		}
	}
	const value = total + section + (digit ?? 0);
	return Number.isSafeInteger(value) ? value : undefined;
}

function isDigit(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 48 && code <= 57;
}
