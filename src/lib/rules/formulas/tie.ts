/** A formula over the tables of a format, made ready: where its figures are, and what it goes through. */
import type { Format, FormatTable } from '$lib/formats/format';
import type { AmountUnit } from '$lib/budget/values/amount';
import { compare, negate, ONE, type Decimal } from '$lib/budget/formula/decimal';
import { hasCodes, type CompiledRule } from '../own/compile';
import type { LinearForm, Term } from '../own/linear-form';
import type { Lookup } from '../reading/lookups';

/** A figure that a side adds (1) or takes away (−1). */
export interface TieTerm {
	readonly sign: 1 | -1;
	readonly term: Term;
	/** Of an address of a table. */
	readonly table: FormatTable | undefined;
}

export interface TieSide {
	readonly terms: readonly TieTerm[];
	/** In 分. */
	readonly constant: number;
}

export interface Tie {
	readonly comparator: 'ID' | 'SUM' | '≤';
	readonly actual: TieSide;
	readonly expected: TieSide;
	readonly unit: AmountUnit;
	/** By what the rows of its tables meet, where it is asked of each of them. */
	readonly through: Lookup | 'forms' | undefined;
	/** The tables whose rows or editions it is asked of. */
	readonly tables: readonly string[];
	/** Tells it from the others of its id, where they begin with the same figure. */
	readonly about: string | undefined;
}

/** What a formula says that packs leave to own rules; `undefined` if it only adds, takes away and bounds. */
export function beyondTies({
	comparison,
	left,
	right
}: CompiledRule): 'comparison' | 'multiplication' | undefined {
	if (!['=', '≤', '≥'].includes(comparison)) return 'comparison';
	const multiplies = [...left.terms, ...right.terms].some(
		({ coefficient }) => signOf(coefficient) === undefined
	);
	return multiplies ? 'multiplication' : undefined;
}

/** @param compiled a formula with nothing `beyondTies` */
export function placesOfFormula(
	compiled: CompiledRule,
	format: Format,
	{ also, nth }: { readonly also?: readonly string[] | undefined; readonly nth: number }
): Tie {
	const sides = [sideOf(compiled.left, format), sideOf(compiled.right, format)];
	// `a ≥ b` is `b ≤ a`.
	const [actual, expected] = compiled.comparison === '≥' ? sides.toReversed() : sides;
	const tables = sides.flatMap(({ terms }) => terms.flatMap(({ table }) => table ?? []));
	return {
		comparator: compiled.comparison !== '=' ? '≤' : compiled.nature === 'sum' ? 'SUM' : 'ID',
		...{ actual, expected },
		unit: tables.length === 0 || tables.some(({ unit }) => unit === '元') ? '元' : '万元',
		through: throughOf(compiled, format),
		tables: [...new Set(tables.map(({ id }) => id))],
		about: also === undefined ? undefined : (expected.terms[0]?.table?.id ?? String(nth))
	};
}

function sideOf({ terms, constant }: LinearForm, format: Format): TieSide {
	return {
		terms: terms.map((term) => ({
			sign: signOf(term.coefficient)!,
			term,
			table: tableOf(term, format)
		})),
		constant: Number(constant.digits) / 10 ** constant.places
	};
}

function signOf(coefficient: Decimal): 1 | -1 | undefined {
	if (compare(coefficient, ONE) === 0) return 1;
	return compare(coefficient, negate(ONE)) === 0 ? -1 : undefined;
}

function tableOf({ written: { address } }: Term, format: Format): FormatTable | undefined {
	return address.kind === 'table' ? format.byId.get(address.table) : undefined;
}

function throughOf({ each, left, right }: CompiledRule, format: Format): Tie['through'] {
	if (!each) return undefined;
	if (each.written.address.kind === 'form') return 'forms';
	const rows = [...left.terms, ...right.terms].filter(({ reading }) => reading === 'each');
	const areTrees = rows.every((term) => hasCodes(term, format));
	// Tables that list classes by name meet the others there.
	if (!areTrees && rows.some((term) => hasCodes(term, format))) return 'class';
	return areTrees && each.side === undefined ? 'code' : 'name';
}
