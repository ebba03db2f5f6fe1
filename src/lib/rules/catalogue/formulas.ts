import { firstFormat } from '$lib/formats/known-formats';

/**
 * Rules of the catalogue that come to a sum or an identity, in the language in which own rules are
 * written (`own/SPEC.md`): what `explain` prints, what an own rule can be made from, and what is
 * given to other engines to be measured beside them. Where a rule is about each column of a table
 * or each level of a tree, its formula says one of them; where it
 * leaves totals out, `[*]` has them too.
 */
export const FORMULAS: Readonly<Record<string, string>> = Object.fromEntries(
	firstFormat().formulas.map(({ id, formula }) => [id, formula])
);
