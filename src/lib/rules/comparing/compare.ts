/**
 * The comparators ID, SUM and ≤ of the catalogue: silent, or a draft that says both sides. A rule
 * hands its comparisons to the engine as they are; the engine makes them, and makes them again when
 * one of their figures changes.
 */
import { exactAmount, type AmountUnit, type Fen } from '$lib/budget/values/amount';
import { judgeSum } from './interval';
import { amountOf, type FigureReader, type Operand } from '../reading/operand';
import type { Draft } from '../finding/draft';

export interface Manner extends Pick<
	Draft,
	'about' | 'variant' | 'severity' | 'comparator' | 'arguments'
> {
	/** Unit in which both sides are printed; 万元 unless said. */
	readonly unit?: AmountUnit;
}

/** What a comparison says as long as only figures change; `undefined` where it has no place. */
export interface Frame {
	readonly draft: Draft;
	/** The places tell the two sides in the other order. */
	readonly swapped: boolean;
}

/** What of a draft depends on the figures. */
export type Figures = Pick<Draft, 'actual' | 'expected' | 'difference' | 'severity'>;

export class Comparison {
	constructor(
		readonly comparator: 'ID' | 'SUM' | '≤',
		readonly actual: Operand,
		readonly expected: Operand,
		readonly manner: Manner
	) {}

	get unit(): AmountUnit {
		return this.manner.unit ?? '万元';
	}

	/** What is to be said of it, for rules that go on from there; they are re-run for every change. */
	draft(reader?: FigureReader): Draft | undefined {
		const actual = reader ? amountOf(this.actual.terms, reader) : this.actual;
		const expected = reader ? amountOf(this.expected.terms, reader) : this.expected;
		if (this.holds(actual.value, expected.value)) return undefined;
		const frame = this.frame(reader);
		if (!frame) return undefined;
		const figures = this.figures(actual.value, expected.value, expected.figures, frame.swapped);
		return { ...frame.draft, ...figures };
	}

	/** Exactly: a difference that rounding explains is told of too. */
	holds(actual: Fen, expected: Fen): boolean {
		return this.comparator === '≤' ? actual <= expected : actual === expected;
	}

	/** All but the figures: where it is shown, and how it is told. */
	frame(reader?: FigureReader): Frame | undefined {
		const [actual, expected] = [this.actual.cells(reader), this.expected.cells(reader)];
		if (actual.length + expected.length === 0) return undefined;
		// Neither side of an identity is the truth, so one without a row can't be where it is shown.
		const swapped = this.comparator === 'ID' && actual.length === 0;
		const placed = this.comparator === 'ID' ? !swapped && expected.length > 0 : actual.length > 0;
		const sides = swapped ? [this.expected, this.actual] : [this.actual, this.expected];
		const ranges = sides.flatMap((side) => (reader ? side.rangesBy(reader) : side.ranges));
		const { unit: printedIn = '万元', ...rest } = this.manner;
		const draft: Draft = {
			cells: [...actual, ...expected],
			...(ranges.length > 0 && { ranges }),
			printedIn,
			...rest,
			...(!placed && { variant: 'absent' })
		};
		return { draft, swapped };
	}

	/** @param addends how many figures are in the expected side */
	figures(actual: Fen, expected: Fen, addends: number, swapped: boolean): Figures {
		const { unit } = this;
		const [one, other] = swapped ? [expected, actual] : [actual, expected];
		return {
			actual: exactAmount(one, unit),
			expected: exactAmount(other, unit),
			difference: exactAmount(one - other, unit),
			...(this.isRounding(one - other, addends) && { severity: 'rounding' })
		};
	}

	/** Whether separate rounding of a sum and its addends explains the difference. */
	isRounding(difference: Fen, addends: number): boolean {
		return this.comparator === 'SUM' && judgeSum(difference, addends, this.unit) === 'rounding';
	}
}

/** The same fact in two places: not one 分 apart. */
export function identical(actual: Operand, expected: Operand, manner: Manner = {}): Comparison {
	return new Comparison('ID', actual, expected, manner);
}

/** A part and its whole, or what is spent and what may be. */
export function atMost(actual: Operand, limit: Operand, manner: Manner = {}): Comparison {
	return new Comparison('≤', actual, limit, manner);
}

/** A sum and its addends; `rounding` where separate rounding explains the difference. */
export function addsUp(total: Operand, addends: Operand, manner: Manner = {}): Comparison {
	return new Comparison('SUM', total, addends, manner);
}
