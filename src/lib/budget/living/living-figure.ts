/**
 * Living figures: what a text says of the book by address and format, to be printed whenever it is
 * read. They stand in the plain text between double braces:
 *
 * ```
 * {{T3[合计].合计}}                        41,764.14万元
 * {{T3[合计].合计|比上年}}                  比上年增加5,367.16万元，增长14.75%
 * {{T2[合计].单位资金 / T1[收入总计].金额|占比}}  2.70%
 * {{T1[支出总计].当年 + T1[支出总计].结转}}      a sum
 * {{T12[*].一般公共预算}}                    a column added up, as rules write it: {{sum(T12[*].一般公共预算)}}
 * {{F[办案费@市局].年度资金总额}}             a cell of a project form, which is kept in 元
 * {{T6[*].人员经费|列表}}                    the names of the rows with figures
 * {{T8|有无}}                             无政府性基金预算支出
 * {{F[*]|个数}} {{单位|列表}} {{年度}} {{上年度}}
 * ```
 */
import type { Format } from '$lib/formats/format';
import { parseAddress, printAddress, type Address } from '../address/address';
import { isMark } from '../values/text-mark';

/** What is printed of a figure, a list or a table. */
export const LIVING_FORMATS = [
	'万元',
	'元',
	'数',
	'上年',
	'比上年',
	'同比',
	'增减',
	'升降',
	'增减额',
	'增减率',
	'占比',
	'列表',
	'个数',
	'有无'
] as const;
export type LivingFormat = (typeof LIVING_FORMATS)[number];

/** The year of the book, the one before, its units: what stands in no table. */
export const LIVING_WORDS = ['年度', '上年度', '单位'] as const;
export type LivingWord = (typeof LIVING_WORDS)[number];

export interface LivingTerm {
	readonly sign: 1 | -1;
	readonly of: Address | LivingWord;
}

export interface LivingFigure {
	readonly terms: readonly LivingTerm[];
	/** The whole of which it is a share. */
	readonly whole?: readonly LivingTerm[];
	readonly format: LivingFormat;
}

/** A figure as it stands in a text, braces included. */
const FIGURE = /\{\{[^\n\r]*?\}\}/g;

/** A stretch of a text: plain words, a living figure, or where a mark begins or ends. */
export interface LivingPiece {
	readonly kind: 'text' | 'figure' | 'mark';
	/** As written; of a figure or mark with its braces. */
	readonly source: string;
	/** Offset in the text, in UTF-16 units. */
	readonly at: number;
}

/** Whether a text reads otherwise than it is written: it has figures or marks. */
export function isLiving(text: string): boolean {
	return text.includes('{{');
}

export function hasFigures(text: string): boolean {
	return piecesOf(text).some(({ kind }) => kind === 'figure');
}

/** The pieces of a text, in order; none is empty. */
export function piecesOf(text: string): LivingPiece[] {
	const pieces: LivingPiece[] = [];
	let at = 0;
	const words = (to: number) => {
		if (to > at) pieces.push({ kind: 'text', source: text.slice(at, to), at });
	};
	for (const { 0: source, index } of isLiving(text) ? text.matchAll(FIGURE) : []) {
		words(index);
		pieces.push({ kind: isMark(source) ? 'mark' : 'figure', source, at: index });
		at = index + source.length;
	}
	words(text.length);
	return pieces;
}

/**
 * Reads a figure with its braces; `undefined` where it is none.
 * @param format of the book whose text it is
 */
export function parseLivingFigure(source: string, format: Format): LivingFigure | undefined {
	if (!source.startsWith('{{') || !source.endsWith('}}')) return undefined;
	const parts = splitOutside(source.slice(2, -2), /\|/);
	const shown = (parts[1] ?? '万元').trim() as LivingFormat;
	if (parts.length > 2 || !LIVING_FORMATS.includes(shown)) return undefined;
	const [sum, whole, ...more] = splitOutside(parts[0], / \/ /).map((side) =>
		readTerms(side, format)
	);
	if (!sum || more.length > 0 || (parts[0].includes(' / ') && !whole)) return undefined;
	return { terms: sum, ...(whole && { whole }), format: shown };
}

/** Prints a figure with its braces; `parseLivingFigure` of it is the same figure. */
export function printLivingFigure({ terms, whole, format }: LivingFigure): string {
	const over = whole ? ` / ${printTerms(whole)}` : '';
	const as = format === '万元' ? '' : `|${format}`;
	return `{{${printTerms(terms)}${over}${as}}}`;
}

/** The figure of one cell. */
export function livingCell(of: Address, format: LivingFormat = '万元'): LivingFigure {
	return { terms: [{ sign: 1, of }], format };
}

function printTerms(terms: readonly LivingTerm[]): string {
	return terms
		.map(({ sign, of }, i) => {
			const name = typeof of === 'string' ? of : printAddress(of);
			return i === 0 ? name : `${sign > 0 ? ' + ' : ' - '}${name}`;
		})
		.join('');
}

const OPERATOR = / ([+−-]) /;

function readTerms(text: string, format: Format): LivingTerm[] | undefined {
	const terms: LivingTerm[] = [];
	let sign: LivingTerm['sign'] = 1;
	for (const piece of splitOutside(text, OPERATOR)) {
		const word = piece.trim();
		if (/^[+−-]$/.test(word)) {
			sign = word === '+' ? 1 : -1;
			continue;
		}
		const of = readOperand(word, format);
		if (of === undefined) return undefined;
		terms.push({ sign, of });
	}
	return terms;
}

function readOperand(word: string, format: Format): LivingTerm['of'] | undefined {
	if ((LIVING_WORDS as readonly string[]).includes(word)) return word as LivingWord;
	const summed = /^sum\((.*)\)$/su.exec(word)?.[1];
	const parsed = parseAddress(summed?.trim() ?? word, format);
	if (!parsed.ok || parsed.address.kind === 'narrative') return undefined;
	return summed === undefined || isColumn(parsed.address) ? parsed.address : undefined;
}

/** Whether an address names a whole column: `T12[*].合计`. */
function isColumn(address: Address): boolean {
	return address.kind === 'table'
		? address.row === '*'
		: address.kind === 'form' && address.project === '*';
}

/** Splits where the pattern stands outside of brackets, keeping what it captures. */
function splitOutside(text: string, pattern: RegExp): string[] {
	// What is inside of a bracket may look like anything: it is hidden while splitting.
	const names: string[] = [];
	const hidden = text.replace(/\[(?:\\.|[^\]\\])*\]/g, (name) => {
		names.push(name);
		return '\u0000';
	});
	let next = 0;
	return hidden
		.split(pattern)
		.map((piece) => piece.replaceAll('\u0000', () => names[next++] ?? ''));
}
