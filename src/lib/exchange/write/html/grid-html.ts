/** Printed grids as HTML tables: header cells say what they head, rows are named by their label. */
import { cellsByLine, type PaperCell, type PaperGrid } from '../paper/paper-grid';
import { escapeXml } from '../xml';

export interface GridWords {
	/** What a screen reader calls the table. */
	readonly caption: string;
	/** Names lines so that links can lead to them. */
	readonly anchorOf?: (line: number) => string | undefined;
}

export function* gridHtml(grid: PaperGrid, words: GridWords): Iterable<string> {
	const lines = cellsByLine(grid);
	const { anchorOf = () => undefined } = words;
	const caption = escapeXml(words.caption);
	// What does not fit is scrolled to, by keys, too.
	yield `<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>\n`;
	yield `<caption class="hidden">${caption}</caption>\n`;
	if (grid.headerLines > 0) {
		const header = lines.slice(0, grid.headerLines).map((cells) => lineHtml(cells));
		yield `<thead>\n${header.join('')}</thead>\n`;
	}
	yield '<tbody>\n';
	for (const [i, cells] of lines.slice(grid.headerLines).entries())
		yield lineHtml(cells, anchorOf(grid.headerLines + i));
	yield '</tbody>\n</table></div>\n';
}

function lineHtml(cells: readonly PaperCell[], anchor?: string): string {
	const id = anchor === undefined ? '' : ` id="${escapeXml(anchor)}"`;
	const strong = cells.some((cell) => cell.strong && cell.kind !== 'prose');
	const look = strong ? ' class="strong"' : '';
	return `<tr${id}${look}>${cells.map(cellHtml).join('')}</tr>\n`;
}

function cellHtml(cell: PaperCell): string {
	const { across, down, kind, heads } = cell;
	const isLabel = kind === 'header' || kind === 'label';
	const tag = heads ? 'th' : 'td';
	const look = [
		kind === 'label' ? 'label' : '',
		kind === 'amount' ? 'figure' : '',
		!isLabel && cell.align === 'centre' ? 'centre' : '',
		cell.indent ? `i${cell.indent}` : ''
	].filter((name) => name !== '');
	const scope = heads === 'column' ? (across > 1 ? 'colgroup' : 'col') : heads;
	return (
		`<${tag}` +
		(scope ? ` scope="${scope}"` : '') +
		(look.length > 0 ? ` class="${look.join(' ')}"` : '') +
		(across > 1 ? ` colspan="${across}"` : '') +
		(down > 1 ? ` rowspan="${down}"` : '') +
		`>${escapeXml(cell.text)}</${tag}>`
	);
}
