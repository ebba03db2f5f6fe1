/** Settings of the grid library: what never changes, and what follows from the shape of a model. */
import type { SheetModel } from './grid-port';
import type { GridSettings } from './handsontable-modules';
import { nestHeader } from './nested-header';
import { HEADER_HEIGHT, LINE_NUMBER_WIDTH } from './sheet-room';

/** The library's data: exact texts, which it copies and opens editors with; null is a blank. */
export type GridTexts = (string | null)[][];

export function textsOf(model: SheetModel): GridTexts {
	return model.lines.map((line) => line.cells.map(({ exact }) => exact || null));
}

/** Spreadsheet habits on, everything that writes by itself off. */
export const HABITS: GridSettings = {
	theme: 'ht-theme-main',
	injectCoreCss: false,
	width: '100%',
	rowHeaderWidth: LINE_NUMBER_WIDTH,
	renderAllColumns: true,
	viewportRowRenderingOffset: 12,
	// Ours instead: the library's undo erases what others wrote.
	undo: false,
	readOnlyCellClassName: 'grid-readonly',
	autoColumnSize: false,
	// Without it the first composed syllable of an input method is lost.
	imeFastEdit: true,
	allowInsertRow: false,
	allowRemoveRow: false,
	allowInsertColumn: false,
	allowRemoveColumn: false,
	beforeCreateRow: () => false,
	beforeRemoveRow: () => false,
	beforeCreateCol: () => false,
	beforeRemoveCol: () => false,
	trimWhitespace: false,
	outsideClickDeselects: false,
	fillHandle: { autoInsertRow: false },
	autoWrapRow: true,
	autoWrapCol: false,
	copyPaste: true
};

/** Settings by the kind of sheet. */
export function layoutSettings({ layout, frozen }: SheetModel): GridSettings {
	const form = layout === 'form';
	return {
		height: form ? 'auto' : '100%',
		fixedColumnsStart: frozen,
		renderAllRows: form,
		manualColumnResize: !form
	};
}

/** Settings to give anew whenever lines, columns or merged blocks change. */
export function shapeSettings(
	model: SheetModel,
	data: GridTexts,
	colWidths: number[]
): GridSettings {
	const nested = nestHeader(model.header, model.columns.length);
	if (!nested.ok) throw new Error(`${nested.gap.kind} at ${nested.gap.level}:${nested.gap.column}`);
	const form = model.layout === 'form';
	const merged = model.merged.map(({ line, column, lines, columns }) => ({
		row: line,
		col: column,
		rowspan: lines,
		colspan: columns
	}));
	return {
		data,
		colWidths,
		colHeaders: !form,
		nestedHeaders: form ? undefined : (nested.lines as never),
		columnHeaderHeight: form ? undefined : model.header.map(() => HEADER_HEIGHT),
		mergeCells: merged.length === 0 ? false : merged
	};
}
