/** A formula made ready: what can be known of it without a book is settled here, once. */
import { printAddress, type RowName } from '$lib/budget/address/address';
import type { TableId } from '$lib/budget/book/book';
import type { Format } from '$lib/formats/format';
import { keyOfFixed } from '$lib/formats/format-tables';
import type { AmountUnit } from '$lib/budget/values/amount';
import { compare, isZero, ONE, size, type Decimal } from '$lib/budget/formula/decimal';
import { reading, refuse, type Read } from '$lib/budget/formula/failure';
import type { AddressWritten, Comparison, Formula } from '$lib/budget/formula/formula';
import {
	constantForm,
	isStar,
	joined,
	linearForm,
	type Dimension,
	type LinearForm,
	type Term
} from './linear-form';
import { parseFormula } from '$lib/budget/formula/parse-formula';
import { printFormula } from '$lib/budget/formula/print-formula';

/** Addresses with `*` in one rule. */
export const COLUMNS_LIMIT = 24;

export interface CompiledRule {
	readonly formula: Formula;
	/** In its one printed form. */
	readonly text: string;
	readonly comparison: Comparison;
	readonly left: LinearForm;
	readonly right: LinearForm;
	readonly dimension: 'amount' | 'number';
	/** In 分 where amounts are compared. */
	readonly tolerance?: Decimal;
	/** The first `[*]` outside a sum: the rule is checked for each of its rows. */
	readonly each?: Term;
	/** What its amounts are printed in. */
	readonly unit: AmountUnit;
	/**
	 * - `identity`: one figure against another, exact; `conversion`: one of a form (元) against one in 万元
	 * - `sum`: figures that were rounded one by one
	 */
	readonly nature: 'identity' | 'conversion' | 'sum';
}

const compiled = new WeakMap<Format, Map<string, Read<CompiledRule>>>();
const REMEMBERED = 1_000;

/**
 * The same text is compiled once.
 * @param format whose tables, rows and columns it speaks of
 */
export function compileFormula(text: string, format: Format): Read<CompiledRule> {
	let known = compiled.get(format);
	if (!known) compiled.set(format, (known = new Map<string, Read<CompiledRule>>()));
	let result = known.get(text);
	if (!result) {
		const parsed = parseFormula(text, format);
		result = parsed.ok ? reading(() => compile(parsed.value, format)) : parsed;
		if (known.size >= REMEMBERED) known.clear();
		known.set(text, result);
	}
	return result;
}

function compile(formula: Formula, format: Format): CompiledRule {
	const left = linearForm(formula.left, format);
	const right = linearForm(formula.right, format);
	const terms = [...left.terms, ...right.terms];
	const whole = {
		at: formula.left.at,
		length: formula.right.at + formula.right.length - formula.left.at
	};
	const dimension = joined(left, right, formula.right);
	if (terms.length === 0) refuse({ kind: 'no-cells' }, whole);
	const columns = terms.filter(({ written }) => isStar(written.address));
	if (columns.length > COLUMNS_LIMIT)
		refuse({ kind: 'too-many-columns', limit: COLUMNS_LIMIT }, columns[COLUMNS_LIMIT].written);
	const each = terms.find((term) => term.reading === 'each');
	if (each) for (const term of terms) refuseUnmatched(term, each, format);
	refuseCycles(left.terms, right.terms, format);
	const unit = terms.every(({ written }) => written.address.kind === 'form') ? '元' : '万元';
	const tolerance = toleranceOf(formula, dimension, unit);
	return {
		formula,
		text: printFormula(formula),
		comparison: formula.comparison,
		left,
		right,
		dimension: dimension === 'amount' ? 'amount' : 'number',
		...(tolerance && { tolerance }),
		...(each && { each }),
		unit,
		nature: natureOf(left, right)
	};
}

/** Rows are gone through together only where they are rows of one kind, and meet. */
function refuseUnmatched(term: Term, each: Term, format: Format): void {
	if (term.reading !== 'each') return;
	const [kind, domain] = [term.written.address.kind, each.written.address.kind];
	if (kind !== domain || !rowsMeet(term, each, format))
		refuse({ kind: 'rows-do-not-match' }, term.written);
}

/** On one side by name; those of a table without sides also meet a side of another, by their codes. */
function rowsMeet(term: Term, each: Term, format: Format): boolean {
	if (term.side === each.side) return true;
	const hasBoth = term.side !== undefined && each.side !== undefined;
	return !hasBoth && hasCodes(term, format) && hasCodes(each, format);
}

/** Whether codes name the rows that a term stands for. */
export function hasCodes({ written: { address }, side }: Term, format: Format): boolean {
	const table = address.kind === 'table' ? format.byId.get(address.table) : undefined;
	return table?.columns.some((column) => column.holds === 'code' && column.side === side) ?? false;
}

/** A cell that also stands on the other side compares something with itself. */
function refuseCycles(left: readonly Term[], right: readonly Term[], format: Format): void {
	for (const a of left)
		for (const b of right) {
			if (a.reading === 'count' || b.reading === 'count') continue;
			if (covers(a.written, b.written, format)) refuse({ kind: 'cyclic' }, b.written);
		}
}

function covers(a: AddressWritten, b: AddressWritten, format: Format): boolean {
	if (printAddress(a.address) === printAddress(b.address)) return true;
	const [x, y] = [a.address, b.address];
	if (x.kind !== 'table' || y.kind !== 'table') {
		const forms = x.kind === 'form' && y.kind === 'form' && x.column === y.column;
		return forms && isStar(x) !== isStar(y);
	}
	if (x.table !== y.table || x.edition !== y.edition || x.column !== y.column) return false;
	const named = [x.row, y.row].find((row): row is RowName => typeof row === 'object');
	if (!named || (x.row !== '*' && y.row !== '*')) return false;
	// In code trees a sum takes the 类 only; 款 and 项 are never among its addends.
	if (/^\d{5,7}$/.test(named.key)) return false;
	return !isTotal(format, x.table, named);
}

/** Totals stand outside the rows that `sum(…[*]…)` adds up, so they may be compared with them. */
function isTotal(format: Format, id: TableId, { key, nth }: RowName): boolean {
	const table = format.byId.get(id);
	const rows = table?.fixedRows.filter((row) => keyOfFixed(table, row) === key) ?? [];
	return rows[nth - 1]?.role === 'total';
}

function toleranceOf(
	{ tolerance, comparison }: Formula,
	dimension: Dimension,
	unit: AmountUnit
): Decimal | undefined {
	if (!tolerance) return undefined;
	if (comparison !== '=') refuse({ kind: 'tolerance-without-equality' }, tolerance);
	const { unit: written } = tolerance;
	if (written === '%' || (written !== undefined && dimension === 'number'))
		refuse({ kind: 'amount-beside-number' }, tolerance);
	// A bare tolerance is in what the figures are printed in.
	const meant = dimension === 'amount' && !written ? { ...tolerance, unit } : tolerance;
	return constantForm(meant).constant;
}

function natureOf(left: LinearForm, right: LinearForm): CompiledRule['nature'] {
	const sides = [left, right];
	const isPlain = sides.every(
		({ terms, constant }) =>
			(terms.length === 0 || (terms.length === 1 && isZero(constant))) &&
			terms.every(
				({ reading, coefficient }) =>
					(reading === 'cell' || reading === 'each') && compare(size(coefficient), ONE) === 0
			)
	);
	if (!isPlain) return 'sum';
	const kinds = new Set(
		sides.flatMap(({ terms }) => terms.map(({ written }) => written.address.kind === 'form'))
	);
	return kinds.size === 2 ? 'conversion' : 'identity';
}
