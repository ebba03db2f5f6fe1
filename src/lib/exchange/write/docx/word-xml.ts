/** The small pieces of WordprocessingML. */
import { escapeXml } from '../xml';

export const WORD =
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
	' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Text as a run: line ends and tabs are elements, all else is text and nothing but text. */
export function run(text: string, properties = ''): string {
	if (text === '') return '';
	const pieces = text.split(/(\r\n|\r|\n|\t)/).map((piece) => {
		if (piece === '') return '';
		if (piece === '\t') return '<w:tab/>';
		if (/^[\r\n]/.test(piece)) return '<w:br/>';
		return `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
	});
	return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${pieces.join('')}</w:r>`;
}

export interface ParagraphOptions {
	readonly style?: string;
	readonly newPage?: boolean;
	/** More properties, in the order of the schema, after the style. */
	readonly properties?: string;
}

/** A paragraph of runs that are already XML. */
export function paragraph(runs: string, options: ParagraphOptions = {}): string {
	const { style, newPage, properties = '' } = options;
	const all =
		(style === undefined ? '' : `<w:pStyle w:val="${style}"/>`) +
		(newPage ? '<w:pageBreakBefore/>' : '') +
		properties;
	return `<w:p>${all === '' ? '' : `<w:pPr>${all}</w:pPr>`}${runs}</w:p>`;
}

/** A field with the text that is shown until it is worked out. */
export function field(instruction: string, shown: string): string {
	const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
	return (
		`${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText></w:r>` +
		`${mark('separate')}${run(shown) || '<w:r><w:t/></w:r>'}${mark('end')}`
	);
}
