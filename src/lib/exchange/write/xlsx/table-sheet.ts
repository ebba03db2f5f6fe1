/** One table on a worksheet: number, title, owner and unit, the official header, the rows, the note. */
import type { TablePaper } from '../paper/table-paper';
import { formulasOf, textStyle, textValue, writeGrid } from './grid-sheet';
import { Sheet } from './sheet';
import { sheetName } from './sheet-name';
import type { CellStyle, Styles } from './styles';
import type { ExcelFormulas } from './excel-formulas';
import { textHeight } from './text-height';

/** Rows above the header: number, title, owner and unit. */
const HEAD_ROWS = 3;
const TITLE_HEIGHT = 34;

/** @param formulas of the cells that Excel computes */
export function tableSheet(paper: TablePaper, styles: Styles, formulas: ExcelFormulas): Sheet {
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
	const rows = writeGrid(
		sheet,
		styles,
		grid,
		paper.printedIn,
		HEAD_ROWS,
		formulasOf(grid, formulas)
	);
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
