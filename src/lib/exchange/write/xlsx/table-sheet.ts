/** One table on a worksheet: number, title, owner and unit, the official header, the rows, the note. */
import type { TablePaper } from '../paper/table-paper';
import { cellKey } from '$lib/budget/address/address-book';
import type { PaperGrid } from '../paper/paper-grid';
import { textStyle, textValue, writeGrid, type FormulaOf } from './grid-sheet';
import { Sheet } from './sheet';
import { cellName, sheetName } from './sheet-name';
import type { CellStyle, Styles } from './styles';
import type { Sums } from './sums';
import { textHeight } from './text-height';

/** Rows above the header: number, title, owner and unit. */
const HEAD_ROWS = 3;
const TITLE_HEIGHT = 34;

/** @param sums the cells that are written as formulas */
export function tableSheet(paper: TablePaper, styles: Styles, sums: Sums): Sheet {
	const { grid } = paper;
	const columns = grid.widths.length;
	const sheet = new Sheet(sheetName(`表${paper.ordinal}`, paper.short), grid.widths, {
		landscape: true,
		titleRows: [HEAD_ROWS, HEAD_ROWS + grid.headerLines - 1]
	});
	const line = (row: number, column: number, across: number, text: string, style: CellStyle) =>
		sheet.set({ row, column, across, down: 1 }, textValue(text), styles.id(textStyle(style, text)));
	line(0, 0, columns, paper.number, { font: 'body', horizontal: 'left' });
	line(1, 0, columns, paper.title, { font: 'title', horizontal: 'center' });
	sheet.setHeight(1, TITLE_HEIGHT);
	const left = columns - 1;
	line(2, 0, left, paper.owner, { font: 'body', horizontal: 'left' });
	line(2, left, 1, paper.unit, { font: 'body', horizontal: 'right' });
	const rows = writeGrid(sheet, styles, grid, paper.printedIn, HEAD_ROWS, formulas(grid, sums));
	if (paper.note !== undefined) {
		const row = rows[rows.length - 1];
		const text = `注：${paper.note}`;
		line(row, 0, columns, text, { font: 'body', horizontal: 'left', wrap: true });
		sheet.setHeight(
			row,
			textHeight(
				text,
				grid.widths.reduce((a, b) => a + b)
			)
		);
	}
	return sheet;
}

/** More addends than Excel takes are left a figure. */
const MOST_ADDENDS = 255;

function formulas(grid: PaperGrid, sums: Sums): FormulaOf {
	const places = new Map(
		grid.cells.flatMap((cell) =>
			cell.ref ? [[cellKey(cell.ref.row, cell.ref.column), cell] as const] : []
		)
	);
	return ({ ref }, rows) => {
		const addends = ref && sums.get(cellKey(ref.row, ref.column));
		if (!addends || addends.length > MOST_ADDENDS) return undefined;
		const names = addends.map(({ row, column }) => {
			const place = places.get(cellKey(row, column));
			return place && cellName(rows[place.line], place.column);
		});
		return names.includes(undefined) ? undefined : `SUM(${names.join(',')})`;
	};
}
