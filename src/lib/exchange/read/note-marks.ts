/** Marks that point to a note: the ¹ of 450.25¹ is no digit of the figure, and no word of a name. */

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const ONE = '[0-9０-９⁰¹²³⁴-⁹①-⑳㉑-㉟㊱-㊿❶-❿⓵-⓾ⅰ-ⅻa-zA-Z*＊※†‡§#＃△▲☆★]';
const OPEN = '[\\[［(（⁽〔【]';
const CLOSE = '[\\]］)）⁾〕】]';
/** Raised text that is a mark: 1, ①, *, [2], 注3, 1,2. */
const RAISED_MARK = new RegExp(
	`^${OPEN}?[注註]?\\s?${ONE}{0,3}(?:[,，、\\-–]${ONE}{1,3})*${CLOSE}?$`
);
/** Raised after a unit of measurement it is a power: m². */
const MEASURED = /(?:^|[^A-Za-z])(?:[kcdm]?m)$/i;
/** 1.2×10⁴ */
const POWER_OF_TEN = /[×*·x]\s*10$/i;

/**
 * What a raised text is after the text before it: a mark that belongs to a note, or words of the text.
 *
 * @param raised as it is written, in plain digits or superscripts
 * @returns `undefined` for a mark; else the words, powers in superscripts: m²
 */
export function raisedWords(before: string, raised: string): string | undefined {
	const bare = raised.trim();
	const isPower = (/^[23]$/.test(bare) && MEASURED.test(before)) || POWER_OF_TEN.test(before);
	if (isPower && /^[-−]?\d+$/.test(bare))
		return bare.replace(/[-−]/, '⁻').replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]);
	return bare === '' || !RAISED_MARK.test(bare) ? raised : undefined;
}

/** Characters that are marks by themselves, at the end of a figure. */
const AFTER_FIGURE =
	/^([+\-−(（]?[0-9０-９][0-9０-９,，.．]*[)）%％]?)\s*([⁰¹²³⁴-⁹⁽⁾①-⑳㉑-㉟㊱-㊿❶-❿⓵-⓾*＊※†‡]+|[[［〔][0-9０-９]{1,2}[\]］〕])$/u;
/** At the end of a name only superscripts are: 「项目①」 and 「项目②」 are two names. */
const AFTER_NAME = /^(.*[^A-Za-z0-9\s⁰¹²³⁴-⁹⁽⁾])\s*([⁽]?[⁰¹²³⁴-⁹]+[⁾]?)$/su;

/** Whether a text may end in a mark: quick, since each cell is asked. */
const MAY_END_IN_MARK = /[^\p{Script=Han}0-9A-Za-z.%％）)]$/u;

/** The text of a cell without the mark at its end; `undefined` where it has none. */
export function withoutMark(text: string): { text: string; mark: string } | undefined {
	if (!MAY_END_IN_MARK.test(text)) return undefined;
	const found = AFTER_FIGURE.exec(text) ?? AFTER_NAME.exec(text);
	return found ? { text: found[1], mark: found[2] } : undefined;
}
