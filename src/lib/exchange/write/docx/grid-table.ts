/** Printed grids as tables of WordprocessingML. */
import { cellsByLine, type PaperCell, type PaperGrid } from '../paper/paper-grid';
import { paragraph, run } from './word-xml';

/** One place of a line: where a cell starts, or goes on from the line above. */
interface Place {
	readonly cell: PaperCell;
	readonly starts: boolean;
}

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
	.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
	.join('');
/** Longer than this, a line of a form may go over the end of a page. */
const SPLITS_FROM = 600;

/** @param width of the table, in twentieths of a point */
export function* gridTable(grid: PaperGrid, width: number): Iterable<string> {
	const widths = columnWidths(grid, width);
	yield (
		`<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/>` +
		`<w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
		'<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
		`<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>`
	);
	for (const [line, places] of placesByLine(grid).entries())
		yield rowXml(places, widths, line < grid.headerLines);
	yield '</w:tbl>';
}

/** In proportion, in whole twentieths of a point that add up to the width. */
function columnWidths({ widths }: PaperGrid, width: number): number[] {
	const all = widths.reduce((sum, px) => sum + px, 0);
	let before = 0;
	return widths.map((_, i) => {
		const upTo = widths.slice(0, i + 1).reduce((sum, px) => sum + px, 0);
		const edge = Math.round((upTo / all) * width);
		const own = edge - before;
		before = edge;
		return own;
	});
}

function placesByLine(grid: PaperGrid): Place[][] {
	const open: { cell: PaperCell; until: number }[] = [];
	return cellsByLine(grid).map((cells, line) => {
		const covering = open.filter(({ until }) => until > line);
		open.length = 0;
		open.push(...covering, ...cells.map((cell) => ({ cell, until: line + cell.down })));
		return [
			...covering.map(({ cell }) => ({ cell, starts: false })),
			...cells.map((cell) => ({ cell, starts: true }))
		].sort((a, b) => a.cell.column - b.cell.column);
	});
}

function rowXml(places: readonly Place[], widths: readonly number[], isHeader: boolean): string {
	const isLong = places.some(({ cell }) => cell.text.length > SPLITS_FROM);
	const properties = (isLong ? '' : '<w:cantSplit/>') + (isHeader ? '<w:tblHeader/>' : '');
	const cells = places.map((place) => cellXml(place, widths));
	return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

function cellXml({ cell, starts }: Place, widths: readonly number[]): string {
	const { column, across, down } = cell;
	const width = widths.slice(column, column + across).reduce((sum, w) => sum + w, 0);
	const merge = down === 1 ? '' : starts ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
	const shade =
		cell.kind === 'header' ? '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' : '';
	return (
		`<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>` +
		(across > 1 ? `<w:gridSpan w:val="${across}"/>` : '') +
		`${merge}${shade}<w:vAlign w:val="center"/></w:tcPr>${starts ? content(cell) : '<w:p/>'}</w:tc>`
	);
}

function content(cell: PaperCell): string {
	const isPrinted = cell.kind === 'header' || cell.kind === 'label';
	const align = { start: 'left', centre: 'center', end: 'right' }[cell.align];
	return paragraph(run(cell.text, cell.strong ? '<w:b/>' : ''), {
		style: isPrinted ? 'CellHead' : 'Cell',
		properties:
			(cell.indent ? `<w:ind w:left="${cell.indent * 180}"/>` : '') + `<w:jc w:val="${align}"/>`
	});
}
