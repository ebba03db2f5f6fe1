/** What a narrative section claims: which subject, which aspect of it, which value, where. */
import type { AmountFact, CountFact, DirectionFact, PercentFact, PeriodFact } from './fact';
import type { Span } from '../text/plain-text';
import type { SectionId } from './section-id';
import type { Subject } from './subject';

/**
 * - `value` the figure itself; `last` last year's; `change` the difference; `rate` its percentage
 * - `share` a percentage of `within`; `direction` 「与上年相同」 without a figure
 * - `threshold` the unit price from which equipment is counted; `date` the day a count refers to
 * - `reason` a figure inside a reason, which no cell knows
 */
export type Facet =
	'value' | 'last' | 'change' | 'rate' | 'share' | 'direction' | 'threshold' | 'date' | 'reason';

interface Claimed {
	readonly section: SectionId;
	readonly subject: Subject;
	readonly facet: Facet;
	/** The total it was named a part of, 「其中」 before it. */
	readonly within?: Subject;
	/** The words from which the subject was understood; absent where it was carried on. */
	readonly words?: Span;
	readonly span: Span;
	/** Direction word of a change or rate. */
	readonly sense?: DirectionFact['sense'];
}

export interface AmountClaim extends Claimed {
	readonly kind: 'amount';
	readonly fact: AmountFact;
}
export interface PercentClaim extends Claimed {
	readonly kind: 'percent';
	readonly fact: PercentFact;
}
export interface CountClaim extends Claimed {
	readonly kind: 'count';
	readonly fact: CountFact;
}
export interface DirectionClaim extends Claimed {
	readonly kind: 'direction';
	readonly fact: DirectionFact;
}
export interface PeriodClaim extends Claimed {
	readonly kind: 'period';
	readonly fact: PeriodFact;
}
/** Names listed under a subject: 「主要包括：A、B、C等」. */
export interface ListClaim extends Claimed {
	readonly kind: 'list';
	readonly items: readonly { readonly name: string; readonly span: Span }[];
	/** Whether 等 ends the list. 「等9个」 says how many, as a count of its own. */
	readonly open: boolean;
}

export type Claim =
	AmountClaim | PercentClaim | CountClaim | DirectionClaim | PeriodClaim | ListClaim;

/** Why a subject's change is as it is: the text after 「主要原因是」, to the end of its sentence. */
export interface Reason {
	/** Of what; absent where the section as a whole is meant. */
	readonly subject?: Subject;
	readonly text: string;
	readonly span: Span;
}

export interface Claims {
	readonly section: SectionId;
	readonly claims: readonly Claim[];
	/** Figures whose subject was not understood. */
	readonly unbound: readonly (AmountFact | PercentFact | CountFact)[];
	readonly reasons: readonly Reason[];
}
