/**
 * What hidden figures can still be worked out: where a comparison that holds has one figure that is
 * hidden, the others leave exactly it; what is worked out once helps to work out the next. What no
 * comparison tells by itself several may tell together.
 */
import { cellKey, type CellRef } from '$lib/budget/address/address-book';
import type { LiveBook } from '$lib/budget/live/live-book';
import { rulesOfBook } from './format-rules';
import { Comparison } from '../comparing/compare';
import { createEngine } from './engine';
import { solvable, type LinearEquation } from '../comparing/linear-equations';
import type { Term } from '../reading/operand';
import type { Check, Rule } from '../rule/rule';
import type { RuleReader } from '../reading/rule-reader';

/** A hidden figure, and what gives it away. */
export interface Residual {
	/** The rule of each comparison that tells: one, or several that tell only together. */
	readonly rules: readonly string[];
	readonly hidden: CellRef;
	/** The other figures of the comparisons: those that are shown, or were worked out before. */
	readonly others: readonly CellRef[];
}

/** Figures of which each follows from all the others. */
interface Equation {
	readonly rule: string;
	readonly places: readonly CellRef[];
	/** How often each figure is added, less how often it is taken away. Absent: not a plain sum. */
	readonly times?: ReadonlyMap<string, number>;
}

const keyOf = ({ row, column }: CellRef): string => cellKey(row, column);

/**
 * First by one comparison at a time, which people can follow, then by those that are left together.
 *
 * @param book with all its figures; taken over
 * @param isHidden whether the public does not see a figure
 */
export function residualDisclosure(
	book: LiveBook,
	isHidden: (place: CellRef) => boolean
): readonly Residual[] {
	const told: Residual[] = [];
	const unknown = new Set<string>();
	const open: Equation[] = [];
	for (const equation of equationsOf(book)) {
		const hidden = equation.places.filter(isHidden);
		for (const place of hidden) unknown.add(keyOf(place));
		if (hidden.length > 0) open.push(equation);
	}
	for (let before = -1; before !== told.length;) {
		before = told.length;
		for (const { rule, places } of open) {
			const left = places.filter((place) => unknown.has(keyOf(place)));
			if (left.length !== 1) continue;
			const [hidden] = left;
			unknown.delete(keyOf(hidden));
			told.push({ rules: [rule], hidden, others: places.filter((place) => place !== hidden) });
		}
	}
	return [...told, ...together(open, unknown)];
}

/** What follows only from several comparisons: exactly, by the rank of their equations. */
function together(open: readonly Equation[], unknown: ReadonlySet<string>): Residual[] {
	const equations = open.filter(({ times }) => times !== undefined);
	const linear = equations.map(({ times }): LinearEquation => {
		const left = [...times!].filter(([key, count]) => count !== 0 && unknown.has(key));
		return new Map(left.map(([key, count]) => [key, BigInt(count)]));
	});
	const places = new Map(
		equations.flatMap((equation) => equation.places.map((place) => [keyOf(place), place] as const))
	);
	return solvable(linear).map(({ unknown: key, from }) => {
		const used = from.map((i) => equations[i]);
		const others = new Set(used.flatMap((equation) => equation.places.map(keyOf)));
		const shown = [...others].filter((other) => !unknown.has(other));
		return {
			rules: used.map(({ rule }) => rule),
			hidden: places.get(key)!,
			others: shown.map((other) => places.get(other)!)
		};
	});
}

/** The comparisons of the whole catalogue that hold, but for rounding. */
function equationsOf(book: LiveBook): readonly Equation[] {
	const equations: Equation[] = [];
	const rules = rulesOfBook(book.head).map((rule): Rule => {
		const check: Check<unknown> = (reader, subject) => {
			const drafts = (rule.check as Check<unknown>)(reader, subject);
			for (const draft of [drafts].flat())
				if (draft instanceof Comparison && tells(draft))
					equations.push(equationOf(rule.id, draft, reader));
			return drafts;
		};
		return { ...rule, check } as Rule;
	});
	createEngine(book, rules);
	return equations;
}

function tells(comparison: Comparison): boolean {
	const { comparator, actual, expected } = comparison;
	// Blanks tell nothing, though a small figure differs from them by no more than rounding.
	if (comparator === '≤' || expected.figures === 0) return false;
	const difference = actual.value - expected.value;
	return difference === 0 || comparison.isRounding(difference, expected.figures);
}

/** Each figure once; blanks and zeros hide nothing. */
function equationOf(rule: string, { actual, expected }: Comparison, reader: RuleReader): Equation {
	const places = new Map<string, CellRef>();
	const times = new Map<string, number>();
	const terms = [...actual.terms, ...expected.terms];
	terms.forEach((term, i) => {
		const sign = i < actual.terms.length ? term.sign : -term.sign;
		for (const place of figuresOf(term, reader)) {
			if (!reader.amount(place.row, place.column)) continue;
			const key = keyOf(place);
			places.set(key, place);
			times.set(key, (times.get(key) ?? 0) + sign);
		}
	});
	const isSum = terms.every((term) => term.kind !== 'known' || term.cells().length === 0);
	return { rule, places: [...places.values()], ...(isSum && { times }) };
}

function figuresOf(term: Term, reader: RuleReader): readonly CellRef[] {
	if (term.kind === 'known')
		return term
			.cells()
			.flatMap(({ row, column }) => (column === undefined ? [] : [{ row, column }]));
	if (term.kind === 'cell') return [{ row: term.row, column: term.column }];
	const { sheet, lookup, key } = term.rows;
	return reader.group(sheet, lookup, key).map(({ id }) => ({ row: id, column: term.column }));
}
