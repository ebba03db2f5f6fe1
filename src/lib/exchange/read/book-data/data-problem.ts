/** Why a file of data for a book is refused: where, in which column, and what was expected there. */
import type { Place, ReadFailure } from '../import-report';

export type DataProblem =
	/** No line has all these columns. */
	| { readonly kind: 'no-header'; readonly expected: readonly string[] }
	| { readonly kind: 'no-rows' }
	| ({ readonly kind: 'missing' } & At)
	| ({ readonly kind: 'not-an-amount'; readonly found: string } & At)
	| ({ readonly kind: 'too-precise'; readonly found: string; readonly allowed: number } & At)
	| ({
			readonly kind: 'unknown-unit';
			readonly found: string;
			readonly known: readonly string[];
	  } & At)
	| ({
			readonly kind: 'not-one-of';
			readonly found: string;
			readonly expected: readonly string[];
	  } & At)
	| ({ readonly kind: 'not-a-figure'; readonly found: string } & At)
	| ({ readonly kind: 'not-a-code'; readonly found: string } & At)
	/** It was given before, at `first`. */
	| ({ readonly kind: 'twice'; readonly found: string; readonly first: Place } & At)
	/** A book of another year or department than the one that is wanted. */
	| { readonly kind: 'wrong-year'; readonly found: number; readonly expected: number }
	| { readonly kind: 'wrong-department'; readonly found: string; readonly expected: string }
	| { readonly kind: 'unreadable'; readonly failure: ReadFailure };

export interface At {
	readonly place: Place;
	/** As the file calls it. */
	readonly column: string;
}

export type DataResult<T> =
	| { readonly ok: true; readonly value: T }
	/** All that is wrong with it; nothing of it is taken. */
	| { readonly ok: false; readonly problems: readonly DataProblem[] };
