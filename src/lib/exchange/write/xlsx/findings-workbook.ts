/** A list with headings as a workbook of one sheet: what the findings of a book are sent around as. */
import type { BookHead } from '$lib/budget/book/book';
import { ZipWriter } from '../zip';
import { textStyle, textValue } from './grid-sheet';
import { addPackageParts } from './package-parts';
import { SharedStrings } from './shared-strings';
import { Sheet } from './sheet';
import { Styles, type CellStyle } from './styles';
import { TALLEST_ROW, textHeight } from './text-height';

/** A text, or an exact decimal; `amount`s have thousands separators and two decimals. */
export type ListCell =
	{ readonly text: string } | { readonly figure: string; readonly amount?: boolean };

export interface FindingsTable {
	readonly name: string;
	readonly title: string;
	/** 序号, 级别, 规则, 规则内容, 单位, 位置, 问题, 应为, 实为, 相差, 计量单位, 处理, 说明, 指派. */
	readonly headings: readonly string[];
	readonly rows: readonly (readonly ListCell[])[];
}

const WIDTHS = [44, 64, 60, 220, 140, 200, 340, 100, 100, 90, 64, 96, 180, 110];
/** Title and headings. */
const HEAD_ROWS = 2;
const LINE = 18;

/** The same list gives the same bytes. */
export function writeFindingsXlsx(head: BookHead, table: FindingsTable): Uint8Array {
	const styles = new Styles();
	const sheet = listSheet(table, styles);
	const zip = new ZipWriter();
	const strings = new SharedStrings();
	zip.add('xl/worksheets/sheet1.xml', sheet.xml(strings));
	addPackageParts(zip, head, [sheet], strings, styles);
	return zip.finish();
}

function listSheet({ name, title, headings, rows }: FindingsTable, styles: Styles): Sheet {
	const sheet = new Sheet(name, WIDTHS, { landscape: true, titleRows: [1, 1], frozenColumns: 3 });
	const set = (row: number, column: number, cell: ListCell, style: CellStyle, across = 1): void =>
		sheet.set(
			{ row, column, across, down: 1 },
			'text' in cell ? textValue(cell.text) : { figure: cell.figure },
			styles.id('text' in cell ? textStyle(style, cell.text) : style)
		);
	set(0, 0, { text: title }, { font: 'strong', horizontal: 'left' }, headings.length);
	sheet.setHeight(0, 1.5 * LINE);
	headings.forEach((text, column) =>
		set(1, column, { text }, { font: 'heading', horizontal: 'center', border: true, fill: true })
	);
	rows.forEach((cells, i) => {
		const row = HEAD_ROWS + i;
		let height = LINE;
		cells.forEach((cell, column) => {
			set(row, column, cell, styleOf(cell));
			if ('text' in cell) height = Math.max(height, textHeight(cell.text, WIDTHS[column]));
		});
		sheet.setHeight(row, Math.min(TALLEST_ROW, height));
	});
	return sheet;
}

function styleOf(cell: ListCell): CellStyle {
	if ('text' in cell)
		return { font: 'body', horizontal: 'left', vertical: 'top', wrap: true, border: true };
	const number = cell.amount ? 'wan' : 'none';
	return { font: 'body', number, horizontal: 'right', vertical: 'top', border: true };
}
