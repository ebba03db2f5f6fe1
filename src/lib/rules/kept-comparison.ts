/**
 * A comparison that is made again without its rule: it holds its addends by reference and all of
 * its finding that doesn't depend on figures, until something else changes.
 */
import type { Fen } from '$lib/budget/amount';
import type { Comparison } from './compare';
import type { Finding } from './finding';
import { finish } from './finish';
import { amountOf } from './operand';
import type { Rule } from './rule';
import type { Addend } from './tracked-figures';
import type { TrackingReader } from './tracking-reader';

/** What a comparison says but for its figures. */
interface Template {
	readonly finding: Finding;
	readonly swapped: boolean;
}

/** Overwritten by each finding. */
const NO_FIGURES = { expected: '', actual: '', difference: '' };

export class KeptComparison {
	readonly #comparison: Comparison;
	readonly #template: Template | undefined;
	readonly #actual: readonly Addend[];
	readonly #expected: readonly Addend[];
	/** How many figures are in the expected side. */
	readonly #addends: number;
	#before: Finding | undefined;
	#actualBefore = NaN;
	#expectedBefore = NaN;

	/** To be made during a run: what its finding says of places is read here. */
	constructor(rule: Rule, comparison: Comparison, reader: TrackingReader) {
		const { figures } = reader;
		const frame = comparison.frame(figures);
		this.#comparison = comparison;
		this.#template = frame && {
			finding: finish(rule, { ...frame.draft, ...NO_FIGURES }, reader),
			swapped: frame.swapped
		};
		const { actual, expected } = comparison;
		// Read once, so that the run notes them; from here on they are followed.
		amountOf(actual.terms, figures);
		this.#addends = amountOf(expected.terms, figures).figures;
		this.#actual = figures.follow(actual.terms);
		this.#expected = figures.follow(expected.terms);
	}

	/** Whether an explanation could answer its finding. */
	get mayBeExplained(): boolean {
		return this.#template?.finding.severity === 'explain';
	}

	/** What it says now: the very finding of last time where no figure is another. */
	again(): Finding | undefined {
		const [actual, expected] = [total(this.#actual), total(this.#expected)];
		if (actual === this.#actualBefore && expected === this.#expectedBefore) return this.#before;
		this.#actualBefore = actual;
		this.#expectedBefore = expected;
		const holds = this.#comparison.holds(actual, expected);
		return (this.#before = holds ? undefined : this.#say(actual, expected));
	}

	#say(actual: Fen, expected: Fen): Finding | undefined {
		if (!this.#template) return undefined;
		const { finding, swapped } = this.#template;
		const figures = this.#comparison.figures(actual, expected, this.#addends, swapped);
		// A copy whose parts are then overwritten is made much faster than one of two objects.
		const said: { -readonly [Part in keyof Finding]: Finding[Part] } = { ...finding };
		said.actual = figures.actual;
		said.expected = figures.expected;
		said.difference = figures.difference;
		if (figures.severity) said.severity = figures.severity;
		return said;
	}
}

function total(addends: readonly Addend[]): Fen {
	let sum = 0;
	for (const addend of addends) sum += addend.value;
	return sum;
}
