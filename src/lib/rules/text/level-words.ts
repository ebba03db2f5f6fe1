/** Words of a level of government other than the book's: 省直部门 in a city's book is a left-over. */

export interface LevelWord {
	readonly word: string;
	readonly start: number;
	readonly end: number;
}

/** How each level calls what is its own, where another level has no business. */
const WORDS: Readonly<Record<string, RegExp>> = {
	省级: /省直(?:机关|部门|单位|行政|各部门|预算)?|省本级|省级(?:预算)?(?:部门|单位)(?:预算|编制)?|《省级/g,
	市级: /市直(?:机关|部门|单位|行政|各部门|预算)?|市本级|市级(?:预算)?(?:部门|单位)预算/g,
	县级: /[区县]直(?:机关|部门|单位|行政|各部门|预算)|[区县]本级|[区县]级(?:预算)?(?:部门|单位)预算/g
};

/** Most texts have none, of any level. */
const ANY = /[省市区县](?:直|本级|级(?:预算)?(?:部门|单位))|《省级/;

/** In order; numbers of documents (「晋财省直预〔2020〕8号」) and words of the own level are none. */
export function otherLevelsIn(text: string, level: string): LevelWord[] {
	if (!ANY.test(text) || !Object.hasOwn(WORDS, level)) return [];
	return Object.entries(WORDS)
		.filter(([other]) => other !== level)
		.flatMap(([, words]) =>
			[...text.matchAll(words)].map(({ 0: word, index }) => ({
				word,
				start: index,
				end: index + word.length
			}))
		)
		.filter(({ word, start, end }) => !isPartOfNumber(text, word, start, end))
		.sort((a, b) => a.start - b.start);
}

/** 「财省直预〔」, 「县区直属」 are no words about a level. */
function isPartOfNumber(text: string, word: string, start: number, end: number): boolean {
	return (
		/[财办发政字]$/.test(text.slice(0, start)) ||
		(/直$/.test(word) && /^[属接辖]/.test(text.slice(end)))
	);
}
