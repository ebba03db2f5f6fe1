/** Printed grids as HTML tables: header cells say what they head, rows are named by their label. */
import { cellsByLine, type PaperCell, type PaperGrid } from '../paper/paper-grid';
import { escapeXml } from '../xml';

export interface GridWords {
	/** What a screen reader calls the table. */
	readonly caption: string;
	/** Which column names the rows; in forms none does. */
	readonly rowHeader?: (cell: PaperCell) => boolean;
	/** Names lines so that links can lead to them. */
	readonly anchorOf?: (line: number) => string | undefined;
}

export function* gridHtml(grid: PaperGrid, words: GridWords): Iterable<string> {
	const lines = cellsByLine(grid);
	const { rowHeader = () => false, anchorOf = () => undefined } = words;
	yield `<div class="scroll"><table>\n<caption class="hidden">${escapeXml(words.caption)}</caption>\n`;
	if (grid.headerLines > 0) {
		const header = lines.slice(0, grid.headerLines).map((cells) => lineHtml(cells, () => false));
		yield `<thead>\n${header.join('')}</thead>\n`;
	}
	yield '<tbody>\n';
	for (const [i, cells] of lines.slice(grid.headerLines).entries())
		yield lineHtml(cells, rowHeader, anchorOf(grid.headerLines + i));
	yield '</tbody>\n</table></div>\n';
}

function lineHtml(
	cells: readonly PaperCell[],
	rowHeader: (cell: PaperCell) => boolean,
	anchor?: string
): string {
	const id = anchor === undefined ? '' : ` id="${escapeXml(anchor)}"`;
	const strong = cells.some((cell) => cell.strong && cell.kind !== 'prose');
	const look = strong ? ' class="strong"' : '';
	return `<tr${id}${look}>${cells.map((cell) => cellHtml(cell, rowHeader)).join('')}</tr>\n`;
}

function cellHtml(cell: PaperCell, rowHeader: (cell: PaperCell) => boolean): string {
	const { across, down, kind } = cell;
	const isLabel = kind === 'header' || kind === 'label';
	const isRowHeader = !isLabel && cell.text !== '' && rowHeader(cell);
	const tag = isLabel || isRowHeader ? 'th' : 'td';
	const look = [
		kind === 'label' ? 'label' : '',
		kind === 'amount' ? 'figure' : '',
		!isLabel && cell.align === 'centre' ? 'centre' : '',
		cell.indent ? `i${cell.indent}` : ''
	].filter((name) => name !== '');
	const scope = kind === 'header' ? (across > 1 ? 'colgroup' : 'col') : isRowHeader ? 'row' : '';
	return (
		`<${tag}` +
		(scope ? ` scope="${scope}"` : '') +
		(look.length > 0 ? ` class="${look.join(' ')}"` : '') +
		(across > 1 ? ` colspan="${across}"` : '') +
		(down > 1 ? ` rowspan="${down}"` : '') +
		`>${escapeXml(cell.text)}</${tag}>`
	);
}
