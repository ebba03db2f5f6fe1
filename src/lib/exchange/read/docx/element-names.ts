/** Elements of a Word document by what they do to the text inside of them. */

/** What stands a second time for older programs, codes of fields, and how things looked before a change. */
export const SKIPPED = new Set([
	...['w:instrText', 'w:delInstrText', 'w:sdtPr', 'w:sdtEndPr', 'w:rPrChange', 'w:pPrChange'],
	...['w:tcPrChange', 'w:trPrChange', 'w:tblPrChange', 'w:tblPrExChange', 'w:sectPrChange']
]);
export const DELETIONS = new Set(['w:del', 'w:moveFrom']);
export const TEXTS = new Set(['w:t', 'w:delText', 'm:t']);
/** Places of drawings, as text. */
export const MEASURES = /^wp(?:14)?:/;
