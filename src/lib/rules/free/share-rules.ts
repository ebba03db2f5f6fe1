/** G03, G04: shares and lists of parts, from the figures of their own list. */
import { proseRule, draftOf, type WrongFigure } from './wrong-figure';
import type { Draft } from '../finding/draft';
import type { RuleReader } from '../reading/rule-reader';
import type { Rule } from '../rule/rule';
import { blockAt, blockIds, blocksOf, type ProseBlock } from './prose-block';
import { figuresNamed, namedSharesIn, wrongNamedShare, wrongSharesIn } from './shares';
import { claimsTell, sectionsTell } from './told-by-claims';
import { wrongDivisionsIn } from './whole-and-parts';

const sharesToldByClaims = claimsTell(['N2', 'N3', 'N5'], ['share']);

/** 「占本年支出合计的99.86%」, where all of the document names one figure so. */
function wrongNamedShares(reader: RuleReader, block: ProseBlock): WrongFigure[] {
	const shares = namedSharesIn(block.text);
	if (shares.length === 0) return [];
	const texts = blocksOf(reader).map(({ text }) => text);
	return shares.flatMap((share) => {
		const [whole, ...others] = texts.flatMap((text) => figuresNamed(text, share.whole));
		if (!whole || others.some(({ value }) => value !== whole.value)) return [];
		return wrongNamedShare(share, whole) ?? [];
	});
}

/** 「其中：甲5.00万元，占50%；乙5.00万元，占50%」. Source: rules.md, PCT: shares sum to 100.00 ± 0.005 × (n + 1). */
export const sharesFollowFromFigures: Rule = {
	id: 'G03',
	severity: 'error',
	comparator: 'PCT',
	each: 'listed',
	list: blockIds,
	check: (reader, id): Draft[] | undefined => {
		const block = blockAt(reader, id);
		if (!block) return undefined;
		const isTold = sharesToldByClaims(reader, block);
		const inLists = wrongSharesIn(block.text);
		const named = wrongNamedShares(reader, block).filter(
			({ span }) => !inLists.some((other) => other.span.start === span.start)
		);
		return [...inLists, ...named].filter((one) => !isTold(one)).map((one) => draftOf(block, one));
	}
};

/** 「采购10.00万元，其中：货物5.00万元、工程2.00万元、服务3.00万元」. Source: rules.md, SUM. */
export const partsAddUp: Rule = proseRule(
	{ id: 'G04', severity: 'error', comparator: 'SUM' },
	wrongDivisionsIn,
	sectionsTell(['N1', 'N3', 'N7', 'N9', 'N11'])
);
