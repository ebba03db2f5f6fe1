/**
 * Radicals that stand for characters: some programs write 「⾏政」 (U+2F8F) where 「行政」 (U+884C) is meant, since
 * both look alike in their font. One radical (U+2E80) has no character of its own and stays.
 */

/** U+2E80 … U+2EF3, CJK Radicals Supplement: the property EquivalentUnifiedIdeograph of Unicode, in order. */
const SUPPLEMENT = [
	...[
		'⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日',
		'月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂',
		'肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝',
		'雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'
	].join('')
];
const FIRST = 0x2e80;

/** Radicals (U+2E80–2FDF) and compatibility ideographs. */
const STAND_INS = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

export const hasRadicals = (text: string): boolean => text.search(STAND_INS) >= 0;

/** Each of them once. */
export const radicalsOf = (text: string): string[] => [...new Set(text.match(STAND_INS))];

/** The same text in the characters that are meant; each for one, so that places in it stay. */
export function withoutRadicals(text: string): string {
	return text.replace(STAND_INS, characterOf);
}

function characterOf(standIn: string): string {
	// Unicode says 「戶」; simplified text that has this radical means 「户」.
	if (standIn === '⼾') return '户';
	// Of all others NFKC is the character.
	return SUPPLEMENT[standIn.codePointAt(0)! - FIRST] ?? standIn.normalize('NFKC');
}
