/** What the formula of a cell comes to: an amount, a blank, or the reason why it is neither. */
import type { Address } from '../address/address';
import type { CellRef } from '../address/address-book';
import type { Fen } from '../values/amount';
import type { FormulaFailure } from '../formula/failure';
import type { Place } from '../formula/formula';

/**
 * - `no-cell` the book has no such row, column or unit; `no-rows` no rows can stand under the row
 * - `text` the operand holds a text; `failed` it is a computed cell that failed itself
 * - `cycle` the cell depends on itself, through `address`
 * - `divided-by-zero`; `out-of-range`: more than an amount can be
 */
export type ComputedReason =
	| { readonly kind: 'no-cell' | 'no-rows' | 'text' | 'failed'; readonly address: string }
	| { readonly kind: 'cycle'; readonly address: string }
	| { readonly kind: 'divided-by-zero' | 'out-of-range' };

/** A formula that cannot be read, or that comes to nothing, with its place in the formula. */
export type ComputedFailure = FormulaFailure | (ComputedReason & Place);

export type ComputedValue =
	| { readonly ok: true; readonly value: Fen | undefined }
	| { readonly ok: false; readonly failure: ComputedFailure };

/** A cell that a formula reads, and how the formula calls it. */
export interface Operand extends CellRef {
	readonly address: Address;
}
