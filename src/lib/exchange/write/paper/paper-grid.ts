/** A printed grid: what every written format shows of a table or a form, cell by cell. */
import { printAmount, type AmountUnit, type Fen } from '$lib/budget/values/amount';
import type { CellRef } from '$lib/budget/address/address-book';

export interface PaperCell {
	readonly line: number;
	readonly column: number;
	readonly across: number;
	readonly down: number;
	/** `header` and `label` are printed by the form, the others by the book. */
	readonly kind: 'header' | 'label' | 'code' | 'text' | 'prose' | 'amount';
	/** As printed; empty for a blank cell. */
	readonly text: string;
	/** Of a figure: the exact amount. Text that stands where a figure belongs has none. */
	readonly amount?: Fen;
	/** The cell of the book that is printed here. */
	readonly ref?: CellRef;
	readonly align: 'start' | 'centre' | 'end';
	/** Steps of indentation. */
	readonly indent?: number;
	readonly strong?: boolean;
	/** What it names: the cells below it, or those beside it. */
	readonly heads?: 'column' | 'row';
}

export interface PaperGrid {
	/** Of the columns, in px at 100 %. */
	readonly widths: readonly number[];
	/** Leading lines that are repeated on every page. */
	readonly headerLines: number;
	readonly lines: number;
	/** Line by line, from left to right; they tile the grid. */
	readonly cells: readonly PaperCell[];
}

/** The cells of each line, in order. */
export function cellsByLine(grid: PaperGrid): readonly (readonly PaperCell[])[] {
	const lines: PaperCell[][] = Array.from({ length: grid.lines }, () => []);
	for (const cell of grid.cells) lines[cell.line].push(cell);
	return lines;
}

/** Forms print whole 元, and 分 only where there are any; tables print two decimals, in either unit. */
export function printFigure(amount: Fen, unit: AmountUnit): string {
	const printed = printAmount(amount, unit);
	return unit === '元' && printed.endsWith('.00') ? printed.slice(0, -3) : printed;
}
