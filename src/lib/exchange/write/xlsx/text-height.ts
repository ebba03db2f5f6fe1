/** How tall a row has to be for its texts: merged cells do not fit themselves in Excel. */

const LINE_HEIGHT = 13;
const PADDING = 5;
/** Excel's tallest row, in points. */
export const TALLEST_ROW = 409;

/** Widths of columns in characters of the body font, from px at 100 %. */
export function columnWidth(px: number): number {
	return Math.round(((px - 5) / 7) * 100) / 100;
}

/** Points that a text needs in a cell of that width. A Chinese character is as wide as two digits. */
export function textHeight(text: string, px: number): number {
	const room = Math.max(2, Math.floor((px - 12) / 7));
	const lines = text
		.split('\n')
		.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
	return lines * LINE_HEIGHT + PADDING;
}

function widthOf(line: string): number {
	let width = 0;
	for (const character of line) width += character > '\u2e7f' ? 2 : 1;
	return width;
}
