/** A printed grid on a worksheet, below its title. */
import { exactAmount, type AmountUnit } from '$lib/budget/values/amount';
import { cellsByLine, type PaperCell, type PaperGrid } from '../paper/paper-grid';
import { cellKey } from '$lib/budget/address/address-book';
import type { ExcelFormulas } from './excel-formulas';
import { LONGEST_CELL } from './shared-strings';
import type { Sheet, SheetValue } from './sheet';
import { cellName } from './sheet-name';
import type { CellStyle, Styles } from './styles';
import { TALLEST_ROW, textHeight } from './text-height';

/** Where Excel, asked to edit a cell, would take its text for a formula. */
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r]/;
/** A row of one line, in points. */
const FIT = 18;

/** Says what formula gives the figure of a cell, from the first row of each line; most have none. */
export type FormulaOf = (cell: PaperCell, rows: readonly number[]) => string | undefined;

/** The formulas of a grid, its cells called by where they stand. */
export function formulasOf(grid: PaperGrid, formulas: ExcelFormulas): FormulaOf {
	const places = new Map(
		grid.cells.flatMap((cell) =>
			cell.ref ? [[cellKey(cell.ref.row, cell.ref.column), cell] as const] : []
		)
	);
	return ({ ref }, rows) => {
		const formula = ref && formulas.get(cellKey(ref.row, ref.column));
		return formula?.(({ row, column }) => {
			const place = places.get(cellKey(row, column));
			return place && cellName(rows[place.line], place.column);
		});
	};
}

export function textValue(text: string): SheetValue {
	return text === '' ? undefined : { text: text.slice(0, LONGEST_CELL) };
}

/** Text of the book: kept text, whatever it looks like. */
export function textStyle(style: CellStyle, text: string): CellStyle {
	return LOOKS_LIKE_FORMULA.test(text) ? { ...style, quoted: true } : style;
}

/**
 * Writes the grid from that row on; gives the first row of each of its lines, and the row after
 * all. A line that is taller than a row may be takes several rows, merged.
 */
export function writeGrid(
	sheet: Sheet,
	styles: Styles,
	grid: PaperGrid,
	unit: AmountUnit,
	top: number,
	formulaOf: FormulaOf = () => undefined
): readonly number[] {
	const rows = [top];
	for (const cells of cellsByLine(grid)) {
		const height = lineHeight(grid, cells);
		const parts = Math.ceil(height / TALLEST_ROW);
		const first = rows[rows.length - 1];
		for (let i = 0; i < parts; i++)
			if (height > FIT) sheet.setHeight(first + i, Math.ceil(height / parts));
		rows.push(first + parts);
	}
	for (const cell of grid.cells) {
		const row = rows[cell.line];
		const down = rows[cell.line + cell.down] - row;
		const block = { row, column: cell.column, across: cell.across, down };
		sheet.set(block, valueOf(cell, unit, formulaOf(cell, rows)), styles.id(styleOf(cell, unit)));
	}
	return rows;
}

function lineHeight(grid: PaperGrid, cells: readonly PaperCell[]): number {
	return cells.reduce((most, cell) => {
		if (cell.down > 1 || cell.amount !== undefined) return most;
		const px = grid.widths
			.slice(cell.column, cell.column + cell.across)
			.reduce((sum, width) => sum + width, 0);
		return Math.max(most, textHeight(cell.text, px - 12 * (cell.indent ?? 0)));
	}, FIT);
}

function valueOf(cell: PaperCell, unit: AmountUnit, formula: string | undefined): SheetValue {
	if (cell.kind !== 'amount' || cell.amount === undefined) return textValue(cell.text);
	const figure = exactAmount(cell.amount, unit, 0);
	return formula === undefined ? { figure } : { figure, formula };
}

function styleOf(cell: PaperCell, unit: AmountUnit): CellStyle {
	const isPrinted = cell.kind === 'header' || cell.kind === 'label';
	const base: CellStyle = {
		font: isPrinted ? 'heading' : cell.strong ? 'strong' : 'body',
		horizontal: { start: 'left', centre: 'center', end: 'right' }[cell.align] as 'left',
		border: true,
		...(cell.kind === 'header' && { fill: true }),
		...(cell.indent && { indent: cell.indent })
	};
	if (cell.kind !== 'amount' || cell.amount === undefined)
		return textStyle({ ...base, wrap: true }, cell.text);
	const number = unit === '万元' ? 'wan' : cell.text.includes('.') ? 'fen' : 'yuan';
	return { ...base, number };
}
