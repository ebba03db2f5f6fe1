/** What a template left in a text: choices that nobody made, percentages without their sign. */
import type { Span } from '../text/plain-text';
import { PlainText } from '../text/plain-text';
import { remembering } from '../text/memory';

const UP = '增加|增长|提高|上升|大于|高于|多于';
const DOWN = '减少|下降|降低|压减|减低|小于|低于|少于';
/** 「增加（减少）」, 「下降（增长）」, 「大于/小于」. */
const CHOICE = new RegExp(
	`(?:${UP})(?:\\((?:${DOWN})\\)|/(?:${DOWN}))|(?:${DOWN})(?:\\((?:${UP})\\)|/(?:${UP}))`,
	'g'
);

/** 「增加5.20万元，增长13.95。」 */
const WITHOUT_SIGN =
	/(?<=(?:万|亿)?元,?(?:同比|比上年|即)?)(?:增长|下降|上升|降低|增幅|降幅)(?:了|为|约)?(\d+(?:\.\d+)?)(?=[。;,、)\n]|$)|(?<=(?:万|亿)元,)占(\d+(?:\.\d+)?)(?=[。;,、)\n]|$)/g;

function placesOf(text: string, pattern: RegExp): Span[] {
	const plain = new PlainText(text);
	return [...plain.text.matchAll(pattern)].map(({ 0: found, index }) =>
		plain.spanOf(index, index + found.length)
	);
}

export const choicesIn = remembering((text: string): readonly Span[] =>
	/[（(/／]/.test(text) ? placesOf(text, CHOICE) : []
);

export const percentsWithoutSign = remembering((text: string): readonly Span[] =>
	/[增降占升]/.test(text) ? placesOf(text, WITHOUT_SIGN) : []
);

/** A word of three characters or more, or one that joins, twice in a row. */
const DOUBLED =
	/([\u4e00-\u9fff]{3,12})\1|(?<![目有标])的的(?!确)|万元万元|(?:其中[:：]?){2,}|(?:主要){2,}|[%％]{2,}/g;

export const doubledWordsIn = remembering((text: string): readonly Span[] =>
	placesOf(text, DOUBLED)
);
