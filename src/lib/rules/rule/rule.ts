/**
 * A rule: data, and a pure function over a reader that notes what it read.
 * One object a rule, named for its sentence in the catalogue.
 */
import type { RowId, TableId, UnitId } from '$lib/budget/book/book';
import type { Need } from './applicability';
import type { Comparison } from '../comparing/compare';
import type { Comparator, Message, Severity } from '../finding/finding';
import type { Lookup } from '../reading/lookups';
import type { Edition, RuleReader } from '../reading/rule-reader';
import type { Draft } from '../finding/draft';

export type RowHome = TableId | 'projects' | 'narrative' | 'indicators';

/** What a rule is about, and so what each of its instances is given. */
export type Scope =
	| { readonly each: 'book'; readonly check: Check<undefined> }
	/** Each edition that has rows in one of these tables. */
	| { readonly each: 'edition'; readonly of: readonly TableId[]; readonly check: Check<Edition> }
	/** Each row of these tables (in all editions), of `projects`, of `narrative` or of all indicators. */
	| { readonly each: 'row'; readonly of: readonly RowHome[]; readonly check: Check<RowId> }
	/** Each key that one of these tables has in a lookup, edition by edition. */
	| {
			readonly each: 'key';
			readonly of: readonly TableId[];
			readonly lookup: Lookup;
			readonly check: Check<KeyInEdition>;
	  }
	/** Each 预算单位 of the book. */
	| { readonly each: 'unit'; readonly check: Check<UnitId> }
	/** Whatever `list` names; listed anew only when something it read changed. */
	| {
			readonly each: 'listed';
			readonly list: (reader: RuleReader) => readonly string[];
			readonly check: Check<string>;
	  };

export type KeyInEdition = Edition & { readonly key: string };
export type Check<Subject> = (reader: RuleReader, subject: Subject) => Drafts;

/** Drafts, and comparisons that say something where they don't come out. */
export type Drafts = Draft | Comparison | readonly (Draft | Comparison)[] | undefined;

export type Rule = {
	/** Id in the catalogue, e.g. `X03`. */
	readonly id: string;
	readonly severity: Severity;
	readonly comparator: Comparator;
	/** Of a rule that is made from a format: its sentence, which its findings say; else that of its id. */
	readonly says?: Message;
	/** What it needs that a book may not have; without it the rule is told as not applicable. */
	readonly needs?: Need;
} & Scope;
