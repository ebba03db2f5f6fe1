/**
 * The code of a number format (ECMA-376 18.8.31) → its sections: how digits are placed, what is
 * written around them, and by which power of ten the number is moved before it is shown.
 */

/** One piece of a section, in its order. */
export type FormatPiece =
	| { readonly is: 'digit'; readonly shows: '0' | '#' | '?' }
	| { readonly is: 'literal'; readonly text: string }
	| { readonly is: 'point' | 'comma' | 'percent' | 'general' | 'text' };

export interface FormatSection {
	/** `[>=10000]`; absent where the sign decides. */
	readonly condition?: { readonly operator: string; readonly than: number };
	readonly kind: 'figure' | 'date' | 'other';
	/** Without colours, conditions and locales. */
	readonly code: string;
	readonly pieces: readonly FormatPiece[];
	/** Red figures are negative even where no sign is shown. */
	readonly isRed: boolean;
}

export function formatSections(code: string): FormatSection[] {
	return splitSections(code).map(sectionOf);
}

/** Semicolons part sections, but for those that are quoted or escaped. */
function splitSections(code: string): string[] {
	const sections = [''];
	for (const [token] of code.matchAll(/"[^"]*"?|[\\!].|[_*].|\[[^\]]*\]|[^]/g)) {
		if (token === ';') sections.push('');
		else sections[sections.length - 1] += token;
	}
	return sections.slice(0, 4);
}

const BRACKET = /^\[([^\]]*)\]/;
const CONDITION = /^(<>|<=|>=|<|>|=)(-?\d+(?:\.\d+)?)$/;
const ELAPSED = /^(?:h+|m+|s+)$/i;
/** `G/通用格式` is how Chinese programs write `General`. */
const GENERAL = /^(?:General|G\/通用格式)/i;

function sectionOf(section: string): FormatSection {
	const pieces: FormatPiece[] = [];
	let condition: FormatSection['condition'];
	let code = '';
	let bare = '';
	let isRed = false;
	for (let rest = section; rest !== '';) {
		const bracket = BRACKET.exec(rest);
		if (bracket && !ELAPSED.test(bracket[1])) {
			const found = CONDITION.exec(bracket[1]);
			if (found) condition = { operator: found[1], than: Number(found[2]) };
			isRed ||= /^(?:red|红色)$/i.test(bracket[1]);
			// `[$¥-804]` is a currency.
			const currency = /^\$([^-]+)/.exec(bracket[1])?.[1];
			if (currency) pieces.push({ is: 'literal', text: currency });
			rest = rest.slice(bracket[0].length);
			continue;
		}
		const { length, piece } = pieceAt(rest);
		if (piece) pieces.push(piece);
		else bare += rest.slice(0, length);
		code += rest.slice(0, length).replace(/^!/, '\\');
		rest = rest.slice(length);
	}
	const kind = /[ymdhse]|AM\/PM|上午\/下午/i.test(bare.replace(/E[+-]/i, ''))
		? 'date'
		: /E[+-]|\//i.test(bare)
			? 'other'
			: 'figure';
	return { ...(condition && { condition }), kind, code, pieces: joined(pieces), isRed };
}

/** No piece: a letter that means something in dates only. */
function pieceAt(rest: string): { length: number; piece?: FormatPiece } {
	const general = GENERAL.exec(rest);
	if (general) return { length: general[0].length, piece: { is: 'general' } };
	const quoted = /^"([^"]*)"?/.exec(rest);
	if (quoted) return { length: quoted[0].length, piece: { is: 'literal', text: quoted[1] } };
	const [first] = rest;
	switch (first) {
		case '\\':
		case '!':
			return { length: 2, piece: { is: 'literal', text: rest[1] ?? '' } };
		case '_':
			return { length: 2, piece: { is: 'literal', text: ' ' } };
		case '*':
			return { length: 2, piece: { is: 'literal', text: '' } };
		case '0':
		case '#':
		case '?':
			return { length: 1, piece: { is: 'digit', shows: first } };
		case '.':
			return { length: 1, piece: { is: 'point' } };
		case ',':
			return { length: 1, piece: { is: 'comma' } };
		case '%':
			return { length: 1, piece: { is: 'percent' } };
		case '@':
			return { length: 1, piece: { is: 'text' } };
	}
	const am = /^(?:AM\/PM|上午\/下午|E[+-])/i.exec(rest);
	if (am) return { length: am[0].length };
	if (/[a-z/[\]]/i.test(first)) return { length: 1 };
	return { length: 1, piece: { is: 'literal', text: first } };
}

/** Literals that follow each other are one. */
function joined(pieces: readonly FormatPiece[]): FormatPiece[] {
	const all: FormatPiece[] = [];
	for (const piece of pieces) {
		const last = all.at(-1);
		if (piece.is === 'literal' && last?.is === 'literal')
			all[all.length - 1] = { is: 'literal', text: last.text + piece.text };
		else all.push(piece);
	}
	return all;
}
