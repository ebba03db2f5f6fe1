/**
 * What hidden figures can still be worked out: where a comparison that holds has one figure that is
 * hidden, the others leave exactly it. What is worked out once helps to work out the next.
 */
import { cellKey, type CellRef } from '$lib/budget/address-book';
import type { LiveBook } from '$lib/budget/live-book';
import { CATALOGUE } from './catalogue/catalogue';
import { Comparison } from './compare';
import { createEngine } from './engine';
import type { Operand } from './operand';
import type { Check, Rule, RuleReader } from './rule';

/** A hidden figure, and what gives it away. */
export interface Residual {
	/** The rule whose comparison tells. */
	readonly rule: string;
	readonly hidden: CellRef;
	/** The other figures of that comparison. */
	readonly others: readonly CellRef[];
}

/** Figures of which each follows from all the others. */
interface Equation {
	readonly rule: string;
	readonly places: readonly CellRef[];
}

const keyOf = ({ row, column }: CellRef): string => cellKey(row, column);

/**
 * One comparison at a time; several that give figures away only together are not solved.
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
			told.push({ rule, hidden, others: places.filter((place) => place !== hidden) });
		}
	}
	return told;
}

/** The comparisons of the whole catalogue that hold, but for rounding. */
function equationsOf(book: LiveBook): readonly Equation[] {
	const equations: Equation[] = [];
	const rules = CATALOGUE.map((rule): Rule => {
		const check: Check<unknown> = (reader, subject) => {
			const drafts = (rule.check as Check<unknown>)(reader, subject);
			for (const draft of [drafts].flat())
				if (draft instanceof Comparison && tells(draft))
					equations.push({ rule: rule.id, places: placesOf(draft, reader) });
			return drafts;
		};
		return { ...rule, check } as Rule;
	});
	createEngine(book, rules);
	return equations;
}

function tells(comparison: Comparison): boolean {
	const { comparator, actual, expected } = comparison;
	if (comparator === '≤') return false;
	const difference = actual.value - expected.value;
	return difference === 0 || comparison.isRounding(difference, expected.figures);
}

/** Each figure once; blanks and zeros hide nothing. */
function placesOf({ actual, expected }: Comparison, reader: RuleReader): readonly CellRef[] {
	const places = new Map<string, CellRef>();
	for (const place of [...figuresOf(actual, reader), ...figuresOf(expected, reader)])
		if (reader.amount(place.row, place.column)) places.set(keyOf(place), place);
	return [...places.values()];
}

function figuresOf({ terms }: Operand, reader: RuleReader): readonly CellRef[] {
	return terms.flatMap((term): readonly CellRef[] => {
		if (term.kind === 'known')
			return term
				.cells()
				.flatMap(({ row, column }) => (column === undefined ? [] : [{ row, column }]));
		if (term.kind === 'cell') return [{ row: term.row, column: term.column }];
		const { sheet, lookup, key } = term.rows;
		const { column } = term;
		return reader.group(sheet, lookup, key).map(({ id }) => ({ row: id, column }));
	});
}
