/** Evaluates a compiled rule in a book, once or for one row. */
import { exactAmount } from '$lib/budget/values/amount';
import { tableOf } from '$lib/budget/book/book';
import type { CellRange } from '../finding/finding';
import { roundingInterval } from '../comparing/interval';
import type { Operand } from '../reading/operand';
import type { Place } from '../finding/finding';
import type { FormulaReader } from './formula-reader';
import type { CompiledRule } from './compile';
import {
	add,
	compare,
	decimalOf,
	isZero,
	multiply,
	negate,
	printDecimal,
	printDecimalAmount,
	roundedAt,
	size,
	ZERO,
	type Decimal
} from '$lib/budget/formula/decimal';
import { nameOfTerm, type LinearForm, type Term } from './linear-form';
import { measure, sheetOfTerm, type EachRow } from './measure';

/**
 * - `holds`, `fails`; `rounding`: fails by no more than the rounding of its figures can cause
 * - `empty`: a table that it names has no figure yet, or the row none, so there is nothing to say
 * - `lost`: a row or fact that it names is not in the book
 */
export type Verdict = 'holds' | 'fails' | 'rounding' | 'empty' | 'lost';

export interface SideValue {
	readonly value: Decimal;
	readonly cells: readonly Place[];
	readonly ranges: readonly CellRange[];
}

export interface Evaluation {
	readonly verdict: Verdict;
	/** Of `lost`: the address that names nothing. */
	readonly lost?: string;
	/** Of `holds`, `fails` and `rounding`. */
	readonly sides?: { readonly left: Measured; readonly right: Measured };
}

interface MeasuredTerm {
	readonly term: Term;
	readonly operand: Operand;
}

export interface Measured {
	readonly value: Decimal;
	readonly terms: readonly MeasuredTerm[];
}

export function evaluate(rule: CompiledRule, reader: FormulaReader, each?: EachRow): Evaluation {
	const terms = [...rule.left.terms, ...rule.right.terms];
	if (!terms.every((term) => saysSomething(term, reader))) return { verdict: 'empty' };
	const lost = lostTerm(rule, reader);
	if (lost) return { verdict: 'lost', lost: nameOfTerm(lost) };
	const measured = new Map<Term, Operand>();
	for (const term of terms) {
		const operand = measure(reader, term, each);
		// What has no row beside this one is not printed, and not compared (R6).
		if (!operand) return { verdict: 'empty' };
		measured.set(term, operand);
	}
	if (each && [...measured].every(([t, o]) => t.reading !== 'each' || o.figures === 0))
		return { verdict: 'empty' };
	const left = valueOf(rule.left, measured);
	const right = valueOf(rule.right, measured);
	return { verdict: judge(rule, left, right), sides: { left, right } };
}

/** The first term that names a row or fact which is not in the book. */
export function lostTerm({ left, right }: CompiledRule, reader: FormulaReader): Term | undefined {
	return [...left.terms, ...right.terms].find(
		(term) => term.reading !== 'each' && measure(reader, term) === undefined
	);
}

/** An empty table says nothing. */
function saysSomething(term: Term, reader: FormulaReader): boolean {
	if (term.reading === 'count') return true;
	const sheet = sheetOfTerm(reader, term);
	return sheet === undefined || tableOf(sheet) === undefined || reader.hasFigures(sheet);
}

function valueOf({ constant, terms }: LinearForm, measured: Map<Term, Operand>): Measured {
	let value = constant;
	const parts = terms.map((term) => {
		const operand = measured.get(term)!;
		value = add(value, multiply(term.coefficient, decimalOf(operand.value)));
		return { term, operand };
	});
	return { value, terms: parts };
}

function judge(rule: CompiledRule, left: Measured, right: Measured): Verdict {
	const { comparison, tolerance, nature, dimension } = rule;
	if (nature === 'conversion' && comparison === '=' && !tolerance)
		return compare(inWan(left), inWan(right)) === 0 ? 'holds' : 'fails';
	const difference = add(left.value, negate(right.value));
	if (isSatisfied(comparison, difference)) return 'holds';
	if (tolerance) return compare(size(difference), tolerance) <= 0 ? 'holds' : 'fails';
	const mayRound = comparison === '=' || comparison === '≤' || comparison === '≥';
	if (nature !== 'sum' || dimension !== 'amount' || !mayRound) return 'fails';
	return compare(size(difference), interval(left, right)) <= 0 ? 'rounding' : 'fails';
}

function isSatisfied(comparison: CompiledRule['comparison'], difference: Decimal): boolean {
	const sign = compare(difference, ZERO);
	switch (comparison) {
		case '=':
			return isZero(difference);
		case '≠':
			return !isZero(difference);
		case '≤':
			return sign <= 0;
		case '≥':
			return sign >= 0;
		case '<':
			return sign < 0;
		case '>':
			return sign > 0;
	}
}

/** A form's 元 as a table prints it; a figure in 万元 as it is. */
function inWan({ value, terms }: Measured): Decimal {
	return terms.some(({ term }) => isForm(term)) ? roundedAt(value, 4) : value;
}

/** Half of the last printed place for each figure that was rounded, times what it is multiplied by. */
function interval(...sides: readonly Measured[]): Decimal {
	const half = decimalOf(roundingInterval(0, '万元'));
	let total = ZERO;
	for (const { term, operand } of sides.flatMap(({ terms }) => terms))
		if (!isForm(term) && term.reading !== 'count')
			total = add(
				total,
				multiply(size(term.coefficient), multiply(half, decimalOf(operand.figures)))
			);
	return total;
}

function isForm({ written }: Term): boolean {
	return written.address.kind === 'form';
}

/** Both sides and their difference as a finding prints them. */
export function printSides(
	rule: CompiledRule,
	{ left, right }: NonNullable<Evaluation['sides']>
): { actual: string; expected: string; difference: string } {
	const print = (value: Decimal): string =>
		rule.dimension === 'amount' ? printDecimalAmount(value, rule.unit) : printDecimal(value);
	const isConverted = rule.nature === 'conversion' && rule.comparison === '=' && !rule.tolerance;
	const [a, b] = isConverted ? [inWan(left), inWan(right)] : [left.value, right.value];
	return { actual: print(a), expected: print(b), difference: print(add(a, negate(b))) };
}

/** A term's value as it is printed, before it is multiplied. */
export function printOperand({ term, operand }: MeasuredTerm): string {
	if (term.reading === 'count') return String(operand.value);
	return exactAmount(operand.value, isForm(term) ? '元' : '万元');
}

/** Every cell of both sides, the left side's first. */
export function placesOf({ left, right }: NonNullable<Evaluation['sides']>): SideValue {
	const operands = [...left.terms, ...right.terms].map(({ operand }) => operand);
	return {
		value: left.value,
		cells: operands.flatMap((operand) => operand.cells()),
		ranges: operands.flatMap((operand) => operand.ranges)
	};
}
