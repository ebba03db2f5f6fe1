/**
 * The proof of a book's consistency: how often each rule was checked, and every comparison that was
 * made with both its sides, whether it holds or not. Findings tell only what fails.
 */
import { exactAmount } from '$lib/budget/values/amount';
import { printCell } from '$lib/budget/address/address-book';
import type { LiveBook } from '$lib/budget/live/live-book';
import type { NotApplicable } from '../rule/applicability';
import { rulesOfBook } from './format-rules';
import { Comparison } from '../comparing/compare';
import { createEngine } from './engine';
import type { Comparator } from '../finding/finding';
import { Operand, type FigureReader, type Term } from '../reading/operand';
import { judgeSum } from '../comparing/interval';
import type { Check, Rule } from '../rule/rule';
import type { RuleReader } from '../reading/rule-reader';
import { nameRange } from '../finding/told-finding';

/** One side of a comparison. */
export interface ProvedSide {
	/** Exact decimal, in the comparison's unit. */
	readonly amount: string;
	/** Its addends by their addresses, with a leading − where one is taken away. */
	readonly addends: readonly string[];
	/** How many more there are. */
	readonly more: number;
}

export interface ProvedComparison {
	readonly comparator: Comparator;
	readonly actual: ProvedSide;
	readonly expected: ProvedSide;
	readonly difference: string;
	readonly printedIn: '万元' | '元';
	/** `rounding`: within what rounding of the addends can cause. */
	readonly result: 'holds' | 'rounding' | 'differs';
}

export interface RuleProof {
	readonly rule: string;
	/** How many times it was checked: once for each thing that it is about. */
	readonly checks: number;
	/** Of rules that compare amounts. */
	readonly comparisons: readonly ProvedComparison[];
}

export interface Proof {
	/** In the order of the catalogue; rules that had nothing to check are left out. */
	readonly rules: readonly RuleProof[];
	readonly notApplicable: readonly NotApplicable[];
}

interface Notes {
	checks: number;
	readonly comparisons: ProvedComparison[];
}

const NAMED_ADDENDS = 6;

/** Checks the whole book once more, and writes down what is compared. Takes over `book`. */
export function proveBook(book: LiveBook): Proof {
	const notes = new Map<string, Notes>();
	const rules = rulesOfBook(book.head).map((rule) => noted(rule, book, notes));
	const engine = createEngine(book, rules);
	return {
		rules: rules.flatMap(({ id: rule }) => {
			const note = notes.get(rule);
			return note ? [{ rule, ...note }] : [];
		}),
		notApplicable: engine.notApplicable()
	};
}

/** The rule, with each check and comparison written down as it is made. */
function noted(rule: Rule, book: LiveBook, notes: Map<string, Notes>): Rule {
	const check: Check<unknown> = (reader, subject) => {
		const drafts = (rule.check as Check<unknown>)(reader, subject);
		let note = notes.get(rule.id);
		if (!note) notes.set(rule.id, (note = { checks: 0, comparisons: [] }));
		note.checks++;
		for (const draft of [drafts].flat())
			if (draft instanceof Comparison) note.comparisons.push(provedOf(draft, book, reader));
		return drafts;
	};
	return { ...rule, check } as Rule;
}

function provedOf(comparison: Comparison, book: LiveBook, reader: RuleReader): ProvedComparison {
	const { comparator, actual, expected, unit } = comparison;
	const difference = actual.value - expected.value;
	const holds = comparison.holds(actual.value, expected.value);
	const isRounding =
		!holds && comparator === 'SUM' && judgeSum(difference, expected.figures, unit) === 'rounding';
	return {
		comparator,
		actual: sideOf(actual, comparison, book, reader),
		expected: sideOf(expected, comparison, book, reader),
		difference: exactAmount(difference, unit),
		printedIn: unit,
		result: holds ? 'holds' : isRounding ? 'rounding' : 'differs'
	};
}

function sideOf(
	side: Operand,
	{ unit }: Comparison,
	book: LiveBook,
	reader: FigureReader
): ProvedSide {
	const addends = side.terms.flatMap((term) => addendsOf(term, book, reader));
	return {
		amount: exactAmount(side.value, unit),
		addends: addends.slice(0, NAMED_ADDENDS),
		more: Math.max(0, addends.length - NAMED_ADDENDS)
	};
}

function addendsOf(term: Term, book: LiveBook, reader: FigureReader): string[] {
	const alone = new Operand([{ ...term, sign: 1 }]);
	const names = [
		...alone.cells(reader).map(({ row, column }) => printCell(book, row, column)),
		...alone.rangesBy(reader).map((range) => nameRange(range, book))
	];
	return term.sign === 1 ? names : names.map((name) => `−${name}`);
}
