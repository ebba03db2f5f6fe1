/** The lists of the DOCX: one with points for all, and a numbered one for each that counts from 1. */
import { XML_DECLARATION } from '../xml';
import { leadOf } from '$lib/budget/values/text-mark';
import { WORD } from './word-xml';

const POINTS = 1;
/** Two characters of 三号. */
const FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

/** Properties of a paragraph, or of a style. */
export const BULLETED = inList(POINTS);

/** @param list from 1 */
export function numberedList(list: number): string {
	return inList(POINTS + list);
}

function inList(num: number): string {
	return `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${num}"/></w:numPr>`;
}

/** @param lists how many numbered lists the document has */
export function numberingXml(lists: number): string {
	const point = leadOf({ mark: '列表' }).trim();
	const numbered = Array.from(
		{ length: lists },
		(_, i) =>
			`<w:num w:numId="${POINTS + 1 + i}"><w:abstractNumId w:val="1"/>` +
			'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
	);
	return (
		`${XML_DECLARATION}<w:numbering ${WORD}>` +
		abstractList(0, 'bullet', 'space', point) +
		abstractList(1, 'decimal', 'nothing', '%1.') +
		`<w:num w:numId="${POINTS}"><w:abstractNumId w:val="0"/></w:num>${numbered.join('')}</w:numbering>`
	);
}

/** Indented as any paragraph is: the level's word on it goes before the style's. */
function abstractList(id: number, format: string, between: string, text: string): string {
	return (
		`<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">` +
		`<w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="${between}"/>` +
		`<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr>${FIRST_LINE}</w:pPr></w:lvl></w:abstractNum>`
	);
}
