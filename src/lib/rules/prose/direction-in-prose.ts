/** Changes in words: 「比上年增加」, 「下降」, 「与上年预算数相同」. Only those that state a figure's change. */
import type { DirectionFact } from './fact';
import type { PlainText } from '../text/plain-text';

const CHANGE =
	/(增加|增长|上升|提高|上涨|净增|增幅|减少|下降|降低|压减|压缩|缩减|净减|降幅|减|增)(?:额|幅)?(?:了|为|约|近|达|到)?(?=-?\d)/y;
const SAME = /相同|持平|一致|无变化|没有变化|未发生变化|无增减(?:变化)?|不变|基本持平/y;
const DOWN = /^(?:减|下降|降|压|缩)/;
const STARTS = /[增上提净减下降压缩相持一无没未不基]/;

const BASE =
	/(?:较|比|同比|与|和|同)(?:上年度?|去年|前年|20\d\d年度?)?(?:同期|同口径)?(?:相比|相较)?(?:的?(?:年初)?预算数?|预算安排|决算数?|执行数)?(?:略有|有所|基本|均)?$/;
const SAME_BASE = /(?:较|比|与|和|同)(?:上年度?|去年|20\d\d年度?)[\u4e00-\u9fff“”]{0,12}$/;

export function scanDirections(plain: PlainText): DirectionFact[] {
	const { text } = plain;
	const directions: DirectionFact[] = [];
	for (let at = 0; at < text.length; at++) {
		if (!STARTS.test(text[at])) continue;
		const found = readChange(plain, at) ?? readSame(plain, at);
		if (!found) continue;
		directions.push(found);
		at = found.to - 1;
	}
	return directions;
}

function readChange(plain: PlainText, at: number): DirectionFact | undefined {
	CHANGE.lastIndex = at;
	const match = CHANGE.exec(plain.text);
	if (!match || plain.text[at - 1] === '新') return undefined;
	const word = match[1];
	const sense = DOWN.test(word) ? 'down' : 'up';
	return direction(plain, sense, word, at, BASE);
}

/** 「相同」 and its like state a change only after a comparison with an earlier year. */
function readSame(plain: PlainText, at: number): DirectionFact | undefined {
	SAME.lastIndex = at;
	const word = SAME.exec(plain.text)?.[0];
	if (word === undefined) return undefined;
	const found = direction(plain, 'same', word, at, SAME_BASE);
	return found.base < at ? found : undefined;
}

const LOOK_BACK = 24;

function direction(
	plain: PlainText,
	sense: DirectionFact['sense'],
	word: string,
	at: number,
	base: RegExp
): DirectionFact {
	const from = Math.max(0, at - LOOK_BACK);
	const before = base.exec(plain.text.slice(from, at));
	const to = at + word.length;
	return {
		kind: 'direction',
		sense,
		word,
		base: before ? from + before.index : at,
		from: at,
		to,
		span: plain.spanOf(at, to)
	};
}
