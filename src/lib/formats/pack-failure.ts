/** Why a pack is refused: each problem with the file, the place in it, and the reason. */
import type { Dimension, TreeProblem } from './coordinates';
import type { PackFile } from './pack-schema';

export interface PackFailure {
	/** The pack as its file or its reference calls it. */
	readonly pack: string;
	readonly file: PackFile;
	/** `[3].columns[0].at`: from the top of the file; empty for the file as a whole. */
	readonly place: string;
	readonly reason: PackReason;
}

export type PackReason =
	/** A key is missing or unknown, or a value has the wrong kind, is too long or has signs that it must not have. */
	| { readonly kind: 'malformed'; readonly detail: string }
	| { readonly kind: 'unknown-pack'; readonly id: string }
	| { readonly kind: 'extends-cycle'; readonly ids: readonly string[] }
	| { readonly kind: 'extends-too-deep'; readonly ids: readonly string[] }
	/** A book cannot have it: others extend it. */
	| { readonly kind: 'abstract' }
	/** What a pack leaves out or orders is not in the pack that it extends. */
	| { readonly kind: 'unknown-item'; readonly id: string }
	/** Two tables answer to one name, title or id; or two sections, formulas or charts have one id. */
	| { readonly kind: 'name-twice'; readonly name: string; readonly first: string }
	| { readonly kind: 'column-twice'; readonly column: string }
	/** A title with brackets, spaces or signs cannot be an id: the column needs one of its own. */
	| { readonly kind: 'no-column-id'; readonly title: string }
	| { readonly kind: 'row-twice'; readonly row: string }
	| { readonly kind: 'unknown-list'; readonly list: string }
	| { readonly kind: 'unknown-entry'; readonly entry: string }
	/** A table has either columns or panels; panels that stand side by side are told apart by their side. */
	| { readonly kind: 'columns-and-panels' | 'no-columns' | 'no-side' }
	| {
			readonly kind: 'header-gap' | 'header-overlap' | 'header-overflow';
			/** From 0. */
			readonly level: number;
			readonly column: number;
	  }
	| { readonly kind: 'unknown-value'; readonly dimension: Dimension; readonly value: string }
	| {
			readonly kind: 'contradiction';
			readonly dimension: Dimension;
			readonly values: readonly [string, string];
	  }
	| TreeProblem
	/** A formula or a text names what the format does not have. */
	| {
			readonly kind: 'unknown-name';
			readonly what: 'table' | 'row' | 'column' | 'section';
			readonly name: string;
			/** Offset in the formula, UTF-16. */
			readonly at: number;
	  }
	| { readonly kind: 'no-address' }
	/** A formula that cannot be read: why, and at which offset (UTF-16). */
	| { readonly kind: 'unread-formula'; readonly why: string; readonly at: number }
	/** A formula of a pack only adds and takes away, and compares by =, ≤ or ≥. */
	| { readonly kind: 'beyond-formulas'; readonly what: 'comparison' | 'multiplication' };

/** One line for logs and tests; words for people are made from the reason. */
export function printFailure({ pack, file, place, reason }: PackFailure): string {
	return `${pack} ${file}.json${place === '' ? '' : ` ${place}`}: ${JSON.stringify(reason)}`;
}
