/** Why a text is no formula, or no own rule of a book, each at its exact place. Words live in `messages/own-rules`. */
import type { AddressFailure } from '../address/address';
import type { TableId } from '../book/book';
import type { Place } from './formula';

/** What could have stood where reading stopped. */
export type ExpectedToken =
	| 'address'
	| 'number'
	| 'sum'
	| 'count'
	| 'plus'
	| 'minus'
	| 'times'
	| 'divided'
	| 'comparison'
	| 'tolerance'
	| 'open'
	| 'close'
	| 'comma'
	| 'end';

type Reason =
	| { readonly kind: 'unknown-character'; readonly found: string }
	| {
			readonly kind: 'unexpected';
			/** Empty at the end of the text. */
			readonly found: string;
			readonly expected: readonly ExpectedToken[];
	  }
	| { readonly kind: 'bad-address'; readonly expected: AddressFailure['expected'] }
	/** More decimals or digits than an amount can have. */
	| { readonly kind: 'bad-number'; readonly found: string }
	| { readonly kind: 'too-long'; readonly limit: number }
	| { readonly kind: 'too-deep'; readonly limit: number }
	| { readonly kind: 'too-many-parts'; readonly limit: number }
	| { readonly kind: 'too-many-columns'; readonly limit: number }
	| { readonly kind: 'too-many-rows'; readonly limit: number; readonly found: number }
	| { readonly kind: 'no-editions'; readonly table: TableId }
	| { readonly kind: 'unknown-unit'; readonly unit: string }
	| { readonly kind: 'unknown-row'; readonly row: string }
	| { readonly kind: 'unknown-project'; readonly project: string }
	| { readonly kind: 'unknown-fact'; readonly fact: string }
	| { readonly kind: 'unknown-column'; readonly column: string }
	| { readonly kind: 'text-column'; readonly column: string }
	| { readonly kind: 'row-missing' }
	| { readonly kind: 'column-missing' }
	/** A bare number beside amounts: 元 or 万元? */
	| { readonly kind: 'unit-missing' }
	| { readonly kind: 'amount-beside-number' }
	| { readonly kind: 'product-of-cells' }
	| { readonly kind: 'amount-times-amount' }
	/** In a rule, which multiplies exactly. */
	| { readonly kind: 'division' }
	/** In a computed cell, which has one value. */
	| { readonly kind: 'many-rows' }
	/** The formula of a computed cell begins with =. */
	| { readonly kind: 'no-formula' }
	/** `[*]` of a sum must stand alone; `count` counts columns. */
	| { readonly kind: 'not-an-address' }
	/** Columns of different tables or sides that no row has together. */
	| { readonly kind: 'rows-do-not-match' }
	| { readonly kind: 'tolerance-without-equality' }
	/** A cell that stands on both sides, by itself or within a `[*]`. */
	| { readonly kind: 'cyclic' }
	| { readonly kind: 'no-cells' };

export type FormulaFailure = Reason & Place;

export type Read<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: FormulaFailure };

/** Thrown inside this folder only, and caught where a text enters it. */
export class FormulaError extends Error {
	constructor(readonly failure: FormulaFailure) {
		super(failure.kind);
	}
}

export function refuse(reason: Reason, { at, length }: Place): never {
	throw new FormulaError({ ...reason, at, length });
}

/** What `read` gives, or the failure that it met. */
export function reading<T>(read: () => T): Read<T> {
	try {
		return { ok: true, value: read() };
	} catch (error) {
		if (error instanceof FormulaError) return { ok: false, failure: error.failure };
		throw error;
	}
}
