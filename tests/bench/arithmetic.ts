/**
 * The arithmetic rules of a book spelled out for engines that know nothing of books: the very
 * comparisons that the engine makes of it, each with the cells that it adds up.
 */
import type { ColumnId, RowId } from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import { firstFormat } from '$lib/formats/known-formats';
import { rulesOf } from '$lib/rules/engine/format-rules';
import { formulaOf } from '$lib/rules/formulas/pack-formulas';
import { Comparison } from '$lib/rules/comparing/compare';
import { createEngine } from '$lib/rules/engine/engine';
import { roundingInterval } from '$lib/rules/comparing/interval';
import type { Term } from '$lib/rules/reading/operand';
import type { Check, Rule } from '$lib/rules/rule/rule';
import type { RuleReader } from '$lib/rules/reading/rule-reader';

export interface Cell {
	readonly row: RowId;
	readonly column: ColumnId;
}

type Side = readonly (Cell & { readonly sign: 1 | -1 })[];

/** One check: what is added and what is taken away on each side. */
export interface Sum {
	readonly rule: string;
	readonly left: Side;
	readonly right: Side;
	readonly comparison: '=' | '≤';
	/** How far both sides may be apart for it to be no more than rounding, in 分. */
	readonly within: number;
}

/** The rules that come to a sum or an identity. */
export const ARITHMETIC: readonly Rule[] = rulesOf(firstFormat()).filter(
	({ id }) => formulaOf(firstFormat(), id) !== undefined
);

/** Every comparison that the engine makes of these rules in the book as it is. */
export function sumsOf(book: LiveBook): Sum[] {
	const sums: Sum[] = [];
	createEngine(
		book,
		ARITHMETIC.map((rule) => overheard(rule, sums))
	);
	return sums;
}

/** The rule, with its comparisons written down as it makes them. */
function overheard(rule: Rule, sums: Sum[]): Rule {
	const check: Check<unknown> = (reader, subject) => {
		const drafts = (rule.check as Check<unknown>)(reader, subject);
		for (const draft of [drafts].flat())
			if (draft instanceof Comparison) sums.push(sumOf(rule.id, draft, reader));
		return drafts;
	};
	return { ...rule, check } as Rule;
}

function sumOf(rule: string, comparison: Comparison, reader: RuleReader): Sum {
	const { comparator, actual, expected, unit } = comparison;
	return {
		rule,
		left: actual.terms.flatMap((term) => cellsOf(term, reader)),
		right: expected.terms.flatMap((term) => cellsOf(term, reader)),
		comparison: comparator === '≤' ? '≤' : '=',
		within: comparator === 'SUM' ? roundingInterval(expected.figures, unit) : 0
	};
}

function cellsOf(term: Term, reader: RuleReader): Side {
	const { sign } = term;
	if (term.kind === 'known') throw new Error('A figure that is in no cell cannot be spelled out');
	if (term.kind === 'cell') return [{ row: term.row, column: term.column, sign }];
	const { sheet, lookup, key } = term.rows;
	return reader.group(sheet, lookup, key).map(({ id }) => ({ row: id, column: term.column, sign }));
}
