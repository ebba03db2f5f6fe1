/**
 * Formulas as they were written: of an own rule two sides, how they compare and how far they may be
 * apart; of a computed cell one expression.
 */
import type { Address } from '../address/address';

export const COMPARISONS = ['=', '≠', '≤', '≥', '<', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What stands behind a number. Without one it is a bare number: a factor, a count, a tolerance. */
export type NumberUnit = '元' | '万元' | '%';

/** Where in the text something was written, in UTF-16 units. */
export interface Place {
	readonly at: number;
	readonly length: number;
}

/** A decimal as written, without needless zeros: `0.01`, `12`. */
export interface NumberWritten extends Place {
	readonly kind: 'number';
	readonly decimal: string;
	readonly unit?: NumberUnit;
}

export interface AddressWritten extends Place {
	readonly kind: 'address';
	readonly address: Address;
	/** Without table: of the table in which the formula stands; without row or column, of its own. */
	readonly short?: true;
}

export type Expression =
	| NumberWritten
	| AddressWritten
	| (Place & { readonly kind: 'negative'; readonly of: Expression })
	| Joined
	| (Place & { readonly kind: 'sum' | 'count'; readonly of: readonly Expression[] });

/** Two things with a sign between them. */
export interface Joined extends Place {
	readonly kind: 'plus' | 'minus' | 'times' | 'divided';
	readonly left: Expression;
	readonly right: Expression;
}

export interface Formula {
	readonly left: Expression;
	readonly comparison: Comparison;
	readonly right: Expression;
	readonly tolerance?: NumberWritten;
}
