/** Why a text is no book file. Words for people live in `messages`. */

/** Keys and indexes from the top of the file to the place. */
export type FilePath = readonly (string | number)[];

/** `at` in UTF-16 units from the start of the text; `line` and `column` count from 1. */
export interface TextPlace {
	readonly at: number;
	readonly line: number;
	readonly column: number;
}

export type BookFileFailure =
	| ({ readonly kind: 'not-json' } & TextPlace)
	/** An object holds one key twice: JSON readers would drop one of the values. */
	| ({ readonly kind: 'key-twice'; readonly key: string } & TextPlace)
	/** JSON, but not `"format": "hebian-book"`; `format` is what it says instead. */
	| { readonly kind: 'not-a-book'; readonly format?: string }
	| { readonly kind: 'newer-version'; readonly version: number; readonly supported: number }
	/** What the file says of its format (样式) is no format that this version can read. */
	| {
			readonly kind: 'unreadable-format';
			readonly id: string;
			/** The first of its problems, with its place in the format. */
			readonly problem: string;
	  }
	/** A value of the wrong shape. `found` is an excerpt of it, absent where it is missing. */
	| {
			readonly kind: 'invalid';
			readonly path: FilePath;
			readonly expected: string;
			readonly found?: string;
	  }
	| { readonly kind: 'unknown-key'; readonly path: FilePath; readonly key: string }
	/** `__proto__` and its like, which programs must never copy from outside. */
	| { readonly kind: 'forbidden-key'; readonly path: FilePath; readonly key: string }
	| { readonly kind: 'too-deep'; readonly path: FilePath; readonly allowed: number }
	/** Two rows, units or explanations with one id; `first` is where it stood before. */
	| {
			readonly kind: 'duplicate-id';
			readonly path: FilePath;
			readonly first: FilePath;
			readonly id: string;
	  }
	| { readonly kind: 'unknown-unit'; readonly path: FilePath; readonly unit: string }
	/** A cell is given twice: as `key`, `label`, `name`, a fund …, and again among the others. */
	| { readonly kind: 'duplicate-cell'; readonly path: FilePath; readonly column: string }
	/** T11–T13 have no units' own editions. */
	| { readonly kind: 'no-edition'; readonly path: FilePath; readonly table: string };
