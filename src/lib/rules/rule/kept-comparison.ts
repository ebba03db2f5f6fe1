/**
 * A comparison that is made again without its rule: it holds its addends by reference and all of
 * its finding that doesn't depend on figures, until something else changes.
 */
import { exactAmount, type AmountUnit, type Fen } from '$lib/budget/values/amount';
import type { Comparison } from '../comparing/compare';
import type { Finding } from '../finding/finding';
import { finish } from './finish';
import { amountOf } from '../reading/operand';
import type { Rule } from './rule';
import type { Reader } from '../reading/source';
import type { Addend } from '../reading/tracked-figures';
import type { TrackingReader } from '../reading/tracking-reader';

/** What a comparison says but for its figures. */
interface Template {
	readonly finding: Finding;
	readonly swapped: boolean;
}

/** A figure as it was last printed: of the two sides of a comparison, one mostly stays. */
class Printed {
	#value = NaN;
	#text = '';

	of(value: Fen, unit: AmountUnit): string {
		if (value === this.#value) return this.#text;
		this.#value = value;
		return (this.#text = exactAmount(value, unit));
	}
}

/** Overwritten by each finding. */
const NO_FIGURES = { expected: '', actual: '', difference: '' };

export class KeptComparison {
	readonly #rule: Rule;
	readonly #comparison: Comparison;
	readonly #actual: readonly Addend[];
	readonly #expected: readonly Addend[];
	/** How many figures are in the expected side. */
	readonly #addends: number;
	/** Made when it first has something to say. */
	#template: Template | 'no place' | undefined;
	readonly #printedActual = new Printed();
	readonly #printedExpected = new Printed();
	#before: Finding | undefined;
	#actualBefore = NaN;
	#expectedBefore = NaN;

	/** To be made during a run, which notes its figures. */
	constructor(rule: Rule, comparison: Comparison, { figures }: TrackingReader) {
		this.#rule = rule;
		this.#comparison = comparison;
		const { actual, expected } = comparison;
		amountOf(actual.terms, figures);
		this.#addends = amountOf(expected.terms, figures).figures;
		this.#actual = figures.follow(actual.terms);
		this.#expected = figures.follow(expected.terms);
	}

	/** Whether an explanation could answer its finding. */
	get mayBeExplained(): boolean {
		return (this.#comparison.manner.severity ?? this.#rule.severity) === 'explain';
	}

	/**
	 * What it says now: the very finding of last time where no figure is another.
	 * @param owner is run again when what is said of places changes
	 */
	again(reader: TrackingReader, owner: Reader): Finding | undefined {
		const actual = total(this.#actual);
		const expected = total(this.#expected);
		if (actual === this.#actualBefore && expected === this.#expectedBefore) return this.#before;
		this.#actualBefore = actual;
		this.#expectedBefore = expected;
		if (this.#comparison.holds(actual, expected)) return (this.#before = undefined);
		this.#template ??= reader.notingMore(owner, () => this.#makeTemplate(reader)) ?? 'no place';
		if (this.#template === 'no place') return (this.#before = undefined);
		return (this.#before = this.#say(this.#template, actual, expected));
	}

	#makeTemplate(reader: TrackingReader): Template | undefined {
		const frame = this.#comparison.frame(reader.figures);
		if (!frame) return undefined;
		const draft = { ...frame.draft, ...NO_FIGURES };
		return { finding: finish(this.#rule, draft, reader), swapped: frame.swapped };
	}

	#say({ finding, swapped }: Template, actual: Fen, expected: Fen): Finding {
		const { unit } = this.#comparison;
		const printed = [
			this.#printedActual.of(actual, unit),
			this.#printedExpected.of(expected, unit)
		];
		const difference = swapped ? expected - actual : actual - expected;
		// A copy whose parts are then overwritten is made much faster than one of two objects.
		const said: { -readonly [Part in keyof Finding]: Finding[Part] } = { ...finding };
		said.actual = printed[swapped ? 1 : 0];
		said.expected = printed[swapped ? 0 : 1];
		said.difference = exactAmount(difference, unit);
		if (this.#comparison.isRounding(difference, this.#addends)) said.severity = 'rounding';
		return said;
	}
}

function total(addends: readonly Addend[]): Fen {
	let sum = 0;
	for (const addend of addends) sum += addend.value;
	return sum;
}
