/** What may have caused a difference: a guess with its grounds, never told where it would be guessing. */
import type { Fen } from '$lib/budget/values/amount';
import type { CellRef } from '$lib/budget/address/address-book';
import type { CellValue } from '$lib/budget/book/book';
import type { Place } from '../finding/finding';
import type { Difference } from './difference';

export const HYPOTHESIS_KINDS = [
	'shifted-column',
	'unit-confusion',
	'swapped-digits',
	'dropped-digit',
	'truncation',
	'institutions',
	'missing-addend',
	'doubled-addend',
	'known-fact',
	'subset'
] as const;
export type HypothesisKind = (typeof HYPOTHESIS_KINDS)[number];

/** One cell to be written; `undefined` blanks it. */
export interface CellFix extends CellRef {
	readonly value: CellValue | undefined;
}

export interface Hypothesis {
	readonly kind: HypothesisKind;
	/** 0 to 1: how far it should be believed. */
	readonly score: number;
	/** Cells that it speaks of. */
	readonly cells: readonly Place[];
	/** For its sentence: exact decimals in the unit of the finding, and counts. */
	readonly arguments: Readonly<Record<string, string | number>>;
	/** What would mend it if it is true. */
	readonly mend?: readonly CellFix[];
}

/** A slip that would have caused exactly `delta` (actual less expected, in 分). */
export interface Candidate {
	readonly delta: Fen;
	readonly cells: readonly Place[];
	/** Asked for only where it hits, for most of thousands don't. */
	readonly tell: () => Pick<Hypothesis, 'arguments' | 'mend'>;
}

/**
 * A kind of slip names every difference that it could have caused here, true or not: by how
 * densely these stand around the real one, its hit is judged (chance.ts).
 */
export interface Kind {
	readonly id: HypothesisKind;
	/** How far it is believed where an accident is out of the question. */
	readonly belief: number;
	/**
	 * It speaks of the digits of the compared figures, so accidents are counted on their grid: of
	 * 268.12 and 2,668.12 the difference happens to be round, but they are not.
	 */
	readonly ofDigits?: true;
	readonly candidates: (difference: Difference) => Iterable<Candidate>;
}
