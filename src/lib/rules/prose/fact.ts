/** What prose states: figures, times and directions, each with its exact place in the source. */
import type { Fen } from '$lib/budget/values/amount';
import type { Decimal } from './numeral';
import type { Span } from '../text/plain-text';

interface Placed {
	/** Offsets into the plain text. */
	readonly from: number;
	readonly to: number;
	readonly span: Span;
}

/** How exactly a figure is meant: 「不低于」 is ≥, 「以内」 ≤, 「约」 ≈. */
export type Bound = '≥' | '>' | '≤' | '<' | '≈';

interface Figure extends Placed {
	readonly bound?: Bound;
	/** The lower end where a range is written: 「2%—3%」, 「3-5人」. The figure itself is the upper. */
	readonly low?: Decimal;
}

/** Money, exact in 分. */
export interface AmountFact extends Figure {
	readonly kind: 'amount';
	readonly value: Fen;
	/** As written: 万元, 元, 万, 亿元 … */
	readonly unit: string;
	/** What one step of the last written digit is worth, in 分: 10,000 for 「2.70万元」. */
	readonly step: Fen;
	/** For a price, per what: 「4000元/人/月」 is per 人 and 月, 「每人3000元」 per 人. */
	readonly per?: readonly string[];
}

export interface PercentFact extends Figure, Decimal {
	readonly kind: 'percent';
	/** 个百分点: a difference of percentages. */
	readonly points?: boolean;
}

/** A number of things: 12台, 139人, 78306.04平方米, 三个月. */
export interface CountFact extends Figure, Decimal {
	readonly kind: 'count';
	readonly unit: string;
	/** The word that follows the unit, as far as it goes: 「床位」 of 「128个床位」. May be empty. */
	readonly noun: string;
}

/** A day, month or year, as far as it was written. */
export interface Moment {
	readonly year?: number;
	/** 1–12 */
	readonly month?: number;
	readonly day?: number;
	readonly part?: '初' | '上旬' | '中旬' | '下旬' | '底';
}

/** A time or a stretch of time. */
export interface PeriodFact extends Placed {
	readonly kind: 'period';
	readonly first: Moment;
	/** The end of a range; the same moment where only one is written. */
	readonly last: Moment;
	/** 「5月份前」 is before, 「5月后」 after. */
	readonly relation: 'at' | 'before' | 'after';
}

/** A change in words: 增加, 下降, 与上年相同. Only where it states a figure's change. */
export interface DirectionFact extends Placed {
	readonly kind: 'direction';
	readonly sense: 'up' | 'down' | 'same';
	readonly word: string;
	/** Offset in the plain text where the comparison begins: at 「比上年」, else at the word. */
	readonly base: number;
}

export type Fact = AmountFact | PercentFact | CountFact | PeriodFact | DirectionFact;
export type FigureFact = AmountFact | PercentFact | CountFact;
