/** One project form on a worksheet. */
import type { FormPaper } from '../paper/form-paper';
import type { ExcelFormulas } from './excel-formulas';
import { formulasOf, writeGrid } from './grid-sheet';
import { Sheet } from './sheet';
import { sheetName } from './sheet-name';
import type { Styles } from './styles';

/** Rows above the form: title, year. */
const HEAD_ROWS = 2;
const TITLE_HEIGHT = 30;

/** @param formulas of the cells that Excel computes */
export function formSheet(paper: FormPaper, styles: Styles, formulas: ExcelFormulas): Sheet {
	const { widths } = paper.grid;
	const name = sheetName(`项目${paper.number}`, paper.name);
	const sheet = new Sheet(name, widths, { landscape: false });
	[paper.title, paper.year].forEach((text, row) =>
		sheet.set(
			{ row, column: 0, across: widths.length, down: 1 },
			{ text },
			styles.id({ font: row === 0 ? 'title' : 'body', horizontal: 'center' })
		)
	);
	sheet.setHeight(0, TITLE_HEIGHT);
	const formulaOf = formulasOf(paper.grid, formulas);
	writeGrid(sheet, styles, paper.grid, paper.printedIn, HEAD_ROWS, formulaOf);
	return sheet;
}
