/** What is looked for, made ready to be matched against texts and amounts. */
import { exactAmount, parseAmount, type AmountUnit, type Fen } from '$lib/budget/values/amount';

export interface FindQuery {
	readonly text: string;
	/** Only cells that hold nothing else. */
	readonly isWhole: boolean;
}

/** Longer than anybody types; a mistaken paste is cut here. */
export const LONGEST_QUERY = 200;

/** A longer text hardly stands in two places. */
const REPEATED = 60;

/** Offsets in UTF-16 units, `end` exclusive. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

export interface Matcher {
	/** Where the text matches; none: nowhere. */
	inText(text: string): readonly Stretch[];
	/** `value`: it is the amount that was asked for; `digits`: what it is printed with contains it. */
	ofAmount(amount: Fen, unit: AmountUnit): 'value' | 'digits' | undefined;
}

/**
 * Upper and lower case, full and half width are the same; `1,234.5` also finds 1234.50, in cells by
 * value in the unit of their table, in texts as the number is written. `undefined`: nothing is asked.
 */
export function matcherOf({ text, isWhole }: FindQuery): Matcher | undefined {
	const asked = text.trim().slice(0, LONGEST_QUERY);
	if (asked === '') return undefined;
	const number = plainNumber(asked);
	const words = [...asked].map(likeOf).join('');
	const either = number === undefined ? words : `${numberLike(number)}|${words}`;
	const pattern = new RegExp(isWhole ? `^\\s*(?:${either})\\s*$` : either, 'gu');
	const wanted = { 元: amountOf(asked, '元'), 万元: amountOf(asked, '万元') };
	const digits = number?.replace(/^-/, '');
	// Forms and tables say the same things over and over.
	const known = new Map<string, readonly Stretch[]>();
	return {
		inText: (each) => {
			if (each.length > REPEATED) return stretchesOf(pattern, each);
			let found = known.get(each);
			if (!found) known.set(each, (found = stretchesOf(pattern, each)));
			return found;
		},
		ofAmount: (amount, unit) => {
			if (number === undefined) return undefined;
			if (amount === wanted[unit]) return 'value';
			return !isWhole && exactAmount(amount, unit).includes(digits!) ? 'digits' : undefined;
		}
	};
}

function amountOf(asked: string, unit: AmountUnit): Fen | undefined {
	const read = parseAmount(asked, unit);
	return read.ok ? read.value : undefined;
}

/** `1,234.50` as `1234.5`; `undefined` of what is no number, or a piece of one. */
function plainNumber(asked: string): string | undefined {
	const half = [...asked].map(halfWidth).join('').replace(/[−–—]/g, '-').replaceAll(',', '');
	const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(half);
	if (!match) return undefined;
	const fraction = (match[3] ?? '').replace(/0+$/, '');
	return match[1] + match[2] + (fraction && `.${fraction}`);
}

/** The number as texts write it: with or without separators and closing zeros, and not in a longer one. */
function numberLike(number: string): string {
	const [whole, fraction] = number.replace('-', '').split('.');
	const sign = number.startsWith('-') ? '[-－−–—]' : '';
	const digits = [...whole].map(likeOf).join('[,，]?');
	const places = fraction ? `[.．]${[...fraction].map(likeOf).join('')}[0０]*` : '(?:[.．][0０]+)?';
	const inNumber = '0-9０-９';
	return `(?<![${inNumber}][.．,]?)${sign}${digits}${places}(?![.．,]?[${inNumber}])`;
}

function stretchesOf(pattern: RegExp, text: string): readonly Stretch[] {
	pattern.lastIndex = 0;
	if (!pattern.test(text)) return NOWHERE;
	pattern.lastIndex = 0;
	return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
		start: index,
		end: index + found.length
	}));
}

const NOWHERE: readonly Stretch[] = [];

/** A character and those that count as the same. */
function likeOf(character: string): string {
	if (/\s/u.test(character)) return '\\s';
	const half = halfWidth(character);
	const forms = [half.toLowerCase(), half.toUpperCase()].flatMap((form) => [form, fullWidth(form)]);
	const all = [...new Set([character, ...forms])].filter((form) => [...form].length === 1);
	return `[${all.map((form) => `\\u{${form.codePointAt(0)!.toString(16)}}`).join('')}]`;
}

const WIDER = 0xfee0;

function halfWidth(character: string): string {
	const code = character.codePointAt(0)!;
	return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - WIDER) : character;
}

function fullWidth(character: string): string {
	const code = character.codePointAt(0)!;
	return code >= 0x21 && code <= 0x7e ? String.fromCodePoint(code + WIDER) : character;
}
