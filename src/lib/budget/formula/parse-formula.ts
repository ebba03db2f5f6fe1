/**
 * Reads formulas of rules and of computed cells:
 *
 * ```
 * formula    = expression comparison expression [ ± number ]
 * cell       = "=" expression
 * expression = product { (+ | −) product }
 * product    = factor { (× | ÷) factor }
 * factor     = − factor | ( expression ) | (sum | count) ( expression { , expression } )
 *            | address | number [ 元 | 万元 | % ]
 * ```
 */
import { EmbeddedActionsParser, EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { parseAddress } from '../address/address';
import type { Format } from '$lib/formats/format';
import { reading, refuse, type ExpectedToken, type Read } from './failure';
import type { Comparison, Expression, Formula, NumberUnit, NumberWritten, Place } from './formula';
import {
	AddressToken,
	CloseToken,
	CommaToken,
	ComparisonToken,
	CountToken,
	MinusToken,
	NumberToken,
	OpenToken,
	PlusToken,
	SumToken,
	TimesToken,
	DividedToken,
	TOKENS,
	ToleranceToken,
	wordsOf
} from './tokens';

/** Longer texts are not read at all. */
export const LENGTH_LIMIT = 4_000;
/** Brackets within brackets, and signs before signs. */
export const DEPTH_LIMIT = 24;
/** Numbers, addresses and operators together. */
export const PARTS_LIMIT = 400;

/**
 * Reads a formula of a rule. The failure says where it stopped and what could have stood there.
 * @param format whose tables it may name
 */
export function parseFormula(text: string, format: Format): Read<Formula> {
	return reading(() => readAll(text, 0, { format, rule: 'formula' }) as Formula);
}

/** The table in which a computed cell stands; `F` of a project form. */
export type FormulaHome = string;

/**
 * Reads the formula of a computed cell, `=` included; in it `[204].合计`, `[204]` and `.合计` are short
 * for cells of the table, the column and the row in which it stands.
 * @param format whose tables it may name
 */
export function parseCellFormula(
	text: string,
	format: Format,
	home: FormulaHome
): Read<Expression> {
	return reading(() => {
		const start = /^\s*[=＝]/.exec(text)?.[0].length;
		if (start === undefined) return refuse({ kind: 'no-formula' }, { at: 0, length: text.length });
		return readAll(text, start, { format, rule: 'expression', home }) as Expression;
	});
}

interface Reading {
	readonly format: Format;
	readonly rule: 'formula' | 'expression';
	readonly home?: FormulaHome;
}

/** @param start what stands before is blanked out, so that places stay true */
function readAll(text: string, start: number, how: Reading): Formula | Expression {
	if (text.length > LENGTH_LIMIT)
		refuse({ kind: 'too-long', limit: LENGTH_LIMIT }, { at: 0, length: text.length });
	const { tokens, errors } = wordsOf(' '.repeat(start) + text.slice(start));
	bound(tokens);
	const [formula, wrong] = run(tokens, how);
	const [odd] = errors;
	const stopped = wrong && placeOf(wrong.token, text);
	// Whatever comes first in the text is told first.
	if (odd && (!stopped || odd.offset <= stopped.at)) {
		const found = text.slice(odd.offset, odd.offset + odd.length);
		refuse({ kind: 'unknown-character', found }, { at: odd.offset, length: odd.length });
	}
	if (stopped) {
		const found = text.slice(stopped.at, stopped.at + stopped.length);
		const before = tokens.filter((token) => token.startOffset < stopped.at);
		refuse({ kind: 'unexpected', found, expected: expectedAfter(before, how) }, stopped);
	}
	return formula;
}

/** What may follow the words so far; `end` where the formula may be complete. */
export function expectedAfter(tokens: readonly IToken[], how: Reading): ExpectedToken[] {
	const expected = new Set<ExpectedToken>(
		parser()
			.computeContentAssist(how.rule, [...tokens])
			.map(({ nextTokenType }) => nextTokenType.name as ExpectedToken)
	);
	const [, wrong] = run(tokens, how);
	if (!wrong) expected.add('end');
	return [...expected];
}

function run(
	tokens: readonly IToken[],
	{ format, rule, home }: Reading
): [Formula | Expression, IRecognitionException | undefined] {
	const reader = parser();
	reader.format = format;
	reader.home = home;
	reader.input = [...tokens];
	const formula = reader[rule]();
	return [formula, reader.errors[0]];
}

/** Recursion is bounded before it starts. */
function bound(tokens: readonly IToken[]): void {
	let depth = 0;
	let signs = 0;
	for (const token of tokens) {
		const place = { at: token.startOffset, length: token.image.length };
		if (token.tokenType === OpenToken) depth++;
		if (token.tokenType === CloseToken) depth--;
		signs = token.tokenType === MinusToken ? signs + 1 : 0;
		if (depth + signs > DEPTH_LIMIT) refuse({ kind: 'too-deep', limit: DEPTH_LIMIT }, place);
	}
	const beyond = tokens[PARTS_LIMIT];
	if (beyond)
		refuse(
			{ kind: 'too-many-parts', limit: PARTS_LIMIT },
			{ at: beyond.startOffset, length: beyond.image.length }
		);
}

function placeOf(token: IToken, text: string): Place {
	if (token.tokenType !== EOF) return { at: token.startOffset, length: token.image.length };
	return { at: text.trimEnd().length, length: 0 };
}

class FormulaParser extends EmbeddedActionsParser {
	/** Of the formula that is being read. */
	declare format: Format;
	declare home: FormulaHome | undefined;

	constructor() {
		super([...TOKENS], { recoveryEnabled: false });
		this.performSelfAnalysis();
	}

	readonly formula = this.RULE('formula', (): Formula => {
		const left = this.SUBRULE(this.expression);
		const sign = this.CONSUME(ComparisonToken);
		const right = this.SUBRULE2(this.expression);
		const tolerance = this.OPTION(() => {
			this.CONSUME(ToleranceToken);
			const token = this.CONSUME(NumberToken);
			return this.ACTION(() => numberOf(token));
		});
		return this.ACTION(() => {
			const comparison = comparisonOf(sign.image);
			return { left, comparison, right, ...(tolerance && { tolerance }) };
		});
	});

	readonly expression = this.RULE('expression', (): Expression => {
		let left = this.SUBRULE(this.product);
		this.MANY(() => {
			const kind = this.OR([
				{ ALT: () => (this.CONSUME(PlusToken), 'plus' as const) },
				{ ALT: () => (this.CONSUME(MinusToken), 'minus' as const) }
			]);
			const right = this.SUBRULE2(this.product);
			left = this.ACTION(() => ({ kind, left, right, ...span(left, right) }));
		});
		return left;
	});

	readonly product = this.RULE('product', (): Expression => {
		let left = this.SUBRULE(this.factor);
		this.MANY(() => {
			const kind = this.OR([
				{ ALT: () => (this.CONSUME(TimesToken), 'times' as const) },
				{ ALT: () => (this.CONSUME(DividedToken), 'divided' as const) }
			]);
			const right = this.SUBRULE2(this.factor);
			left = this.ACTION(() => ({ kind, left, right, ...span(left, right) }));
		});
		return left;
	});

	readonly factor: () => Expression = this.RULE('factor', (): Expression =>
		this.OR<Expression>([
			{
				ALT: () => {
					const sign = this.CONSUME(MinusToken);
					const of = this.SUBRULE(this.factor);
					return this.ACTION(() => ({ kind: 'negative', of, ...span(written(sign), of) }));
				}
			},
			{
				ALT: () => {
					this.CONSUME(OpenToken);
					const inner = this.SUBRULE(this.expression);
					this.CONSUME(CloseToken);
					return inner;
				}
			},
			{ ALT: () => this.SUBRULE(this.call) },
			{
				ALT: () => {
					const token = this.CONSUME(AddressToken);
					return this.ACTION(() => addressOf(token, this.format, this.home));
				}
			},
			{
				ALT: () => {
					const token = this.CONSUME(NumberToken);
					return this.ACTION(() => numberOf(token));
				}
			}
		])
	);

	readonly call = this.RULE('call', (): Expression => {
		const name = this.OR([
			{ ALT: () => this.CONSUME(SumToken) },
			{ ALT: () => this.CONSUME(CountToken) }
		]);
		const of: Expression[] = [];
		this.CONSUME(OpenToken);
		this.AT_LEAST_ONE_SEP({
			SEP: CommaToken,
			DEF: () => {
				of.push(this.SUBRULE(this.expression));
			}
		});
		const close = this.CONSUME(CloseToken);
		return this.ACTION(() => ({
			kind: name.tokenType === SumToken ? 'sum' : 'count',
			of,
			...span(written(name), written(close))
		}));
	});
}

let made: FormulaParser | undefined;

/** Made when first asked for: analysing the grammar takes a while, and most books have no own rules. */
function parser(): FormulaParser {
	return (made ??= new FormulaParser());
}

function written(token: IToken): Place {
	return { at: token.startOffset, length: token.image.length };
}

function span(from: Place, to: Place): Place {
	return { at: from.at, length: to.at + to.length - from.at };
}

const SIGNS: Readonly<Record<string, Comparison>> = {
	...{ '=': '=', '==': '=', '＝': '=', '≠': '≠', '!=': '≠', '<>': '≠', '≤': '≤', '<=': '≤' },
	...{ '≦': '≤', '≥': '≥', '>=': '≥', '≧': '≥', '<': '<', '＜': '<', '>': '>', '＞': '>' }
};

function comparisonOf(image: string): Comparison {
	return SIGNS[image];
}

const WRITTEN_NUMBER = /^0*(\d+?)(?:\.(\d*?)0*)?\s*(万元|元|%|％)?$/;
/** Digits that every unit can hold exactly. */
const WHOLE_DIGITS = 12;
const FRACTION_DIGITS = 6;

function numberOf(token: IToken): NumberWritten {
	const place = written(token);
	const [, whole, fraction = '', unit] = WRITTEN_NUMBER.exec(token.image)!;
	const allowed = unit === '元' ? 2 : FRACTION_DIGITS;
	if (whole.length > WHOLE_DIGITS || fraction.length > allowed)
		refuse({ kind: 'bad-number', found: token.image }, place);
	const decimal = fraction === '' ? whole : `${whole}.${fraction}`;
	const normal = unit === '％' ? '%' : (unit as NumberUnit | undefined);
	return { kind: 'number', decimal, ...(normal && { unit: normal }), ...place };
}

const SHORT = /^[[.]/;

function addressOf(token: IToken, format: Format, home: FormulaHome | undefined): Expression {
	const place = written(token);
	const isShort = home !== undefined && SHORT.test(token.image);
	const lead = isShort ? home : '';
	const parsed = parseAddress(lead + token.image, format);
	if (parsed.ok)
		return {
			kind: 'address',
			address: parsed.address,
			...(isShort && { short: true as const }),
			...place
		};
	const at = Math.max(parsed.failure.at - lead.length, 0);
	const { expected } = parsed.failure;
	return refuse(
		{ kind: 'bad-address', expected },
		{ at: place.at + at, length: token.image.length - at }
	);
}
