/** 「合计A万元，其中：B万元，占b%；C万元，占c%」: lists of shares, and shares of a whole that is named elsewhere. */
import type { AmountFact, PercentFact } from '../prose/fact';
import { factsOf } from '../prose/facts';
import { remembering } from '../text/memory';
import { paragraphsOf, directionBefore, isAmount, wordsBefore } from './paragraph';
import { figureOf, mayBePercent, percentOf, printPercent } from './printed-percent';
import type { WrongFigure } from './wrong-figure';

export interface Share {
	readonly part: AmountFact;
	readonly rate: PercentFact;
	/** What it is a share of, in the words of the text; empty where the list says it. */
	readonly whole: string;
}

/** Shares that follow each other, of one whole. */
interface ShareList {
	readonly shares: readonly Share[];
	/** The figure that the list divides, as far as words say so. */
	readonly total?: AmountFact;
}

const SHARE =
	/占(?:比)?((?:[\u4e00-\u9fff“”()、"]){0,24}?)(?:的|比例|比重)?(?:比[例重])?(?:为|是|约)?$/;
const ADJACENT = /^[,、(;]?(?:约|分别)?$/;

/** All shares of a text that stand right behind their part. */
const sharesIn = remembering((text: string): readonly Share[] => {
	if (!text.includes('占')) return [];
	return paragraphsOf(text).flatMap((paragraph) => {
		const { facts, plain } = paragraph;
		return facts.flatMap((rate, i): Share[] => {
			if (rate.kind !== 'percent' || rate.points || rate.bound || rate.low) return [];
			const words = wordsBefore(paragraph, rate.from, 30);
			const share = SHARE.exec(words);
			const part = facts[i - 1];
			if (!share || part === undefined || !isAmount(part)) return [];
			if (part.per || part.bound || directionBefore(paragraph, part)) return [];
			const at = rate.from - words.length + share.index;
			if (!ADJACENT.test(plain.text.slice(part.to, at))) return [];
			return [{ part, rate, whole: share[1] }];
		});
	});
});

const DIVIDES = /其中|包括|方面|构成|[:：]|用于/;
/** Between two shares of a list nothing is said but what the next is of. */
const GOES_ON = /^[^。%]{0,80}$/;

const listsIn = remembering((text: string): readonly ShareList[] => {
	const shares = sharesIn(text);
	if (shares.length === 0) return [];
	const { plain, facts } = factsOf(text);
	const amounts = facts.filter(isAmount);
	const lists: { shares: Share[]; total?: AmountFact }[] = [];
	shares.forEach((share, i) => {
		const before = shares[i - 1];
		const isNext =
			before !== undefined &&
			GOES_ON.test(plain.text.slice(before.rate.to, share.part.from)) &&
			!amounts.some(({ from }) => from >= before.rate.to && from < share.part.from) &&
			before.whole === share.whole;
		if (isNext) return void lists.at(-1)!.shares.push(share);
		const total = amounts.findLast(({ to }) => to <= share.part.from);
		const words = total ? plain.text.slice(total.to, share.part.from) : '';
		const divides = total && words.length <= 60 && DIVIDES.test(words) && !/[\d%]/.test(words);
		lists.push({ shares: [share], ...(divides && { total }) });
	});
	return lists;
});

const sumOf = (shares: readonly Share[]): number =>
	shares.reduce((sum, { part }) => sum + part.value, 0);

/** What a list divides, where that is beyond doubt: its parts add up to it, or most shares fit it. */
function wholeOf({ shares, total }: ShareList): AmountFact | undefined {
	if (!total) return undefined;
	const slack = [total, ...shares.map(({ part }) => part)].reduce(
		(all, fact) => all + figureOf(fact).slack,
		0
	);
	if (shares.length > 1 && Math.abs(sumOf(shares) - total.value) <= slack) return total;
	const fitting = shares.filter(({ part, rate }) => fits(rate, part, total)).length;
	return fitting > shares.length - fitting && fitting > 1 ? total : undefined;
}

const fits = (rate: PercentFact, part: AmountFact, whole: AmountFact): boolean =>
	mayBePercent(rate, figureOf(part), figureOf(whole));

function wrongShare({ rate, part }: Share, whole: AmountFact): WrongFigure[] {
	if (fits(rate, part, whole)) return [];
	const expected = percentOf(rate, figureOf(part), figureOf(whole));
	return expected === undefined ? [] : [{ span: rate.span, actual: printPercent(rate), expected }];
}

/** In units of the last place: the sum of the printed shares less 100, and what rounding explains. */
function excess(shares: readonly Share[]): { readonly sum: string; readonly isOff: boolean } {
	const decimals = Math.max(...shares.map(({ rate }) => rate.decimals));
	const sum = shares.reduce(
		(all, { rate }) => all + rate.digits * 10 ** (decimals - rate.decimals),
		0
	);
	const slack = shares.reduce((all, { rate }) => all + 10 ** (decimals - rate.decimals) / 2, 0);
	const off = Math.abs(sum - 100 * 10 ** decimals);
	return {
		sum: `${(sum / 10 ** decimals).toFixed(decimals)}%`,
		// Far from 100 the list names some of the parts only.
		isOff: off > slack + 1e-9 && off <= 10 ** decimals
	};
}

/** One share that is one unit of its last place off, so that all add up to 100 just so, was rounded on purpose. */
function plugged(shares: readonly Share[], wrong: readonly WrongFigure[]): readonly WrongFigure[] {
	if (wrong.length !== 1 || excess(shares).sum.replace(/\.0+%$/, '%') !== '100%') return wrong;
	const [{ actual = '', expected = '' }] = wrong;
	const decimals = /\.(\d+)%/.exec(actual)?.[1].length ?? 0;
	const off = Math.abs(Number.parseFloat(actual) - Number.parseFloat(expected)) * 10 ** decimals;
	return Math.round(off) === 1 ? [{ ...wrong[0], severity: 'rounding' }] : wrong;
}

/** Shares of lists that are not what their figures give; of such a list nothing else is told. */
export const wrongSharesIn = remembering((text: string): readonly WrongFigure[] =>
	listsIn(text).flatMap((list) => {
		const { shares } = list;
		const whole = wholeOf(list);
		const wrong = whole
			? plugged(
					shares,
					shares.flatMap((share) => wrongShare(share, whole))
				)
			: [];
		if (wrong.length > 0 || shares.length < 3) return wrong;
		const { sum, isOff } = excess(shares);
		if (!isOff) return [];
		const span = { start: shares[0].part.span.start, end: shares.at(-1)!.rate.span.end };
		return [{ span, variant: 'sum', actual: sum, expected: '100%' }];
	})
);

/** Shares of a whole that the text names, e.g. 「占本年支出合计的100.00%」. */
export const namedSharesIn = remembering((text: string): readonly Share[] =>
	sharesIn(text).filter(({ whole }) => whole.length >= 4)
);

/** Figures that stand right behind these words. */
export function figuresNamed(text: string, words: string): AmountFact[] {
	const { plain, facts } = factsOf(text);
	return facts.filter(isAmount).filter((fact) => {
		const before = plain.text.slice(Math.max(0, fact.from - words.length - 6), fact.from);
		const at = before.lastIndexOf(words);
		return at >= 0 && /^(?:共|共计|总计|为|是|数)*$/.test(before.slice(at + words.length));
	});
}

export function wrongNamedShare(share: Share, whole: AmountFact): WrongFigure | undefined {
	return wrongShare(share, whole)[0];
}
