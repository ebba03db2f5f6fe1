/**
 * The words of formulas. What a Chinese keyboard types (（ ） ， ＝ － ×) is read like its
 * half-width sister; inside brackets everything belongs to the name.
 */
import {
	createToken,
	Lexer,
	type CustomPatternMatcherFunc,
	type ILexingResult,
	type TokenType
} from 'chevrotain';

/** Ends the column of an address: spaces, operators, brackets. */
const COLUMN_END = /[\s+＋\-−–－*×＊·/÷／,，()（）=＝≠≤≥<>≦≧＜＞±![\]]/u;
/** The name of a table, F or N. Which tables there are is known to `parseAddress`. */
const ADDRESS_START = /[\p{L}_][\p{L}\p{N}_]*/uy;
/** A row of the same table, or a column of the same row. */
const SHORT_START = /^(?:\[|\.[\p{L}_])/u;
const FUNCTION_NAME = /^(?:sum|count|求和|计数)$/i;

export const AddressToken = createToken({
	name: 'address',
	pattern: { exec: matchAddress } as { exec: CustomPatternMatcherFunc },
	line_breaks: true
});
export const NumberToken = createToken({
	name: 'number',
	pattern: /\d+(?:\.\d+)?(?:\s*(?:万元|元|%|％))?/
});
export const SumToken = createToken({ name: 'sum', pattern: /sum|求和/i });
export const CountToken = createToken({ name: 'count', pattern: /count|计数/i });
export const ToleranceToken = createToken({ name: 'tolerance', pattern: /±|\+\/-/ });
export const ComparisonToken = createToken({
	name: 'comparison',
	pattern: /<=|>=|<>|!=|==|[=＝≠≤≦≥≧<＜>＞]/
});
export const PlusToken = createToken({ name: 'plus', pattern: /[+＋]/ });
export const MinusToken = createToken({ name: 'minus', pattern: /[-−–－]/ });
export const TimesToken = createToken({ name: 'times', pattern: /[*×＊·]/ });
export const DividedToken = createToken({ name: 'divided', pattern: /[/÷／]/ });
export const OpenToken = createToken({ name: 'open', pattern: /[(（]/ });
export const CloseToken = createToken({ name: 'close', pattern: /[)）]/ });
export const CommaToken = createToken({ name: 'comma', pattern: /[,，]/ });
const Space = createToken({
	name: 'space',
	pattern: /[\s\u3000]+/,
	group: Lexer.SKIPPED,
	line_breaks: true
});

export const TOKENS: readonly TokenType[] = [
	...[Space, AddressToken, NumberToken, SumToken, CountToken, ToleranceToken, ComparisonToken],
	...[PlusToken, MinusToken, TimesToken, DividedToken, OpenToken, CloseToken, CommaToken]
];

let lexer: Lexer | undefined;

/** The words of a text; made when first asked for, because most books have no own rules. */
export function wordsOf(text: string): ILexingResult {
	lexer ??= new Lexer([...TOKENS], { positionTracking: 'onlyOffset' });
	return lexer.tokenize(text);
}

/**
 * Takes all that can belong to an address, whole or not: `parseAddress` then says what is wrong
 * with it, and where.
 */
function matchAddress(text: string, offset: number): [string] | null {
	ADDRESS_START.lastIndex = offset;
	const start = ADDRESS_START.exec(text);
	if (!start && !SHORT_START.test(text.slice(offset, offset + 3))) return null;
	let at = offset + (start?.[0].length ?? 0);
	if (start && FUNCTION_NAME.test(start[0]) && !/[@[.]/.test(text[at] ?? '')) return null;
	if (start && text[at] === '@') at = untilUnescaped(text, at + 1, /[[.]/);
	if (text[at] === '[') at = afterBracket(text, at);
	while (text[at] === '.') {
		at = untilColumnEnd(text, at + 1);
		if (text[at] === '[') at = afterBracket(text, at);
	}
	return [text.slice(offset, at)];
}

function afterBracket(text: string, at: number): number {
	const close = untilUnescaped(text, at + 1, /\]/);
	return Math.min(close + 1, text.length);
}

function untilUnescaped(text: string, from: number, stop: RegExp): number {
	let at = from;
	while (at < text.length && !stop.test(text[at])) at += text[at] === '\\' ? 2 : 1;
	return Math.min(at, text.length);
}

function untilColumnEnd(text: string, from: number): number {
	let at = from;
	while (at < text.length && !COLUMN_END.test(text[at])) at++;
	return at;
}
